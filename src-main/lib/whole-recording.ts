import type { WavHeader } from './wav-header.ts';

/** A recording whose file is complete. */
export interface WholeRecording {
  readonly file: string;
  /** Absent for a compressed recording, which has no samples to read. */
  readonly wav?: WavHeader;
  readonly isRedacted: boolean;
  /** The file may be removed from now on. */
  readonly release: () => Promise<void>;
}
