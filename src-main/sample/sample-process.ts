import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

const Address = z
  .object({ url: z.url(), apiKey: z.string().min(1) })
  .transform(({ url: baseUrl, apiKey }) => ({ baseUrl, apiKey }));
/** The address of the sample Retell on this machine, and its API key. */
export type SampleAddress = z.infer<typeof Address>;

export interface SampleRetell {
  /** Starts it on first use. The address stays the same for the run unless the process ends. */
  start(): Promise<Result<SampleAddress, AppError>>;
  stop(): void;
}

const startTimeoutMs = 15_000;

/**
 * The Retell of the sample workspace: a separate process on a free loopback port, which is used through the
 * same HTTP client as Retell. `script` is the built process, `folder` holds its calls and recordings.
 */
export function createSampleRetell(script: string, folder: string): SampleRetell {
  let child: UtilityProcess | undefined;
  let address: Promise<Result<SampleAddress, AppError>> | undefined;
  const launch = (): Promise<Result<SampleAddress, AppError>> =>
    new Promise((resolve) => {
      const started = utilityProcess.fork(script, ['--folder', folder], {
        serviceName: 'Earmark sample Retell',
        stdio: 'ignore',
      });
      child = started;
      const fail = (detail: string): void => {
        address = undefined;
        resolve(err({ kind: 'offline', host: 'the sample workspace', detail }));
      };
      const timer = setTimeout(() => {
        started.kill();
        fail('It did not answer in time');
      }, startTimeoutMs);
      started.once('message', (message: unknown) => {
        clearTimeout(timer);
        const parsed = Address.safeParse(message);
        if (parsed.success) resolve(ok(parsed.data));
        else fail('It answered something else than an address');
      });
      started.once('exit', (code) => {
        clearTimeout(timer);
        child = undefined;
        fail(`It ended with code ${code}`);
      });
    });
  return {
    start() {
      address ??= launch();
      return address;
    },
    stop() {
      child?.kill();
      address = undefined;
    },
  };
}
