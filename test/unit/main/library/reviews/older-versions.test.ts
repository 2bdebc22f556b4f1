import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { annReviewer } from '../../../../fakes/fake-reviewers.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
} from '../test-library.ts';

const calls = ['call_1', 'call_2', 'call_3'];
/** A reviews.db written by Earmark 0.1: edits of every kind, a new rubric version, one undone step. */
const fixture = path.join(
  import.meta.dirname,
  '../../../../fixtures/libraries/reviews-version-3.db',
);

async function openOlder(folder: string): Promise<TestLibrary> {
  copyFileSync(fixture, path.join(folder, 'reviews.db'));
  const library = await openTestLibrary({ folder });
  await library.request('calls:store', {
    records: calls.map((id) => fetchedRecord(createCall(id))),
  });
  return library;
}

const reviews = (library: TestLibrary) =>
  Promise.all(calls.map((id) => library.request('work:of', { callId: asCallId(id) })));

async function everyStep(library: TestLibrary, channel: 'edit:undo' | 'edit:redo') {
  const labels: string[] = [];
  for (;;) {
    const response = await library.requestResult(channel, undefined);
    if (!response.ok) return labels;
    labels.push(response.value.label);
  }
}

it('migrates the answers of an older library after a backup', async () => {
  using home = temporaryFolder();
  using library = await openOlder(home.folder);
  const [first, second, third] = await reviews(library);
  expect(first?.review).toMatchObject({
    status: 'submitted',
    reviewer: 'Ann Reviewer',
    comment: 'Good call',
    rubricVersion: 1,
    activeMs: 60_000,
    answers: {
      'greeting-disclosure': {
        value: { kind: 'choice', optionId: 'option-2' },
        comment: 'Only the company',
      },
      'identity-verified': { value: { kind: 'not-applicable' } },
      'request-resolved': {
        value: { kind: 'choice', optionId: 'option-1' },
        evidence: [{ startMs: 9000, quote: 'That is done' }],
      },
    },
  });
  expect(first?.tags).toMatchObject([{ tagId: 'misheard', comment: 'Twice' }]);
  expect(second?.review).toMatchObject({ status: 'draft', flagged: true });
  expect(third?.review).toMatchObject({ status: 'skipped', skipReason: 'Voicemail' });
  const { rubric } = await library.request('calls:get', { id: asCallId('call_1') });
  expect(rubric.sections[0]?.criteria[1]).toMatchObject({
    kind: 'choice',
    options: [
      { id: 'option-1', label: 'Yes', points: 1 },
      { id: 'option-2', label: 'No', points: 0, fails: 'section' },
    ],
  });
  expect(readdirSync(path.join(home.folder, 'backups'))).toEqual([
    expect.stringMatching(/^reviews-v3-/u),
  ]);
});

it('undoes and redoes edits that were made before the migration', async () => {
  using home = temporaryFolder();
  using library = await openOlder(home.folder);
  const before = await reviews(library);
  expect(await everyStep(library, 'edit:redo')).toHaveLength(1);
  const all = await reviews(library);
  const undone = await everyStep(library, 'edit:undo');
  expect((await reviews(library)).map(({ review }) => review.status)).toEqual([
    'new',
    'new',
    'new',
  ]);
  expect((await everyStep(library, 'edit:redo')).toReversed()).toEqual(undone);
  expect(await reviews(library)).toEqual(all);
  await library.request('edit:undo', undefined);
  expect(await reviews(library)).toEqual(before);
});

/** A reviews.db of Earmark 0.1 with reviews by two people and one without a name, and one undone edit. */
const beforeReviewers = path.join(
  import.meta.dirname,
  '../../../../fixtures/libraries/reviews-version-5.db',
);

async function openBeforeReviewers(folder: string): Promise<TestLibrary> {
  copyFileSync(beforeReviewers, path.join(folder, 'reviews.db'));
  const library = await openTestLibrary({ folder });
  const ids = [...calls, 'call_4'];
  await library.request('calls:store', { records: ids.map((id) => fetchedRecord(createCall(id))) });
  return library;
}

it('gives each review of an older library to the person whose name it carries', async () => {
  using home = temporaryFolder();
  using library = await openBeforeReviewers(home.folder);
  const [first, second, third] = await reviews(library);
  expect(first).toMatchObject({
    reviewId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    review: { status: 'submitted', purpose: 'regular', reviewer: 'Ann Reviewer', activeMs: 60_000 },
    tags: [{ id: 'tag-1', comment: 'Twice' }],
  });
  // Ben's review is not Ann's: she would give a second opinion, without having seen his.
  expect(second).toMatchObject({ review: { status: 'new', purpose: 'second-opinion' }, tags: [] });
  // A review without a name belongs to whoever uses this computer.
  expect(third?.review).toMatchObject({ status: 'skipped', reviewerId: annReviewer.id });
  const others = await library.request('reviews:of-call', { callId: asCallId('call_2') });
  expect(others).toMatchObject([
    { own: false, reviewer: 'Ben', status: 'submitted', purpose: 'regular', readable: false },
  ]);
  const reviewId = others[0]?.reviewId ?? '';
  expect(await library.requestResult('reviews:read', { reviewId })).toMatchObject({ ok: false });
  await library.request('edit:apply', {
    requestId: 'reveal',
    edit: { kind: 'reviews.reveal', callId: 'call_2' },
  });
  const { work } = await library.request('reviews:read', { reviewId });
  expect(work).toMatchObject({
    review: { flagged: true, flagNote: 'Second look', answers: { 'greeting-disclosure': {} } },
    tags: [{ id: 'tag-2', quote: 'hello' }],
  });
  expect(readdirSync(path.join(home.folder, 'backups'))).toEqual([
    expect.stringMatching(/^reviews-v5-/u),
  ]);
});

it('keeps the undo of each person apart after the migration', async () => {
  using home = temporaryFolder();
  using library = await openBeforeReviewers(home.folder);
  expect(await everyStep(library, 'edit:redo')).toEqual(['Call comment changed']);
  const all = await reviews(library);
  const undone = await everyStep(library, 'edit:undo');
  // Ann flagged Ben's review, which is hers to undo; his own edits are not.
  expect(undone).toContain('Flagged for second review');
  expect(undone.filter((label) => label === 'Review submitted')).toHaveLength(1);
  const [other] = await library.request('reviews:of-call', {
    callId: asCallId('call_2'),
  });
  await library.request('edit:apply', {
    requestId: 'reveal',
    edit: { kind: 'reviews.reveal', callId: 'call_2' },
  });
  const { work } = await library.request('reviews:read', { reviewId: other?.reviewId ?? '' });
  expect(work.review).toMatchObject({ status: 'submitted', flagged: false });
  expect((await everyStep(library, 'edit:redo')).toReversed()).toEqual(undone);
  expect(await reviews(library)).toEqual(all);
});
