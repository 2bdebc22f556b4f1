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
  readonly range?: { readonly from: number; readonly bins: number };
  /** The call's transcript, which tells the channels' speakers. Called once per recording. */
  readonly entries?: () => readonly Entry[];
}

export type BuildPeaks = (input: PeaksInput) => Promise<Result<Peaks, AppError>>;

/** The finest stored resolution. Multiples of it are computed from it, without the recording. */
const finestSamplesPerBin = 64;
/** Limits how much of a long recording one request reads, so that its beginning is shown soon. */
const maxBytesPerRequest = 64 * 1024 * 1024;
const maxRecentRecordings = 4;

/** The finest resolution of one recording, as far as it was processed. */
interface PeaksBuild {
  readonly sampleRate: number;
  readonly samplesPerBin: number;
  readonly totalFrames: number;
  readonly bins: PeakBins;
  readonly format?: WavHeader;
  readonly expectedBytes: number;
  doneFrames: number;
  /** The state of the file when it was read to its end. */
  doneFileState?: FileState;
  /** The complete recording at the last requested resolution. */
  overview?: { readonly factor: number; readonly channels: readonly Int8Array[] };
  /** When agent and caller speak, once that is known. */
  spans?: SpeechSpans;
}

/** Computes peaks of recordings, also while they are downloading, and caches the last few. */
export function createPeaks(): BuildPeaks {
  const recent = new Map<string, PeaksBuild>();
  const queues = new Map<string, Promise<unknown>>();
  /** One request per recording at a time, since two would fill the same bins. */
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

/** The current state of a recording's file. */
interface FileState {
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly expectedBytes: number;
  /** The file is complete and has its final name, so that peaks stored next to it are found again. */
  readonly isStorable: boolean;
}

async function readFileState(handle: FileHandle, input: PeaksInput): Promise<FileState> {
  const { file, totalBytes = 0 } = input;
  const { size, mtimeMs } = await handle.stat();
  return {
    bytes: size,
    // Fractions of a millisecond are lost when the access time of the file is set.
    modifiedMs: Math.round(mtimeMs),
    expectedBytes: Math.max(size, totalBytes),
    isStorable: size >= totalBytes && !file.endsWith('.part'),
  };
}

/** False if the file is not the one that the peaks were computed from. */
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
 * Processes what the file has by now, block by block, so that other requests can run in between. Stops
 * after {@link maxBytesPerRequest}; the caller repeats the request until all is done.
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
    // The next block is read while this one is processed.
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
  // The transcript may arrive after the recording.
  if (spans.agent.length > 0 || spans.user.length > 0) building.spans = spans;
  return spans;
}

/** Converts a range of bins from the finest resolution to a coarser one. */
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
  const { samplesPerBin, range } = input;
  const { sampleRate, doneFrames, totalFrames, bins } = building;
  const finest = building.samplesPerBin;
  // The last bin is partial until the recording is complete and would visibly change, so it is left out until then.
  const binsDone = (size: number): number =>
    isDone(building) ? Math.ceil(totalFrames / size) : Math.floor(doneFrames / size);
  const factor = samplesPerBin / finest;
  const from = range === undefined ? 0 : Math.min(range.from, binsDone(samplesPerBin));
  const to = Math.min(binsDone(samplesPerBin), from + (range?.bins ?? Infinity));
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
    ...(range === undefined ? {} : { firstBin: from }),
    speakers: channelSpeakers(heard, spansFor(building, input)),
  };
}
