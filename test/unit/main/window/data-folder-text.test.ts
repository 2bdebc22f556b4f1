import { expect, test } from 'vitest';
import { folderFailureText, networkDriveOf } from '../../../../src-main/window/data-folder-text.ts';

const failure = (code: string): string =>
  folderFailureText(Object.assign(new Error(code), { code }), '/home/ann/data');

test.each([
  ['ENOSPC', /^The disk is full\. Free some space/u],
  ['EROFS', /^Earmark can’t write to \/home\/ann\/data\. The disk is read-only\./u],
  ['EACCES', /Change the folder’s permissions/u],
  ['ESTALE', /The disk is not responding\. If it is a network drive/u],
  ['ENOTDIR', /A file has the name of this folder/u],
])('a data folder that fails with %s is told with what to do', (code, words) => {
  expect(failure(code)).toMatch(words);
  expect(failure(code)).toContain('Saved reviews are unchanged.');
});

test('network drives are told from disks of this computer, also where the system’s number is signed', () => {
  expect(networkDriveOf(0x6969)).toBe('NFS');
  expect(networkDriveOf(0xff534d42)).toBe('SMB');
  // The same 32 bits with a sign.
  expect(networkDriveOf(0xfe534d42 | 0)).toBe('SMB');
  for (const local of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, undefined]) {
    expect(networkDriveOf(local)).toBeUndefined();
  }
});
