import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
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
  Promise.all(calls.map((id) => library.request('work:of', { id: asCallId(id) })));

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
