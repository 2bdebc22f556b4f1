import type { Call } from '../call.ts';
import { totalErrors, type SpeakerErrors } from './call-word-errors.ts';
import { wordErrorRate } from './word-error-rate.ts';

/** The word errors in the checked turns of one call, as one reviewer checked them. */
export interface CheckedCall {
  readonly call: Pick<Call, 'id' | 'agentId' | 'agentName' | 'agentVersion'>;
  readonly bySpeaker: readonly SpeakerErrors[];
}

/** The word error rate of one agent, version and speaker. */
export interface WordErrorRate extends SpeakerErrors {
  readonly agentId?: string;
  readonly agentName?: string;
  readonly agentVersion?: number;
  /** Calls with a checked turn of this speaker. A call that two reviewers checked counts once. */
  readonly calls: number;
  /** Undefined if nothing was said in the checked turns. */
  readonly rate?: number;
}

/**
 * Adds up the errors by agent, version and speaker, sorted by these. Errors and words are added before
 * they are divided, so a long call weighs more than a short one. A turn that two reviewers checked
 * counts twice, because each of them compared it with the recording.
 */
export function wordErrorRates(checked: readonly CheckedCall[]): readonly WordErrorRate[] {
  const parts = checked.flatMap(({ call, bySpeaker }) =>
    bySpeaker.map((errors) => ({ ...errors, call })),
  );
  const groups = Map.groupBy(parts, ({ call, speaker }) =>
    JSON.stringify([call.agentId, call.agentVersion, speaker]),
  );
  return [...groups.values()]
    .flatMap(([first, ...rest]) => {
      if (first === undefined) return [];
      const all = [first, ...rest];
      const { agentId, agentVersion } = first.call;
      const agentName = all.find(({ call }) => call.agentName !== undefined)?.call.agentName;
      const total = totalErrors(all);
      const rate = wordErrorRate(total.errors);
      return {
        ...(agentId === undefined ? {} : { agentId }),
        ...(agentName === undefined ? {} : { agentName }),
        ...(agentVersion === undefined ? {} : { agentVersion }),
        speaker: first.speaker,
        calls: new Set(all.map(({ call }) => call.id)).size,
        ...total,
        ...(rate === undefined ? {} : { rate }),
      };
    })
    .toSorted(byAgent);
}

const byAgent = (one: WordErrorRate, other: WordErrorRate): number =>
  compare(one.agentId ?? '', other.agentId ?? '') ||
  (one.agentVersion ?? -1) - (other.agentVersion ?? -1) ||
  compare(one.speaker, other.speaker);

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
