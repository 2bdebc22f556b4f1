/** What the renderer is told of a recording. `url` is of the media scheme, never Retell's own. */
export interface RecordingInfo {
  readonly url: string;
  readonly variant: 'multi-channel' | 'mono' | 'scrubbed-multi-channel' | 'scrubbed-mono';
  /**
   * Of a WAV, by its header. Absent of any other file: the player finds out by itself how long that is,
   * and no waveform is drawn of it.
   */
  readonly wav?: WavInfo;
  readonly bytes: number;
  /** Everything is on the disk. */
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
  /** With 'failed' or 'waiting': why, for `explain-error`. */
  readonly reason?: string;
}

/**
 * Lowest and highest sample of each stretch of `samplesPerBin` samples, per channel, as signed bytes:
 * min, max, min, max, … `doneBins` says how much is built while the file still grows.
 */
export interface Peaks {
  readonly samplesPerBin: number;
  readonly sampleRate: number;
  /** With a stretch asked for: the bin that the channels begin with. Absent for the whole. */
  readonly firstBin?: number;
  readonly doneBins: number;
  readonly totalBins: number;
  readonly channels: readonly Int8Array[];
  /** Speaker of each channel, found by comparing loudness with word times; 'mixed' for mono. */
  readonly speakers: readonly ('agent' | 'user' | 'mixed' | 'unknown')[];
}
