import { statfs } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';

/** Decides whether a download may take more space on the disk. */
export interface SpaceCheck {
  /** Why a file of `neededBytes`, of which `receivedBytes` are on disk, cannot be stored. */
  problem(receivedBytes: number, neededBytes: number): Promise<AppError | undefined>;
}

export interface SpaceParts {
  readonly folder: string;
  readonly limitBytes: () => number;
  /** The bytes that are free on the disk of a folder. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** A recording of this size can be played however small the cache limit is. */
const alwaysAllowedBytes = 50_000_000;

/** Left free for the library, whose reviews matter more than a recording. */
const reservedBytes = 200_000_000;

/** The free space is read again after this many bytes. */
const recheckBytes = 8_000_000;

/** Holds a download to the cache limit and to the free space of the disk. */
export function createSpaceCheck({
  folder,
  limitBytes,
  freeBytes = bytesFree,
}: SpaceParts): SpaceCheck {
  let checkedBytes = Number.NEGATIVE_INFINITY;
  return {
    async problem(receivedBytes, neededBytes) {
      const limit = Math.max(limitBytes(), alwaysAllowedBytes);
      if (neededBytes > limit) return tooLarge(limit);
      if (Math.abs(receivedBytes - checkedBytes) < recheckBytes) return undefined;
      checkedBytes = receivedBytes;
      const free = await freeBytes(folder);
      const missing = neededBytes - receivedBytes + reservedBytes;
      return free < missing ? { kind: 'disk-full', path: folder } : undefined;
    },
  };
}

/** Infinite where the system does not tell. */
const bytesFree = async (folder: string): Promise<number> => {
  const stats = await statfs(folder).catch(() => undefined);
  return stats === undefined ? Number.POSITIVE_INFINITY : stats.bavail * stats.bsize;
};

const tooLarge = (limitBytes: number): AppError => ({
  kind: 'bad-recording',
  detail: `It is larger than the recording cache limit of ${Math.floor(limitBytes / 1_000_000)} MB. Raise the limit in Settings › Recordings.`,
});
