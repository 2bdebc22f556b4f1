import type { Annotations } from '../annotations.ts';
import type { Transcript } from '../transcript.ts';
import { countedWords } from './word-counting.ts';
import { correctedText, placeCorrections } from './placed-corrections.ts';
import { addWordErrors, countWordErrors, type WordErrors } from './word-error-rate.ts';

/** The word errors in the checked turns of one speaker. */
export interface SpeakerErrors {
  /** As Retell names the speaker: `agent`, `user`, `transfer_target`. */
  readonly speaker: string;
  readonly turns: number;
  readonly errors: WordErrors;
}

export const noWordErrors: WordErrors = {
  substitutions: 0,
  insertions: 0,
  deletions: 0,
  referenceWords: 0,
};

/**
 * Compares Retell's text of the checked turns with what was really said there, by speaker, in the order
 * in which they first speak. A turn that was not checked says nothing about errors and does not count,
 * even if something in it is corrected.
 */
export function wordErrorsOfCall(
  transcript: Transcript,
  { corrections, checkedTurns }: Pick<Annotations, 'corrections' | 'checkedTurns'>,
): readonly SpeakerErrors[] {
  const placed = placeCorrections(transcript, corrections);
  const bySpeaker = new Map<string, SpeakerErrors>();
  for (const entry of checkedTurns) {
    const turn = transcript.entries[entry];
    if (turn?.kind !== 'turn') continue;
    const { speaker, text } = turn;
    const said = correctedText(text, placed.get(entry) ?? []);
    const errors = countWordErrors(countedWords(said), countedWords(text));
    const before = bySpeaker.get(speaker);
    bySpeaker.set(speaker, {
      speaker,
      turns: (before?.turns ?? 0) + 1,
      errors: addWordErrors(before?.errors ?? noWordErrors, errors),
    });
  }
  return [...bySpeaker.values()];
}

/** The errors of all speakers together. */
export const totalErrors = (
  parts: readonly Pick<SpeakerErrors, 'turns' | 'errors'>[],
): Omit<SpeakerErrors, 'speaker'> => ({
  turns: parts.reduce((sum, { turns }) => sum + turns, 0),
  errors: parts.reduce((sum, { errors }) => addWordErrors(sum, errors), noWordErrors),
});
