import { describe, expect, it } from 'vitest';
import { wordErrorsOfCall } from '../../../../../src-shared/corrections/call-word-errors.ts';
import {
  correctedText,
  placeCorrections,
} from '../../../../../src-shared/corrections/placed-corrections.ts';
import type { Call, Entry } from '../../../../../src-shared/call.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import { buildTranscript } from '../../../../../src-main/library/calls/transcript/build-transcript.ts';
import { annReviewer, ben } from '../../../../fakes/fake-reviewers.ts';
import { asCallId, createCall, fetchedRecord, openTestLibrary } from '../test-library.ts';

const turn = (speaker: string, text: string, fromMs: number): Entry => ({
  kind: 'turn',
  speaker,
  text,
  words: text.split(' ').map((word, place) => ({
    text: word,
    startMs: fromMs + place * 100,
    endMs: fromMs + place * 100 + 90,
  })),
});

const entries: readonly Entry[] = [
  turn('agent', 'Hello this is Ava', 0),
  turn('user', 'I would like a table for too on Sunday', 1000),
  turn('agent', 'For two on Monday.', 3000),
];

const about = { agentId: 'agent_1', agentName: 'Booking', agentVersion: 3, entries };
const id = asCallId('call_1');
const call: Call = createCall(id, about);
const transcript = buildTranscript(call, { scrubbed: false });

const correction = (name: string, words: readonly [number, number, string], corrected: string) => ({
  id: name,
  span: { firstWord: words[0], lastWord: words[1] },
  original: words[2],
  corrected,
  createdMs: 0,
});
/** Words 4 to 12 are the caller's. */
const two = correction('two', [10, 10, 'too'], 'two');
const thisMonday = correction('monday', [12, 12, 'Sunday'], 'this Monday');

describe('The words that were really said', () => {
  it('replace Retell’s in the text of the turn', () => {
    const placed = placeCorrections(transcript, [two, thisMonday]).get(1) ?? [];
    expect(correctedText('I would like a table for too on Sunday', placed)).toBe(
      'I would like a table for two on this Monday',
    );
  });

  it('are found by their time where the text was redacted', () => {
    const redacted = buildTranscript(
      {
        ...call,
        scrubbedEntries: [turn('agent', 'Hello this is [NAME] [NAME]', 0), ...entries.slice(1)],
      },
      { scrubbed: true },
    );
    const timed = { ...two, span: { ...two.span, startMs: 1600, endMs: 1690 } };
    const [placed] = placeCorrections(redacted, [timed]).get(1) ?? [];
    expect(placed && { start: placed.start, end: placed.end }).toEqual({ start: 25, end: 28 });
  });

  it('never overlap, also in a damaged library', () => {
    const wide = correction('wide', [9, 12, 'for too on Sunday'], 'x');
    expect(placeCorrections(transcript, [two, wide]).get(1)).toHaveLength(1);
  });
});

describe('The word error rate', () => {
  it('counts the checked turns only, by speaker', () => {
    expect(
      wordErrorsOfCall(transcript, { corrections: [two, thisMonday], checkedTurns: [0, 1] }),
    ).toEqual([
      {
        speaker: 'agent',
        turns: 1,
        errors: { substitutions: 0, insertions: 0, deletions: 0, referenceWords: 4 },
      },
      {
        // too → two and Sunday → Monday; “this” is missing in the transcript.
        speaker: 'user',
        turns: 1,
        errors: { substitutions: 2, insertions: 0, deletions: 1, referenceWords: 10 },
      },
    ]);
    expect(wordErrorsOfCall(transcript, { corrections: [two], checkedTurns: [0] })).toHaveLength(1);
  });

  it('does not count case and punctuation as errors', () => {
    const sameWord = correction('same', [16, 16, 'Monday.'], 'monday');
    expect(
      wordErrorsOfCall(transcript, { corrections: [sameWord], checkedTurns: [2] })[0]?.errors,
    ).toEqual({ substitutions: 0, insertions: 0, deletions: 0, referenceWords: 4 });
  });
});

describe('The word error rates of all calls', () => {
  it('add up submitted reviews by agent, version and speaker', async () => {
    using library = await openTestLibrary();
    const other = asCallId('call_2');
    await library.request('calls:store', {
      records: [
        fetchedRecord(call),
        fetchedRecord(createCall(other, { ...about, agentVersion: 4 })),
      ],
    });
    let count = 0;
    const apply = async (...edits: readonly Edit[]): Promise<void> => {
      for (const edit of edits) {
        count += 1;
        await library.request('edit:apply', { requestId: `edit ${count}`, edit });
      }
    };
    const check = (callId: typeof id, ...turns: readonly number[]): readonly Edit[] => [
      { kind: 'answer.set', callId, criterionId: 'greeting-disclosure', answer: yes },
      ...turns.map((entry): Edit => ({ kind: 'turn.check', callId, entry, checked: true })),
    ];
    const { createdMs: _unused, ...corrected } = two;
    await library.request('reviewer:set', { reviewer: annReviewer });
    await apply(
      ...check(id, 0, 1),
      { kind: 'correction.set', callId: id, correction: corrected },
      { kind: 'review.submit', callId: id },
      // Not submitted, so it does not count yet.
      ...check(other, 2),
    );
    await library.request('reviewer:set', { reviewer: ben });
    await apply(...check(id, 1), { kind: 'review.submit', callId: id });

    const rates = () => library.request('corrections:word-error-rates', {});
    const booking = { agentId: 'agent_1', agentName: 'Booking', agentVersion: 3, calls: 1 };
    expect(await rates()).toEqual([
      {
        ...booking,
        speaker: 'agent',
        turns: 1,
        errors: { substitutions: 0, insertions: 0, deletions: 0, referenceWords: 4 },
        rate: 0,
      },
      {
        ...booking,
        speaker: 'user',
        turns: 2,
        errors: { substitutions: 1, insertions: 0, deletions: 0, referenceWords: 18 },
        rate: 1 / 18,
      },
    ]);
    await library.request('reviewer:set', { reviewer: annReviewer });
    await apply({ kind: 'review.submit', callId: other });
    expect((await rates()).map(({ agentVersion, turns }) => [agentVersion, turns])).toEqual([
      [3, 1],
      [3, 2],
      [4, 1],
    ]);
    const versionFour = {
      kind: 'call' as const,
      call: { agent: [{ agent_id: 'agent_1', version: [4] }] },
    };
    expect(
      await library.request('corrections:word-error-rates', { filter: versionFour }),
    ).toMatchObject([{ agentVersion: 4, turns: 1 }]);
  });
});

const yes = { value: { kind: 'choice', optionId: 'yes' } } as const;
