import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { openAccount } from './account.ts';
import type { Offer } from './api/offer.ts';
import { answerControl, createControl, type Control } from './control.ts';
import { faultyDelivery, plainDelivery } from './faults/delivery.ts';
import { createFaultBook, type FaultBook } from './faults/fault-book.ts';
import { makeWorkspace } from './generated/generated-workspace.ts';
import { errorAnswer, type Answer } from './http/answer.ts';
import { askedOf, type Asked } from './http/asked.ts';
import { send } from './http/send.ts';
import { createLinkSigner } from './media/signed-link.ts';
import { SampleOptions, type SampleWishes } from './options.ts';
import { readSmallWorkspace } from './records/small-workspace.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { answerRequest, hasKey } from './routes.ts';

/** A running sample Retell. */
export interface SampleRetell extends Control {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
  /** Breaks every connection and frees the port. */
  close(): Promise<void>;
}

interface Running {
  readonly offer: Offer;
  readonly faults: FaultBook;
  readonly log: RequestLog;
  readonly control: Control;
  readonly now: () => number;
}

/** Starts a Retell on this machine; resolves once it listens. `now` lets tests turn the clock. */
export async function startSample(
  wishes: SampleWishes = {},
  now: () => number = Date.now,
): Promise<SampleRetell> {
  const options = SampleOptions.parse(wishes);
  const { calls, seed, long, recordings } = options;
  const workspace =
    calls > 0
      ? makeWorkspace(calls, { seed, long, recordings })
      : await readSmallWorkspace(options.folder);
  const account = openAccount(workspace, options, now);
  const faults = createFaultBook(options.faults);
  const log = createRequestLog();
  const control = createControl(account, { faults, log, now });
  let url = '';
  const signer = createLinkSigner(options.linkLifetimeMs, now);
  const offer: Offer = { account, options, signer, origin: () => url };
  const running: Running = { offer, faults, log, control, now };
  const server = createServer((request, response) => {
    void serve(request, response, running);
  });
  url = await listen(server, options.port);
  return {
    ...control,
    url,
    apiKey: options.apiKey,
    close: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  running: Running,
): Promise<void> {
  const asked = askedOf(request);
  try {
    if (asked.path.startsWith('/__sample/')) {
      await send(plainDelivery(await controlAnswer(asked, running)), request, response);
    } else await serveLogged(asked, request, { response, running });
  } catch (error) {
    // A mistake of this server must not look like one of its many faults on demand.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.destroy();
  }
}

async function controlAnswer(asked: Asked, { offer, control }: Running): Promise<Answer> {
  if (!offer.options.control) return errorAnswer(404);
  return hasKey(asked, offer) ? answerControl(asked, control) : errorAnswer(401);
}

async function serveLogged(
  asked: Asked,
  request: IncomingMessage,
  { response, running }: { readonly response: ServerResponse; readonly running: Running },
): Promise<void> {
  const { offer, faults, log, now } = running;
  const atMs = Date.now();
  const fault = faults.next(asked);
  const answer = await answerRequest(asked, offer);
  const delivery =
    fault === undefined ? plainDelivery(answer) : faultyDelivery(answer, fault, now());
  const range = asked.header('range');
  const bytes = await send(delivery, request, response);
  log.add({
    atMs,
    endMs: Date.now(),
    method: asked.method,
    path: asked.path,
    status: delivery.answer.status,
    bytes,
    hasKey: hasKey(asked, offer),
    ...(range === undefined ? {} : { range }),
    ...(fault === undefined ? {} : { fault: fault.kind }),
  });
}
