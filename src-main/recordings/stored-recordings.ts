import { stat } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { WholeRecording } from '../lib/whole-recording.ts';
import { fileNames, recordingFile, type Variant } from './cache/cache-files.ts';
import { createGrowingFile } from './cache/growing-file.ts';
import { readContentSidecar, type StoredRecording } from './cache/sidecars.ts';
import { isRedacted, variantOrder } from './download/source.ts';
import { inspectRecording } from './playback/opened-recording.ts';

/** The recordings that are on disk, without a connection to Retell. Nothing is written or removed. */
export const storedRecordings = (folder: string, preferRedacted: boolean) => ({
  async whole(id: CallId): Promise<Result<WholeRecording, AppError>> {
    for (const variant of variantOrder(preferRedacted)) {
      const stored = await storedFile(folder, id, variant);
      if (stored === undefined) continue;
      const file = createGrowingFile(stored.file);
      file.setReceived(stored.bytes);
      file.complete(stored.file);
      const audio = await inspectRecording(file);
      if (!audio.ok) return audio;
      const { wav } = audio.value;
      return ok({
        file: stored.file,
        ...(wav === undefined ? {} : { wav }),
        isRedacted: isRedacted(variant),
        release: () => Promise.resolve(),
      });
    }
    return err({ kind: 'no-recording' });
  },
});

/** The complete file. One of another length than noted is left to the app. */
async function storedFile(
  folder: string,
  id: CallId,
  variant: Variant,
): Promise<StoredRecording | undefined> {
  const { sidecar } = fileNames(folder, id, variant);
  const content = await readContentSidecar(sidecar);
  if (content === undefined) return undefined;
  const file = recordingFile(folder, content.sha256);
  const info = await stat(file).catch(() => undefined);
  return info?.size === content.bytes ? { file, bytes: content.bytes } : undefined;
}
