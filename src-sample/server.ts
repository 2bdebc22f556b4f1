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
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly apiKey: string;
  /** Closes every connection and frees the port. */
  close(): Promise<void>;
}

interface Running {
  readonly context: EndpointContext;
  readonly faults: FaultSchedule;
  readonly log: RequestLog;
  readonly control: Control;
  readonly now: () => number;
}

/**
 * Starts a sample Retell on this machine and resolves when it is listening. `now` lets tests set the
 * clock.
 */
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
  const running: Running = { context, faults, log, control, now };
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
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  running: Running,
): Promise<void> {
  const request = parseRequest(incoming);
  try {
    if (request.path.startsWith('/__sample/')) {
      await sendDelivery(
        plainDelivery(await controlResponse(request, running)),
        incoming,
        outgoing,
      );
    } else await serveLogged(request, incoming, { outgoing, running });
  } catch (error) {
    // An error of this server must not look like one of the faults that it simulates.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    outgoing.destroy();
  }
}

async function controlResponse(
  request: SampleRequest,
  { context, control }: Running,
): Promise<SampleResponse> {
  if (!context.options.control) return errorResponse(404);
  return hasApiKey(request, context) ? handleControl(request, control) : errorResponse(401);
}

async function serveLogged(
  request: SampleRequest,
  incoming: IncomingMessage,
  { outgoing, running }: { readonly outgoing: ServerResponse; readonly running: Running },
): Promise<void> {
  const { context, faults, log, now } = running;
  const atMs = Date.now();
  const fault = faults.next(request);
  const response = await handleRequest(request, context);
  const delivery =
    fault === undefined ? plainDelivery(response) : faultyDelivery(response, fault, now());
  const range = request.header('range');
  const bytes = await sendDelivery(delivery, incoming, outgoing);
  log.add({
    atMs,
    endMs: Date.now(),
    method: request.method,
    path: request.path,
    status: delivery.response.status,
    bytes,
    hasKey: hasApiKey(request, context),
    ...(range === undefined ? {} : { range }),
    ...(fault === undefined ? {} : { fault: fault.kind }),
  });
}
