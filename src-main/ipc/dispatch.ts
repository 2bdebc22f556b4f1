import { requests, type Channel, type Handlers } from '../../src-shared/ipc/contract.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { AppError } from '../../src-shared/errors.ts';

/** Told of every broken promise of our own code; answers the reference shown to the reviewer. */
export type ReportBug = (error: unknown, where: string) => string;

export type Dispatch = (channel: unknown, input: unknown) => Promise<Result<unknown, AppError>>;

/**
 * From an untrusted message to a handler: the channel must be one of the contract, the input must fit
 * its schema. Whatever a handler throws is caught here, once, and becomes `unexpected`.
 */
export function createDispatch(handlers: Handlers, reportBug: ReportBug): Dispatch {
  return async (channel, input) => {
    if (!isChannel(channel)) return err({ kind: 'bad-request', detail: 'Unknown channel' });
    const parsed = requests[channel].input.safeParse(input);
    if (!parsed.success) {
      return err({ kind: 'bad-request', detail: `${channel}: ${firstIssue(parsed.error.issues)}` });
    }
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema just applied is the one this handler's input type is derived from; the compiler can't see that for a channel known only at run time
      const handler = handlers[channel] as (value: unknown) => Promise<Result<unknown, AppError>>;
      return await handler(parsed.data);
    } catch (error) {
      return err({ kind: 'unexpected', ref: reportBug(error, channel) });
    }
  };
}

const isChannel = (channel: unknown): channel is Channel =>
  typeof channel === 'string' && Object.hasOwn(requests, channel);

function firstIssue(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const [issue] = issues;
  return issue === undefined ? 'no reason given' : `${issue.path.join('.')} ${issue.message}`;
}
