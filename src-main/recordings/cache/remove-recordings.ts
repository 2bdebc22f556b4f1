import type { CallId } from '../../../src-shared/call.ts';
import { fileNames, tryRemove, type Variant } from './cache-files.ts';
import { removeOrphans } from './tidy-cache.ts';

const variants: readonly Variant[] = [
  'multi-channel',
  'mono',
  'scrubbed-multi-channel',
  'scrubbed-mono',
];

/** Removes the recordings of calls. Content that other calls share is kept. */
export async function removeRecordings(folder: string, ids: readonly CallId[]): Promise<void> {
  for (const id of ids) {
    for (const variant of variants) {
      const { part, partSidecar, sidecar } = fileNames(folder, id, variant);
      for (const file of [sidecar, part, partSidecar]) await tryRemove(file);
    }
  }
  await removeOrphans(folder);
}
