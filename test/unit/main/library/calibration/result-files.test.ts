import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalibrationFile } from '../../../../../src-shared/calibration-file/read-calibration-file.ts';
import { annReviewer as lead, ben } from '../../../../fakes/fake-reviewers.ts';
import { hostileText } from '../../exports/hostile-text.ts';
import { asCallId } from '../test-library.ts';
import {
  callIds,
  choice,
  edit,
  everything,
  handOver,
  importFile,
  invited,
  isValidFile,
  judge,
  listed,
  previewOf,
  resultsText,
  revealed,
  sessionId,
  twoComputers,
} from './two-computers.ts';

describe('Results on the lead’s computer', () => {
  it('count as if they had been given there, and stay hidden until the reveal', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await handOver(computers);
    await judge(leads, 'call_1', { answer: choice('no'), digit: '6' });
    const answer = {
      ...choice('yes'),
      comment: 'Said the name',
      evidence: [{ startMs: 1000, endMs: 2000, quote: 'This is Nora' }],
    };
    await judge(bens, 'call_1', { answer, comment: 'A fine call' });
    const file = fileOf(await resultsText(bens));
    expect(await previewOf(leads, file)).toMatchObject({
      kind: 'results',
      sessionName: 'November',
      participantName: 'Ben',
      added: 1,
      updated: 0,
      skipped: [],
    });
    expect(await importFile(leads, file)).toMatchObject({
      ok: true,
      value: { label: '1 review of Ben in “November” imported' },
    });
    expect(await listed(leads)).toMatchObject({
      progress: [{ submitted: 1 }, { reviewer: { ...ben, invitedAs: invited.id }, submitted: 1 }],
    });
    expect(await leads.request('reviews:of-call', { callId: asCallId('call_1') })).toMatchObject([
      { readable: false },
    ]);
    expect((await leads.requestResult('calibration:results', { sessionId })).ok).toBe(false);
    const { reviews, participants } = await revealed(leads);
    expect(participants.map(({ id }) => id)).toEqual([lead.id, ben.id]);
    expect(reviews.find(({ reviewerId }) => reviewerId === ben.id)?.answers).toEqual({
      'greeting-disclosure': answer,
    });
  });

  it('are taken once, and again only in a newer state', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await handOver(computers);
    await judge(bens, 'call_1', { answer: choice('yes') });
    const older = fileOf(await resultsText(bens));
    await importFile(leads, older);
    const before = await everything(leads);
    expect(await previewOf(leads, older)).toMatchObject({
      added: 0,
      skipped: [{ reason: 'already-here', reviews: 1 }],
    });
    expect((await importFile(leads, older)).ok).toBe(false);
    expect(await everything(leads)).toBe(before);

    const callId = asCallId('call_1');
    await edit(bens, { kind: 'review.reopen', callId });
    await edit(bens, {
      kind: 'answer.set',
      callId,
      criterionId: 'greeting-disclosure',
      answer: choice('no'),
    });
    await edit(bens, { kind: 'review.submit', callId });
    const newer = fileOf(await resultsText(bens));
    expect(await previewOf(leads, newer)).toMatchObject({ added: 0, updated: 1, skipped: [] });
    await importFile(leads, newer);
    expect(await previewOf(leads, older)).toMatchObject({
      updated: 0,
      skipped: [{ reason: 'newer-here', reviews: 1 }],
    });
    const { reviews } = await revealed(leads);
    expect(reviews.map(({ answers }) => answers['greeting-disclosure'])).toEqual([choice('no')]);
  });

  it('that arrive after the reveal are not taken, which is said', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await handOver(computers);
    await judge(bens, 'call_1', { answer: choice('yes') });
    await importFile(leads, fileOf(await resultsText(bens)));
    await judge(bens, 'call_2', { answer: choice('yes') });
    await revealed(leads);
    const late = fileOf(await resultsText(bens));
    expect(await previewOf(leads, late)).toMatchObject({
      added: 0,
      skipped: [
        { reason: 'already-here', reviews: 1 },
        { reason: 'revealed', reviews: 1 },
      ],
    });
    expect((await importFile(leads, late)).ok).toBe(false);
    // Undoing the reveal opens the session for them.
    await leads.request('edit:undo', undefined);
    expect((await importFile(leads, late)).ok).toBe(true);
  });

  it('are one step of undo, until the session is revealed', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await handOver(computers);
    await judge(bens, 'call_1', { answer: choice('yes') });
    await judge(bens, 'call_2', { answer: choice('yes') });
    const before = await everything(leads);
    const file = fileOf(await resultsText(bens));
    await importFile(leads, file);
    await leads.request('edit:undo', undefined);
    expect(await everything(leads)).toBe(before);
    await leads.request('edit:redo', undefined);
    expect((await listed(leads))?.progress[1]).toMatchObject({ submitted: 2 });
    await leads.request('edit:undo', undefined);
    expect((await importFile(leads, file)).ok).toBe(true);
  });

  it('are the same whatever the participant wrote', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('yes', 'no'), hostileText), {
          minLength: 1,
          maxLength: 2,
        }),
        async (given) => {
          using computers = await twoComputers();
          const { leads, bens, fileOf } = computers;
          await handOver(computers);
          for (const [index, [optionId, text]] of given.entries()) {
            const answer = {
              ...choice(optionId),
              ...(text === '' ? {} : { comment: text }),
              evidence: [{ startMs: index, endMs: 1000, quote: text }],
            };
            await judge(bens, callIds[index] ?? '', { answer, comment: text });
          }
          const text = await resultsText(bens);
          const read = readCalibrationFile(text);
          expect(read).toEqual({ ok: true, value: JSON.parse(text) });
          expect(isValidFile(text)).toBe(true);
          expect((await importFile(leads, fileOf(text))).ok).toBe(true);
          const { reviews } = await revealed(leads);
          const exported = await bens.request('calibration-file:results', {
            sessionId: computers.session.id,
            redacted: false,
          });
          expect(reviews.map(({ callId, answers }) => [callId, answers])).toEqual(
            exported.reviews.map(({ callId, review }) => [callId, review.answers]),
          );
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});
