import { fileError } from '../lib/file-error.ts';

const unchanged = 'Saved reviews are unchanged.';

/** What the reviewer can do about a data folder that can't be created or written to. */
export function folderFailureText(error: unknown, folder: string): string {
  if (fileError(error, folder).kind === 'disk-full') {
    return `The disk is full. Free some space on the disk of ${folder}, then start Earmark again. ${unchanged}`;
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return `Earmark can’t write to ${folder}. ${remedyFor(code)} ${unchanged}`;
}

function remedyFor(code: unknown): string {
  switch (code) {
    case 'EROFS':
      return 'The disk is read-only. Start Earmark with --user-data-dir=<folder>, where <folder> is on another disk, or ask your administrator.';
    case 'EIO':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
      return 'The disk is not responding. If it is a network drive, check its connection, then start Earmark again.';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'A file has the name of this folder. Rename that file, then start Earmark again.';
    default:
      return 'Change the folder’s permissions, then start Earmark again.';
  }
}

/** Network file systems by the number that Linux gives them (statfs(2)). */
const networkDrives: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'SMB'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
]);

/** The kind of network drive; undefined for a disk of this computer. The number may be signed. */
export const networkDriveOf = (type: number | undefined): string | undefined =>
  type === undefined ? undefined : networkDrives.get(type >>> 0);

export const networkDriveText = (drive: string, folder: string) => ({
  message: `The data folder is on a network drive (${drive})`,
  detail: `Earmark keeps reviews in databases in ${folder}. On a network drive they can be damaged when the connection breaks, or when two computers use them at once. Backups are made daily.\n\nA folder on this computer is safer: quit Earmark, move the data folder there, and start Earmark with --user-data-dir=<folder>.\n\nThis message is shown only once.`,
});
