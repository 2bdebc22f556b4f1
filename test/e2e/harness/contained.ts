import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { runsAsRoot } from './launch.ts';

/**
 * Makes everything read-only but the home, and then becomes the program. Memory files and those of the
 * kernel stay as they are.
 */
const script = (home: string, program: string): string => `#!/bin/sh
exec unshare ${runsAsRoot() ? '-m' : '-rm'} -- sh -c '
  home=$1; program=$2; shift 2
  mount --make-rprivate / && mount --bind "$home" "$home" || exit 70
  while read -r _ folder type _; do
    case "$type $folder" in
      "proc "*|"sysfs "*|"devtmpfs "*|"devpts "*|"tmpfs /dev/shm"*|"cgroup"*|*" $home") continue ;;
    esac
    mount -o remount,bind,ro "$folder" 2>/dev/null
  done < /proc/self/mounts
  if touch /earmark-containment 2>/dev/null || ! touch "$home/contained"; then exit 71; fi
  exec "$program" ${runsAsRoot() ? '' : '--no-sandbox'} "$@"
' sh '${home}' '${program}' "$@"
`;

/**
 * A program that runs another one where nothing but \`home\` can be written; undefined where the system
 * does not allow it.
 */
export async function containedProgram(home: string, program: string): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const file = path.join(home, 'contained-program');
  await writeFile(file, script(home, '/bin/true'));
  await chmod(file, 0o755);
  try {
    execFileSync(file, { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  await writeFile(file, script(home, program));
  return file;
}

/** Every file below a folder with a hash of its content, except in the folders that are left out. */
export async function fileHashes(
  folder: string,
  leaveOut: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const hashes: Record<string, string> = {};
  const walk = async (at: string): Promise<void> => {
    for (const name of (await readdir(at)).toSorted()) {
      const file = path.join(at, name);
      if (leaveOut.includes(file)) continue;
      const entry = await lstat(file);
      if (entry.isDirectory()) await walk(file);
      else {
        const content = entry.isFile() ? await readFile(file) : '';
        hashes[path.relative(folder, file)] = createHash('sha256').update(content).digest('hex');
      }
    }
  };
  await walk(folder);
  return hashes;
}
