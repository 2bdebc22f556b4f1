import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeJson } from '../../../../../src-main/exports/formats/write-json.ts';
import { readReviewsFile } from '../../../../../src-shared/exports/read-reviews-file.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import { ben } from '../../../../fakes/fake-reviewers.ts';
import { sourceOf } from '../../exports/exported-library.ts';
import { callEdits, calls, everyKind } from '../reviews/edit-arbitrary.ts';
import {
  createCall,
  fetchedRecord,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
} from '../test-library.ts';

const records = calls.map((id) => fetchedRecord(createCall(id)));

async function exported(library: TestLibrary): Promise<string> {
  let text = '';
  await writeJson(sourceOf(library), {
    bytes: 0,
    write: (part) => {
      text += String(part);
      return Promise.resolve();
    },
  });
  return text;
}

/** The reviews that a file has, in an order that does not depend on the library. */
function reviewsIn(text: string) {
  const file = readReviewsFile(text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value.reviews.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

const saveRubric = (library: TestLibrary) =>
  library.request('edit:apply', {
    requestId: 'rubric',
    edit: { kind: 'rubric.save', rubric: everyKind },
  });

/** Most answers of the random edits don't fit their criterion. */
const firstAnswer: Edit = {
  kind: 'answer.set',
  callId: calls[0] ?? '',
  criterionId: 'verified',
  answer: { value: { kind: 'choice', optionId: 'no' }, comment: 'Never' },
};

/** A library in which these edits were made. Many of them are refused, as they would be in the app. */
async function editedLibrary(edits: readonly Edit[]): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records });
  await saveRubric(library);
  for (const [index, edit] of [firstAnswer, ...edits].entries()) {
    await library.requestResult('edit:apply', { requestId: `edit-${index}`, edit });
  }
  return library;
}

/** Imports a file as the app does: only what was checked before. */
async function importFile(library: TestLibrary, file: string): Promise<number> {
  const checked = await library.request('reviews-file:check', { path: file });
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  const { contentHash, added } = checked.preview;
  await library.request('reviews-file:import', { path: file, contentHash, requestId: 'import' });
  return added;
}

it.each([
  ['the same rubric', true],
  ['another rubric', false],
] as const)(
  'an export, imported where there is %s and exported again, says the same, whatever was edited',
  async (_where, hasRubric) => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(callEdits, { minLength: 20, maxLength: 40 }), async (edits) => {
        using own = temporaryFolder();
        using library = await editedLibrary(edits);
        const text = await exported(library);
        const before = reviewsIn(text);
        fc.pre(before.length > 0);
        using other = await openTestLibrary({ folder: own.folder, reviewer: ben });
        await other.request('calls:store', { records });
        if (hasRubric) await saveRubric(other);
        const file = path.join(own.folder, 'reviews.json');
        writeFileSync(file, text);
        expect(await importFile(other, file)).toBe(before.length);
        // Until it is answered, a review has the newest rubric of the library that it is in.
        const fixed = ({ answers }: (typeof before)[number]): boolean =>
          hasRubric || Object.keys(answers).length > 0;
        expect(reviewsIn(await exported(other)).filter(fixed)).toEqual(before.filter(fixed));
        compared += before.filter(fixed).length;
      }),
      { numRuns: 12 },
    );
    expect(compared).toBeGreaterThan(5);
  },
  120_000,
);
