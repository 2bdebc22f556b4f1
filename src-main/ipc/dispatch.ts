import {
  requests,
  type Channel,
  type InputOf,
  type ResponseOf,
} from '../../src-shared/ipc/contract.ts';
import type { Forward, ForwardedChannel } from './forwarded-channels.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { AppError } from '../../src-shared/errors.ts';

/** Reports a bug in Earmark. Returns the reference that is shown to the reviewer. */
export type ReportBug = (error: unknown, where: string) => string;

/** The number of the window that a request came from. */
export type Sender = number;

/** A handler also receives the window that sent the request. */
type MainHandler<C extends Channel> = (input: InputOf<C>, sender: Sender) => ResponseOf<C>;

/** What main answers itself. A forwarded channel needs a handler only if main has to add something. */
export type MainHandlers = {
  readonly [C in Exclude<Channel, ForwardedChannel>]: MainHandler<C>;
} & { readonly [C in ForwardedChannel]?: MainHandler<C> };

type AnyHandler = (input: unknown, sender: Sender) => Promise<Result<unknown, AppError>>;

export type Dispatch = (
  channel: unknown,
  input: unknown,
  sender: Sender,
) => Promise<Result<unknown, AppError>>;

/**
 * Passes an untrusted message to its handler: the channel must be in the contract and the input must fit
 * its schema. Whatever a handler throws is caught here and becomes `unexpected`.
 */
export function createDispatch(
  handlers: MainHandlers,
  forward: Forward,
  reportBug: ReportBug,
): Dispatch {
  return async (channel, input, sender) => {
    if (!isChannel(channel)) return err({ kind: 'bad-request', detail: 'Unknown channel' });
    const parsed = requests[channel].input.safeParse(input);
    if (!parsed.success) {
      return err({ kind: 'bad-request', detail: `${channel}: ${firstIssue(parsed.error.issues)}` });
    }
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema just applied is the one this handler's input type is derived from; the compiler can't see that for a channel known only at run time
      const handler = handlers[channel] as AnyHandler | undefined;
      if (handler !== undefined) return await handler(parsed.data, sender);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- MainHandlers may leave out forwarded channels only
      return await forward(channel as ForwardedChannel, parsed.data);
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
