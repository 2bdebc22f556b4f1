import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const source = path.join(import.meta.dirname, 'file-faults.c');

/** Whether file-faults.c can stand between a process and its files here. */
export function mayRecordFiles(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

/** Runs a script whose changes below `folder` are recorded and may be made to fail; what it printed. */
export function runWithFaults(
  script: string,
  { folder, scratch, args }: { folder: string; scratch: string; args: readonly string[] },
): { readonly printed: string; readonly record: string } {
  const library = path.join(scratch, 'file-faults.so');
  const record = path.join(scratch, 'record');
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-pthread', '-o', library, source]);
  const printed = execFileSync(
    process.execPath,
    [path.join(import.meta.dirname, script), folder, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        LD_PRELOAD: library,
        EARMARK_FAULTS_FOLDER: folder,
        EARMARK_FAULTS_LOG: record,
      },
    },
  );
  return { printed, record };
}
