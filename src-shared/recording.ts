export type RecordingVariant =
  | 'multi-channel'
  | 'mono'
  | 'scrubbed-multi-channel'
  | 'scrubbed-mono';

/**
 * Why a compressed recording may not play to its end, because its file is cut off or broken in between,
 * or why seeking in it is inexact.
 */
export type RecordingDamage = 'cut-off' | 'corrupt' | 'no-index';

/** A recording for the renderer. `url` uses the media scheme and is never Retell’s URL. */
export interface RecordingInfo {
  readonly url: string;
  readonly variant: RecordingVariant;
  /** The better variant that could not be downloaded or played, so that this one took its place. */
  readonly replaces?: RecordingVariant;
  /**
   * From the header of a WAV. Absent for other files: the player finds their length, and they have no
   * waveform.
   */
  readonly wav?: WavInfo;
  /** Known only once the file is complete; while it is downloaded, `RecordingProgress` tells it. */
  readonly damage?: RecordingDamage;
  readonly bytes: number;
  /** Whether the whole recording is on disk. */
  readonly complete: boolean;
}

export interface WavInfo {
  readonly channels: number;
  readonly sampleRate: number;
  readonly durationMs: number;
}

export interface RecordingProgress {
  readonly callId: string;
  readonly receivedBytes: number;
  readonly totalBytes?: number;
  readonly state: 'downloading' | 'waiting' | 'complete' | 'failed';
  /** With 'failed' or 'waiting': the kind of error. */
  readonly reason?: string;
  /** With 'complete'. */
  readonly damage?: RecordingDamage;
}

/**
 * Lowest and highest sample of each `samplesPerBin` samples, per channel, as signed bytes: min, max, min,
 * max, … `doneBins` is how many are computed while the file still grows.
 */
export interface Peaks {
  readonly samplesPerBin: number;
  readonly sampleRate: number;
  /** If a range was requested: its first bin. Absent for the whole recording. */
  readonly firstBin?: number;
  readonly doneBins: number;
  readonly totalBins: number;
  readonly channels: readonly Int8Array[];
  /** Speaker of each channel, found by comparing loudness with word timing; `mixed` for mono. */
  readonly speakers: readonly ('agent' | 'user' | 'mixed' | 'unknown')[];
}
