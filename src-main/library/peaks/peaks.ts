import { open, type FileHandle } from 'node:fs/promises';
import type { Entry } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Peaks } from '../../../src-shared/recording.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { WavHeader } from '../../lib/wav-header.ts';
import { StorageError } from '../db/storage-error.ts';
import { channelSpeakers, speechSpans, type SpeechSpans } from './channel-speakers.ts';
import { createPeakBins, type PeakBins } from './peak-bins.ts';
import { readPeaksFile, writePeaksFile, type PeaksOwner, type StoredPeaks } from './peaks-file.ts';
import { coarsen } from './pyramid.ts';
import { readHeader } from './read-header.ts';

export interface PeaksInput {
  readonly file: string;
  readonly totalBytes?: number;
  readonly samplesPerBin: number;
  readonly stretch?: { readonly from: number; readonly bins: number };
  /** The call's transcript, to tell the channels' speakers; asked for once a recording. */
  readonly entries?: () => readonly Entry[];
}

export type BuildPeaks = (input: PeaksInput) => Promise<Result<Peaks, AppError>>;

/** Every level that is a multiple of this one is made from it, without the recording. */
const finestSamplesPerBin = 64;
/** As much of a long recording as can be read while someone waits to see its beginning. */
const maxBytesPerRequest = 64 * 1024 * 1024;
const maxRecentRecordings = 4;

/** The finest level of one recording, as far as it has been built. */
interface PeaksBuild {
  readonly sampleRate: number;
  readonly samplesPerBin: number;
  readonly totalFrames: number;
  readonly bins: PeakBins;
  readonly format?: WavHeader;
  readonly expectedBytes: number;
  doneFrames: number;
  /** Of the file that was read to its end. */
  doneFileState?: FileState;
  /** The whole at the level that was asked for last, once it is known to its end. */
  overview?: { readonly factor: number; readonly channels: readonly Int8Array[] };
  /** When agent and user speak, once anybody does. */
  spans?: SpeechSpans;
}

/** Builds peaks of recordings, also while they still grow, and keeps the last few. */
export function createPeaks(): BuildPeaks {
  const recent = new Map<string, PeaksBuild>();
  const queues = new Map<string, Promise<unknown>>();
  /** One at a time for a recording: two builds would fill the same bins. */
  const serialize = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const before = queues.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    queues.set(name, mine);
    try {
      return await mine;
    } finally {
      if (queues.get(name) === mine) queues.delete(name);
    }
  };
  return (input) => {
    const finest =
      input.samplesPerBin % finestSamplesPerBin === 0 ? finestSamplesPerBin : input.samplesPerBin;
    const name = `${finest} ${input.file}`;
    return serialize(name, async () => {
      const built = await continueBuild(recent.get(name), input, finest);
      if (!built.ok) return built;
      recent.delete(name);
      recent.set(name, built.value);
      const [oldest] = recent.keys();
      if (recent.size > maxRecentRecordings && oldest !== undefined) recent.delete(oldest);
      return ok(peaksFrom(built.value, input));
    });
  };
}

async function continueBuild(
  known: PeaksBuild | undefined,
  input: PeaksInput,
  samplesPerBin: number,
): Promise<Result<PeaksBuild, AppError>> {
  const file = await open(input.file).catch((error: unknown) => {
    throw new StorageError(input.file, error);
  });
  try {
    const state = await readFileState(file, input);
    const going = known !== undefined && isSameFile(known, state) ? known : undefined;
    if (going !== undefined && isDone(going)) return ok(going);
    const owner: PeaksOwner = { ...state, file: input.file, samplesPerBin };
    const stored = going === undefined ? await readStoredBuild(owner, state) : undefined;
    if (stored !== undefined) return ok(stored);
    const building = going === undefined ? await startBuild(file, state, samplesPerBin) : ok(going);
    if (building.ok) await readAndStore(file, building.value, { state, owner });
    return building;
  } finally {
    await file.close();
  }
}

async function readStoredBuild(
  owner: PeaksOwner,
  state: FileState,
): Promise<PeaksBuild | undefined> {
  const stored = state.isStorable ? await readPeaksFile(owner) : undefined;
  return stored && buildFromStored(stored, state, owner.samplesPerBin);
}

async function readAndStore(
  file: FileHandle,
  building: PeaksBuild,
  { state, owner }: { readonly state: FileState; readonly owner: PeaksOwner },
): Promise<void> {
  await readMore(file, building);
  if (!isDone(building)) return;
  building.doneFileState = state;
  if (state.isStorable) await writePeaksFile(owner, toStored(building));
}

/** A recording on the disk as it is at this moment. */
interface FileState {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly expectedBytes: number;
  /** Whole and under its last name, so that peaks that lie beside it are found again. */
  readonly isStorable: boolean;
}

async function readFileState(handle: FileHandle, input: PeaksInput): Promise<FileState> {
  const { file, totalBytes = 0 } = input;
  const { size, mtimeMs } = await handle.stat();
  return {
    bytes: size,
    // Finer than this it does not survive that someone notes when the file was last used.
    modifiedMs: Math.round(mtimeMs),
    expectedBytes: Math.max(size, totalBytes),
    isStorable: size >= totalBytes && !file.endsWith('.part'),
  };
}

/** False when the file is another one than the peaks were begun from. */
function isSameFile(known: PeaksBuild, now: FileState): boolean {
  const done = known.doneFileState;
  if (done !== undefined) return done.bytes === now.bytes && done.modifiedMs === now.modifiedMs;
  return known.expectedBytes === now.expectedBytes;
}

const buildFromStored = (
  stored: StoredPeaks,
  state: FileState,
  samplesPerBin: number,
): PeaksBuild => ({
  sampleRate: stored.sampleRate,
  samplesPerBin,
  expectedBytes: state.expectedBytes,
  totalFrames: stored.frames,
  doneFrames: stored.frames,
  doneFileState: state,
  bins: {
    channels: stored.channels,
    blocks: [Buffer.alloc(0), Buffer.alloc(0)],
    add: () => undefined,
  },
});

const toStored = ({ sampleRate, totalFrames, bins }: PeaksBuild) => ({
  sampleRate,
  frames: totalFrames,
  channels: bins.channels,
});

async function startBuild(
  file: FileHandle,
  { expectedBytes }: FileState,
  samplesPerBin: number,
): Promise<Result<PeaksBuild, AppError>> {
  const format = await readHeader(file, expectedBytes);
  if (!format.ok) return format;
  const { dataBytes = 0, frameBytes } = format.value;
  const totalFrames = dataBytes / frameBytes;
  return ok({
    sampleRate: format.value.sampleRate,
    samplesPerBin,
    expectedBytes,
    totalFrames,
    doneFrames: 0,
    format: format.value,
    bins: createPeakBins(format.value, samplesPerBin, Math.ceil(totalFrames / samplesPerBin)),
  });
}

const isDone = ({ doneFrames, totalFrames }: PeaksBuild): boolean => doneFrames >= totalFrames;

/**
 * Takes in what the file has by now, a block at a time, so that other requests get their turn, and no
 * more than a part of a long one, so that the first of it is seen at once: whoever asked asks again.
 */
async function readMore(file: FileHandle, building: PeaksBuild): Promise<void> {
  const { format, bins } = building;
  if (format === undefined) return;
  const frame = format.frameBytes;
  const readAt = async (frames: number, block: Buffer): Promise<Buffer> => {
    const wanted = Math.min(block.length, (building.totalFrames - frames) * frame);
    const { bytesRead } = await file.read(block, 0, wanted, format.dataOffset + frames * frame);
    return block.subarray(0, bytesRead - (bytesRead % frame));
  };
  const [one, other] = bins.blocks;
  let left = maxBytesPerRequest;
  let samples = await readAt(building.doneFrames, one);
  for (let turn = 0; samples.length > 0; turn += 1) {
    const here = building.doneFrames;
    building.doneFrames += samples.length / frame;
    left -= samples.length;
    // The next block is read while this one is looked at.
    const next =
      isDone(building) || left <= 0
        ? Promise.resolve(Buffer.alloc(0))
        : readAt(building.doneFrames, turn % 2 === 0 ? other : one);
    bins.add(samples, here);
    samples = await next;
  }
}

function spansFor(building: PeaksBuild, { entries }: PeaksInput): SpeechSpans {
  if (building.spans !== undefined) return building.spans;
  const spans = speechSpans(entries?.() ?? []);
  // A transcript may come after its recording.
  if (spans.agent.length > 0 || spans.user.length > 0) building.spans = spans;
  return spans;
}

/** A stretch, in bins of the finest level, at a coarser one. */
function levelChannels(
  building: PeaksBuild,
  factor: number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Int8Array[] {
  const make = (): readonly Int8Array[] =>
    building.bins.channels.map((channel) => coarsen(channel.subarray(2 * from, 2 * to), factor));
  const isWhole = from === 0 && isDone(building) && 2 * to === building.bins.channels[0]?.length;
  if (!isWhole || factor === 1) return make();
  if (building.overview?.factor !== factor) building.overview = { factor, channels: make() };
  return building.overview.channels;
}

function peaksFrom(building: PeaksBuild, input: PeaksInput): Peaks {
  const { samplesPerBin, stretch } = input;
  const { sampleRate, doneFrames, totalFrames, bins } = building;
  const finest = building.samplesPerBin;
  // The last bin is whole when the recording is; before that a part of it would change under the eye.
  const binsDone = (size: number): number =>
    isDone(building) ? Math.ceil(totalFrames / size) : Math.floor(doneFrames / size);
  const factor = samplesPerBin / finest;
  const from = stretch === undefined ? 0 : Math.min(stretch.from, binsDone(samplesPerBin));
  const to = Math.min(binsDone(samplesPerBin), from + (stretch?.bins ?? Infinity));
  const finestDone = Math.min(binsDone(finest), to * factor);
  const heard = {
    channels: bins.channels,
    doneBins: binsDone(finest),
    msPerBin: (1000 * finest) / sampleRate,
  };
  return {
    samplesPerBin,
    sampleRate,
    doneBins: binsDone(samplesPerBin),
    totalBins: Math.ceil(totalFrames / samplesPerBin),
    channels: levelChannels(building, factor, { from: from * factor, to: finestDone }),
    ...(stretch === undefined ? {} : { firstBin: from }),
    speakers: channelSpeakers(heard, spansFor(building, input)),
  };
}
