import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { mayRecordFiles } from '../../fakes/file-faults.ts';
import { temporaryFolder } from '../main/library/test-library.ts';

const script = path.resolve(import.meta.dirname, '../../../resources/packaging/start-earmark.sh');

/** An installation with a program that needs a library of its own, in a certain version. */
function install(folder: string, symbolVersion: string): void {
  const at = (name: string): string => path.join(folder, name);
  mkdirSync(at('lib'));
  mkdirSync(at('bin'));
  copyFileSync(script, at('start-earmark'));
  symlinkSync('../start-earmark', at('bin/earmark'));
  writeFileSync(
    at('program.c'),
    `#include <stdio.h>
     extern int needed(void);
     int main(int count, char **words) { printf("started %d %s\\n", needed(), words[count - 1]); return 7; }`,
  );
  buildLibrary(folder, symbolVersion);
  const origin = `-Wl,-rpath,${at('lib')}`;
  cc(folder, ['-o', 'earmark', 'program.c', `-L${at('lib')}`, '-lneeded', origin]);
}

function buildLibrary(folder: string, symbolVersion: string): void {
  writeFileSync(path.join(folder, 'needed.c'), 'int needed(void) { return 42; }');
  writeFileSync(path.join(folder, 'map'), `${symbolVersion} { global: needed; local: *; };`);
  const map = '-Wl,--version-script=map';
  cc(folder, ['-shared', '-fPIC', map, '-o', 'lib/libneeded.so', 'needed.c']);
}

const cc = (folder: string, words: readonly string[]) =>
  execFileSync('cc', words, { cwd: folder, stdio: 'pipe' });

/** Starts it as the package's link does, without a display. */
function start(folder: string) {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const ended = spawnSync(path.join(folder, 'bin/earmark'), ['a link'], { env, encoding: 'utf8' });
  return { code: ended.status, printed: ended.stdout, said: ended.stderr };
}

const here = mayRecordFiles() && process.arch === 'x64';

test.skipIf(!here)('Earmark starts with its arguments where nothing is missing', () => {
  using place = temporaryFolder();
  install(place.folder, 'GLIBC_2.99');
  expect(start(place.folder)).toEqual({ code: 7, printed: 'started 42 a link\n', said: '' });
});

test.skipIf(!here)('a missing system library is named, with what to do', () => {
  using place = temporaryFolder();
  install(place.folder, 'GLIBC_2.99');
  rmSync(path.join(place.folder, 'lib/libneeded.so'));
  const { code, printed, said } = start(place.folder);
  expect({ code, printed }).toEqual({ code: 1, printed: '' });
  expect(said).toContain('Earmark cannot start: this system lacks libneeded.so.');
  expect(said).toContain('Reviews are unchanged.');
});

test.skipIf(!here)('a system that is too old is told which version it needs', () => {
  using place = temporaryFolder();
  install(place.folder, 'GLIBC_2.99');
  buildLibrary(place.folder, 'GLIBC_2.98');
  const { code, said } = start(place.folder);
  expect(code).toBe(1);
  expect(said).toMatch(
    /this system is too old\. It has glibc 2\.\d+, and Earmark needs glibc 2\.99 or newer/u,
  );
});
