import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ann, annReviewer as lead, ben } from '../../../../fakes/fake-reviewers.ts';
import { asCallId, createCall, fetchedRecord } from '../test-library.ts';
import {
  choice,
  edit,
  everything,
  importFile,
  invited,
  judge,
  previewOf,
  problemsOf,
  resultsText,
  sessionId,
  sessionText,
  twoComputers,
  type Prepare,
  type TwoComputers,
} from './two-computers.ts';

const reviewIn = (text: string): string =>
  /"reviews": \[\n\s+\{\n\s+"id": "([^"]+)"/u.exec(text)?.[1] ?? '';

/** Each is a results file that the lead’s computer refuses. */
const results: readonly (readonly [string, string, RegExp, Prepare])[] = [
  [
    'of a session that the workspace does not have',
    'session.id',
    /no calibration session “November”/u,
    ({ text }) => text.replaceAll(sessionId, '99999999-9999-4999-8999-999999999999'),
  ],
  [
    'for somebody who does not lead the session',
    'session',
    /Only Ann Reviewer/u,
    async ({ text, computers: { leads } }) => {
      await leads.request('reviewer:set', { reviewer: ann });
      return text;
    },
  ],
  [
    'of another rubric version',
    'rubric',
    /“November” has version 1/u,
    ({ text }) => text.replace('"version": 1', '"version": 2'),
  ],
  [
    'of somebody who is not a participant',
    'participantId',
    /Ben is not a participant/u,
    ({ text }) => text.replace(invited.id, ann.id),
  ],
  [
    'of a second computer of a participant',
    'reviewer.id',
    /another computer/u,
    async ({ text, computers: { leads, fileOf } }) => {
      await importFile(leads, fileOf(text));
      return text.replace(ben.id, ann.id);
    },
  ],
  [
    'of a participant who began on the lead’s computer',
    'participantId',
    /on this computer/u,
    async ({ text, computers: { leads } }) => {
      await leads.request('reviewer:set', { reviewer: invited });
      await judge(leads, 'call_1', { answer: choice('no'), digit: '7' });
      await leads.request('reviewer:set', { reviewer: lead });
      return text;
    },
  ],
];

/** Each is a review that the lead’s computer leaves out of a results file. */
const leftOut: readonly (readonly [string, Prepare])[] = [
  ['other-call', ({ text }) => text.replace('"callId": "call_1"', '"callId": "call_3"')],
  [
    'unknown-call',
    ({ text, computers: { leads } }) => {
      // As after the call was lost with a damaged calls.db: a call of an open session can't be removed.
      using calls = new DatabaseSync(path.join(leads.folder, 'calls.db'));
      calls.exec("DELETE FROM calls WHERE id = 'call_1'");
      return text;
    },
  ],
  ['unfit-answer', ({ text }) => text.replace('"optionId": "yes"', '"optionId": "=1+1"')],
  ['unfit-answer', ({ text }) => text.replace('"greeting-disclosure"', '"no-criterion"')],
  [
    'reviewed-here',
    async ({ text, computers: { leads, fileOf } }) => {
      await importFile(leads, fileOf(text));
      return text.replace(reviewIn(text), '99999999-9999-4999-8999-999999999999');
    },
  ],
  [
    'id-in-use',
    async ({ text, computers: { leads } }) => {
      const callId = asCallId('call_2');
      await edit(leads, {
        kind: 'review.start',
        callId,
        reviewId: '99999999-9999-4999-8999-999999999999',
        purpose: 'regular',
      });
      return text.replace(reviewIn(text), '99999999-9999-4999-8999-999999999999');
    },
  ],
];

/** Ben has submitted a review of the first call. */
const judgedByBen = async (computers: TwoComputers): Promise<string> => {
  const { leads, bens, fileOf } = computers;
  await importFile(bens, fileOf(await sessionText(leads)), invited.id);
  await judge(bens, 'call_1', { answer: choice('yes') });
  return resultsText(bens);
};

describe('A results file', () => {
  it.each(results)('%s is refused, and nothing changes', async (_, place, message, prepare) => {
    using computers = await twoComputers();
    const { leads, fileOf } = computers;
    const file = fileOf(await prepare({ text: await judgedByBen(computers), computers }));
    const before = await everything(leads);
    expect(await problemsOf(leads, file)).toEqual([
      { place, message: expect.stringMatching(message) as string },
    ]);
    expect(await everything(leads)).toBe(before);
  });

  it.each(leftOut)('leaves out a review, and says why: %s', async (reason, prepare) => {
    using computers = await twoComputers();
    const { leads, fileOf } = computers;
    const file = fileOf(await prepare({ text: await judgedByBen(computers), computers }));
    const before = await everything(leads);
    expect(await previewOf(leads, file)).toMatchObject({
      added: 0,
      updated: 0,
      skipped: [{ reason, reviews: 1 }],
    });
    expect((await importFile(leads, file)).ok).toBe(false);
    expect(await everything(leads)).toBe(before);
  });

  it('is not written before a review is submitted', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await importFile(bens, fileOf(await sessionText(leads)), invited.id);
    expect(
      await bens.requestResult('calibration-file:results', { sessionId, redacted: false }),
    ).toMatchObject({ error: { reason: 'You have not submitted a review of this session.' } });
  });

  it('quotes the redacted text where the workspace prefers it', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    const entries = [
      { kind: 'turn', speaker: 'agent', text: 'My card is 1234', words: [] },
    ] as const;
    const scrubbedEntries = [{ ...entries[0], text: 'My card is [NUMBER]' }] as const;
    const call = createCall('call_1', { entries, scrubbedEntries });
    await bens.request('calls:store', { records: [fetchedRecord(call)] });
    await importFile(bens, fileOf(await sessionText(leads)), invited.id);
    const evidence = [{ startMs: 0, endMs: 10, quote: 'My card is 1234' }];
    await judge(bens, 'call_1', { answer: { ...choice('yes'), evidence } });
    expect(await resultsText(bens)).toContain('1234');
    expect(await resultsText(bens, true)).not.toContain('1234');
  });
});
