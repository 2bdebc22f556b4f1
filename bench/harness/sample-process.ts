import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { electronProgram, root } from './paths.ts';

export interface Address {
  readonly url: string;
  readonly apiKey: string;
}

/** A sample Retell in a separate process, so that generating calls does not affect the measurements. */
export interface RunningSample extends Address, AsyncDisposable {}

export async function startSampleProcess(options: readonly string[]): Promise<RunningSample> {
  const script = path.join(root, 'src-sample/cli.ts');
  const child = spawn(electronProgram, ['--no-warnings', script, ...options], {
    cwd: root,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, apiKey } = JSON.parse(String(line)) as Address;
  return {
    url,
    apiKey,
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

/** Three calls. The newest has two hours and 25,000 words. */
export const longCallOptions = ['--calls', '12', '--long', '1', '--recordings', '1', '--seed', '1'];
export const longCallCount = 12;
