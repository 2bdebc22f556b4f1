import { openDatabases } from '../../../../src-main/library/process/databases.ts';
import { backUpDaily } from '../../../../src-main/library/reviews/database/daily-backup.ts';
import { createCall, fetchedRecord, openTestLibrary, type TestLibrary } from './test-library.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

/** Flags and unflags a call. The edits are numbered, so that each is a request of its own. */
export async function editReviews(library: TestLibrary, from: number, to: number): Promise<void> {
  for (let count = from; count <= to; count += 1) {
    await library.request('edit:apply', {
      requestId: `edit ${count}`,
      edit: { kind: 'review.flag', callId: 'call_1', flagged: count % 2 === 1 },
    });
  }
}

/** A library with one call and that many edits. */
export async function libraryWithEdits(edits: number): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
  await editReviews(library, 1, edits);
  return library;
}

/** Backs up the reviews of a folder that no library has open. */
export const backUpNow = (folder: string, nowMs: number): string | undefined => {
  const opened = openDatabases({ folder, reviewer: ann, now: Date.now });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const made = backUpDaily(opened.value.reviews, folder, nowMs);
  opened.value.close();
  return made;
};
