import type { RecordingDamage } from '../../../src-shared/recording.ts';
import { withByteReader, type ByteReader } from './byte-reader.ts';
import { mp3Damage } from './mp3-damage.ts';
import { mp4Damage } from './mp4-damage.ts';
import { oggDamage } from './ogg-damage.ts';

const checks: Readonly<
  Record<string, (reader: ByteReader) => Promise<RecordingDamage | undefined>>
> = {
  'audio/mpeg': mp3Damage,
  'audio/mp4': mp4Damage,
  'audio/ogg': oggDamage,
};

/**
 * What keeps a complete file from being played to its end, as far as its structure shows it. Undefined for a
 * sound file, and for formats that are not checked. A file that can't be read is reported where it is opened.
 */
export async function findDamage(path: string, type: string): Promise<RecordingDamage | undefined> {
  const check = checks[type];
  if (check === undefined) return undefined;
  try {
    return await withByteReader(path, check);
  } catch {
    return undefined;
  }
}
