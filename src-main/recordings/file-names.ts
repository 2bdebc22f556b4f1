import { createHash } from 'node:crypto';
import path from 'node:path';
import type { RecordingInfo } from '../../src-shared/recording.ts';

export type Variant = RecordingInfo['variant'];

/** What lies there for one recording of a call. Made of a hash, so that no id can name a path outside the folder. */
export interface FileNames {
  readonly folder: string;
  /** While it is being downloaded. */
  readonly part: string;
  /** What is needed to go on with the part after a restart. */
  readonly partNote: string;
  /** Says which content the recording is, once it is whole. */
  readonly note: string;
}

export const fileNames = (folder: string, callId: string, variant: Variant): FileNames =>
  namesOf(folder, createHash('sha256').update(`${callId}\n${variant}`).digest('hex'));

/** As {@link fileNames}, by the name that stands before the ending. */
export function namesOf(folder: string, name: string): FileNames {
  const base = path.join(folder, name);
  return { folder, part: `${base}.part`, partNote: `${base}.part.json`, note: `${base}.json` };
}

/** A whole recording, named by what is in it: the same sound of several calls lies there once. */
export const soundFile = (folder: string, sha256: string): string =>
  path.join(folder, `${sha256}.sound`);

/** Where the library puts the peaks of a whole recording. */
export const peaksBeside = (file: string): string => `${file}.peaks`;

const endings = [
  'sound',
  'sound.peaks',
  'sound.peaks.part',
  'part',
  'part.json',
  'json',
  'json.new',
] as const;
const ours = new RegExp(`^([0-9a-f]{64})\\.(${endings.join('|').replaceAll('.', '\\.')})$`, 'u');

/** A file of the cache, its name taken apart. */
export interface OurFile {
  readonly name: string;
  readonly base: string;
  readonly ending: (typeof endings)[number];
}

/** Only files that are named as here are ever counted or removed. */
export function ourFile(name: string): OurFile | undefined {
  const [, base, ending] = ours.exec(name) ?? [];
  const known = endings.find((each) => each === ending);
  return base === undefined || known === undefined ? undefined : { name, base, ending: known };
}
