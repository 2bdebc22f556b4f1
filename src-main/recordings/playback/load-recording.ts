import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { fileError } from '../../lib/file-error.ts';
import type { WavHeader } from '../../lib/wav-header.ts';
import type { RecordingProgress } from '../../../src-shared/recording.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { Clock, RetellApi } from '../../retell/port.ts';
import { startDownload, type Download } from '../download/download.ts';
import { markUsed } from '../cache/eviction.ts';
import { createGrowingFile, type GrowingFile } from '../cache/growing-file.ts';
import { inspectRecording, type OpenedRecording } from './opened-recording.ts';
import { createProgressReporter } from '../download/download-progress.ts';
import type { Source } from '../download/source.ts';
import type { SpaceCheck } from '../download/space.ts';

interface LoadParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'openRecording'>;
  readonly announce: (progress: RecordingProgress) => void;
  readonly clock: Clock;
  readonly space: () => SpaceCheck;
}

/** A recording that is being opened. */
export interface RecordingLoad {
  readonly file: GrowingFile;
  /** Absent when the file was on disk already. */
  readonly download?: Download;
}

/** Opens the stored file or starts the download. `started` is called before anything else can use the file. */
export async function startLoad(
  parts: LoadParts,
  id: CallId,
  { names, stored, address }: Source,
  started: (load: RecordingLoad) => void,
): Promise<Result<RecordingLoad, AppError>> {
  const { folder, api, announce, clock, space } = parts;
  if (stored !== undefined) {
    const file = createGrowingFile(stored.file);
    file.setReceived(stored.bytes);
    file.complete(stored.file);
    started({ file });
    // It may have been evicted a moment ago.
    if (await markUsed(stored.file, clock.now())) return ok({ file });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return err(fileError(error, folder));
  }
  const progress = createProgressReporter(id, announce, () => clock.now());
  const download = startDownload({ api, names, clock, address, progress, space: space() });
  const load: RecordingLoad = { file: download.file, download };
  started(load);
  return ok(load);
}

/** Resolves when the beginning of the recording shows that it can be played. */
export async function openLoaded(
  load: RecordingLoad,
  source: Source,
): Promise<Result<OpenedRecording, AppError>> {
  const audio = await inspectRecording(load.file);
  const totalBytes = load.file.totalBytes();
  if (audio.ok && totalBytes !== undefined) {
    return ok({
      file: load.file,
      totalBytes,
      ...audio.value,
      ...playerView(audio.value.wav),
      variant: source.variant,
      ...(source.replaces === undefined ? {} : { replaces: source.replaces }),
      token: randomBytes(16).toString('hex'),
    });
  }
  const reason = audio.ok ? lengthUnknown : audio.error;
  return err((await downloadFailure(load)) ?? (await discard(load, source, reason)));
}

/** What differs for a player from the bytes in the file. */
const playerView = (
  wav: WavHeader | undefined,
): Pick<OpenedRecording, 'corrections' | 'startOffset'> => ({
  corrections: wav?.corrections ?? [],
  ...(wav?.startOffset === undefined ? {} : { startOffset: wav.startOffset }),
});

const lengthUnknown: AppError = { kind: 'bad-recording', detail: 'Its length is unknown.' };

/** Why the download failed, which explains more than the bytes that are missing. */
async function downloadFailure({ file, download }: RecordingLoad): Promise<AppError | undefined> {
  if (download === undefined || file.state() !== 'failed') return undefined;
  const done = await download.done;
  return done.ok ? undefined : done.error;
}

/** Removes a file that cannot be played from the cache. */
async function discard(
  load: RecordingLoad,
  { names }: Source,
  reason: AppError,
): Promise<AppError> {
  await load.download?.stop();
  if (reason.kind !== 'bad-recording') return reason;
  const { part, partSidecar, sidecar } = names;
  const files = [load.file.path(), part, partSidecar, sidecar];
  await Promise.all(files.map((file) => rm(file, { force: true })));
  return reason;
}
