import { createHash } from 'node:crypto';
import path from 'node:path';
import type { RecordingInfo } from '../../src-shared/recording.ts';

export type Variant = RecordingInfo['variant'];

/** Where a recording lies. Made of a hash, so that no id can name a path outside the folder. */
export interface FileNames {
  readonly whole: string;
  /** While it is being downloaded. */
  readonly part: string;
  /** What is needed to go on with the part after a restart. */
  readonly note: string;
}

export function fileNames(folder: string, callId: string, variant: Variant): FileNames {
  const name = createHash('sha256').update(`${callId}\n${variant}`).digest('hex');
  const base = path.join(folder, name);
  return { whole: `${base}.wav`, part: `${base}.part`, note: `${base}.part.json` };
}

/** Only files that were named by {@link fileNames} are ever counted or removed. */
export const isOurs = (name: string): boolean =>
  /^[0-9a-f]{64}\.(?:wav|part|part\.json)$/u.test(name);

/** Where the library puts the peaks of a recording, whole or not. */
export const peaksBeside = (file: string): string => `${file.replace(/\.part$/u, '.wav')}.peaks`;

/** The recordings whose peaks a file may hold; undefined when it holds none of ours. */
export function recordingsOfPeaks(name: string): readonly string[] | undefined {
  const base = /^([0-9a-f]{64})\.wav\.peaks$/u.exec(name)?.[1];
  return base === undefined ? undefined : [`${base}.wav`, `${base}.part`];
}
