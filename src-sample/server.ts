import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createAccount } from './account.ts';
import type { EndpointContext } from './api/endpoint-context.ts';
import { handleControl, createControl, type Control } from './control.ts';
import { faultyDelivery, plainDelivery } from './faults/delivery.ts';
import { createFaultSchedule, type FaultSchedule } from './faults/fault-schedule.ts';
import { makeWorkspace } from './generated/generated-workspace.ts';
import { errorResponse, type SampleResponse } from './http/response.ts';
import { parseRequest, type SampleRequest } from './http/request.ts';
import { sendDelivery } from './faults/send-delivery.ts';
import { createLinkSigner } from './media/signed-link.ts';
import { SampleOptions, type SampleOptionsInput } from './options.ts';
import { readSmallWorkspace } from './workspaces/small-workspace.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { handleRequest, hasApiKey } from './routes.ts';

/** A running sample Retell. */
export interface SampleRetell extends Control {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
  /** Breaks every connection and frees the port. */
  close(): Promise<void>;
}

interface Running {
  readonly offer: EndpointContext;
  readonly faults: FaultSchedule;
  readonly log: RequestLog;
  readonly control: Control;
  readonly now: () => number;
}

/** Starts a Retell on this machine; resolves once it listens. `now` lets tests turn the clock. */
export async function startSample(
  wishes: SampleOptionsInput = {},
  now: () => number = Date.now,
): Promise<SampleRetell> {
  const options = SampleOptions.parse(wishes);
  const { calls, seed, long, recordings } = options;
  const workspace =
    calls > 0
      ? makeWorkspace(calls, { seed, long, recordings })
      : await readSmallWorkspace(options.folder);
  const account = createAccount(workspace, options, now);
  const faults = createFaultSchedule(options.faults);
  const log = createRequestLog();
  const control = createControl(account, { faults, log, now });
  let url = '';
  const signer = createLinkSigner(options.linkLifetimeMs, now);
  const context: EndpointContext = { account, options, signer, origin: () => url };
  const running: Running = { offer: context, faults, log, control, now };
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
  const asked = parseRequest(request);
  try {
    if (asked.path.startsWith('/__sample/')) {
      await sendDelivery(plainDelivery(await controlResponse(asked, running)), request, response);
    } else await serveLogged(asked, request, { response, running });
  } catch (error) {
    // A mistake of this server must not look like one of its many faults on demand.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.destroy();
  }
}

async function controlResponse(
  request: SampleRequest,
  { offer: context, control }: Running,
): Promise<SampleResponse> {
  if (!context.options.control) return errorResponse(404);
  return hasApiKey(request, context) ? handleControl(request, control) : errorResponse(401);
}

async function serveLogged(
  asked: SampleRequest,
  request: IncomingMessage,
  { response, running }: { readonly response: ServerResponse; readonly running: Running },
): Promise<void> {
  const { offer: context, faults, log, now } = running;
  const atMs = Date.now();
  const fault = faults.next(asked);
  const answer = await handleRequest(asked, context);
  const delivery =
    fault === undefined ? plainDelivery(answer) : faultyDelivery(answer, fault, now());
  const range = asked.header('range');
  const bytes = await sendDelivery(delivery, request, response);
  log.add({
    atMs,
    endMs: Date.now(),
    method: asked.method,
    path: asked.path,
    status: delivery.response.status,
    bytes,
    hasKey: hasApiKey(asked, context),
    ...(range === undefined ? {} : { range }),
    ...(fault === undefined ? {} : { fault: fault.kind }),
  });
}
