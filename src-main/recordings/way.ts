import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { fileError } from '../../src-shared/file-error.ts';
import type { RecordingProgress } from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Clock, RetellApi } from '../retell/port.ts';
import { startDownload, type Download } from './download.ts';
import { markUsed } from './eviction.ts';
import { createGrowth, type GrowingFile } from './growing-file.ts';
import { lookInto, type OpenedRecording } from './opened-recording.ts';
import { createProgress } from './progress.ts';
import type { Source } from './source.ts';

interface WayParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'openRecording'>;
  readonly announce: (progress: RecordingProgress) => void;
  readonly clock: Clock;
}

/** How a recording comes to whoever opens it. */
export interface Way {
  readonly file: GrowingFile;
  /** Absent when the file was on the disk already. */
  readonly download?: Download;
}

/** `begun` hears of it before anything else may happen to the file. */
export async function beginWay(
  parts: WayParts,
  id: CallId,
  { names, kept, address }: Source,
  begun: (way: Way) => void,
): Promise<Result<Way, AppError>> {
  const { folder, api, announce, clock } = parts;
  if (kept !== undefined) {
    const file = createGrowth(kept.file);
    file.grownTo(kept.bytes);
    file.completeAs(kept.file);
    begun({ file });
    // It may have made room for another one a moment ago.
    if (await markUsed(kept.file, clock.now())) return ok({ file });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return err(fileError(error, folder));
  }
  const progress = createProgress(id, announce, () => clock.now());
  const download = startDownload({ api, names, clock, address, progress });
  const way: Way = { file: download.file, download };
  begun(way);
  return ok(way);
}

/** Ready to play as soon as it is known what it is. */
export async function openWay(
  way: Way,
  source: Source,
): Promise<Result<OpenedRecording, AppError>> {
  const sound = await lookInto(way.file);
  const totalBytes = way.file.totalBytes();
  if (sound.ok && totalBytes !== undefined) {
    return ok({
      file: way.file,
      totalBytes,
      ...sound.value,
      corrections: sound.value.wav?.corrections ?? [],
      variant: source.variant,
      token: randomBytes(16).toString('hex'),
    });
  }
  const reason = sound.ok ? lengthUnknown : sound.error;
  return err((await whyItFailed(way)) ?? (await putAway(way, source, reason)));
}

const lengthUnknown: AppError = { kind: 'bad-recording', detail: 'Its length is unknown.' };

/** Of a download that ended early: what is missing says less than why it does not come. */
async function whyItFailed({ file, download }: Way): Promise<AppError | undefined> {
  if (download === undefined || file.state() !== 'failed') return undefined;
  const done = await download.done;
  return done.ok ? undefined : done.error;
}

/** What is no recording is of no use in the cache either. */
async function putAway(way: Way, { names }: Source, reason: AppError): Promise<AppError> {
  await way.download?.stop();
  if (reason.kind !== 'bad-recording') return reason;
  const { part, partNote, note } = names;
  const files = [way.file.path(), part, partNote, note];
  await Promise.all(files.map((file) => rm(file, { force: true })));
  return reason;
}
