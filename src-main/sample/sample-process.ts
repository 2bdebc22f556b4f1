import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

const Address = z
  .object({ url: z.url(), apiKey: z.string().min(1) })
  .transform(({ url: baseUrl, apiKey }) => ({ baseUrl, apiKey }));
/** Where the sample Retell listens on this machine, and the key it expects. */
export type SampleAddress = z.infer<typeof Address>;

export interface SampleRetell {
  /** Starts it at first use; the same address for the rest of the run unless it died meanwhile. */
  start(): Promise<Result<SampleAddress, AppError>>;
  stop(): void;
}

const startTimeoutMs = 15_000;

/**
 * The sample workspace's Retell: a process of its own on a free loopback port, spoken to over HTTP by
 * the very client that speaks to Retell. `script` is the built process, `folder` holds its calls and
 * voices.
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
