import { randomUUID } from 'node:crypto';
import type { AppError } from '../../../src-shared/errors.ts';
import type { MeasuringProgress } from '../../../src-shared/measures/progress.ts';
import { err, type Result } from '../../../src-shared/result.ts';
import type { ResponseReader } from '../../retell/port.ts';
import type { Library, LibraryRequests, LibraryChannel } from '../port.ts';
import type { LibraryMessage, MessageLink, LogMessage, RequestMessage } from '../messages.ts';

/** The library process as main sees it. */
export interface LibraryProcess extends MessageLink<LibraryMessage, RequestMessage> {
  onExit(listener: () => void): void;
  kill(): void;
}

interface Options {
  readonly spawn: () => LibraryProcess;
  readonly log: (line: LogMessage) => void;
  /** Called whenever the process crashed and was started again. Open queues are lost with it. */
  readonly onRestart?: () => void;
  /** Called when an unreadable cache of calls was replaced while the workspace was open. */
  readonly onRebuilt?: () => void;
  /** Called while stored calls are measured in the background. */
  readonly onMeasuring?: (progress: MeasuringProgress) => void;
}

/** Lets the library process parse responses from Retell, so that main never holds whole calls. */
export const createResponseReader =
  (library: Library): ResponseReader =>
  (body, kind) =>
    library.request('responses:read', { body, kind });

/** A library that the app starts and stops. */
export interface OwnedLibrary extends Library {
  /** Closes the databases, then ends the process. */
  stop(): Promise<void>;
}

type AnyResult = Result<unknown, AppError>;

interface Pending {
  readonly request: RequestMessage;
  readonly resolve: (result: AnyResult) => void;
  /** Sent by the client itself to reopen the workspace; not repeated if the process crashes. */
  readonly isReopening: boolean;
  /** How many processes crashed while this request was pending. */
  deaths: number;
}

interface NewRequest extends Pick<Pending, 'resolve' | 'isReopening'> {
  readonly channel: LibraryChannel;
  readonly input: RequestMessage['input'];
}

/** The running process. Requests delayMs unless it is `ready`: after a crash the workspace is opened first. */
interface Running {
  readonly port: LibraryProcess;
  phase: 'ready' | 'reopening' | 'shut';
}

/** A request that was pending at this many crashes is assumed to cause them and is not repeated. */
const maxDeaths = 5;
const firstRestartDelayMs = 20;
const maxRestartDelayMs = 5000;
const stopTimeoutMs = 3000;

/**
 * A library whose process may crash at any moment. The process is then started again, the workspace
 * reopened and every pending request repeated. Repeating is safe: reads change nothing, stored rows
 * have keys, and edits, undo and redo carry a request id that the library remembers.
 */
export function createLibrary(options: Options): OwnedLibrary {
  return new RestartingLibrary(options);
}

class RestartingLibrary implements OwnedLibrary {
  readonly #options: Options;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #running: Running | undefined;
  #workspace: LibraryRequests['open']['in'] | undefined;
  #restartDelayMs = firstRestartDelayMs;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async request<C extends LibraryChannel>(
    channel: C,
    input: LibraryRequests[C]['in'],
  ): Promise<Result<LibraryRequests[C]['out'], AppError>> {
    if (this.#isStopped) return err({ kind: 'library-restarting' });
    const result = await this.#send(channel, input);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table of handlers is checked to return this output for this channel
    return result as Result<LibraryRequests[C]['out'], AppError>;
  }

  async stop(): Promise<void> {
    if (this.#running !== undefined && !this.#isStopped) {
      await withTimeout(this.#send('close', undefined));
    }
    this.#isStopped = true;
    this.#running?.port.kill();
  }

  #send(channel: LibraryChannel, input: RequestMessage['input']): Promise<AnyResult> {
    return new Promise((resolve) => {
      const request = this.#register({ channel, input, resolve, isReopening: false });
      const process = this.#running ?? this.#start();
      if (process.phase === 'ready') process.port.send(request);
      else this.#sendPending(process);
    });
  }

  #register({ channel, input, resolve, isReopening }: NewRequest): RequestMessage {
    this.#lastId += 1;
    const request: RequestMessage = {
      id: this.#lastId,
      channel,
      input,
      requestId: randomUUID(),
    };
    this.#pending.set(request.id, { request, resolve, isReopening, deaths: 0 });
    return request;
  }

  #start(): Running {
    const port = this.#options.spawn();
    const phase = this.#workspace === undefined ? 'ready' : 'shut';
    const started: Running = { port, phase };
    this.#running = started;
    port.onMessage((message) => {
      if ('log' in message) this.#options.log(message.log);
      else if ('rebuilt' in message) this.#options.onRebuilt?.();
      else if ('measuring' in message) this.#options.onMeasuring?.(message.measuring);
      else this.#settle(message.id, message.result);
    });
    port.onExit(() => {
      if (this.#running === started) this.#handleExit();
    });
    return started;
  }

  #settle(id: number, result: AnyResult): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    this.#restartDelayMs = firstRestartDelayMs;
    const { channel, input } = pending.request;
    if (channel === 'open' && !pending.isReopening) {
      this.#workspace = result.ok && isOpenRequest(input) ? input : undefined;
    }
    if (channel === 'close') this.#workspace = undefined;
    if (isReviewerRequest(pending.request) && result.ok && this.#workspace !== undefined) {
      this.#workspace = { ...this.#workspace, reviewer: pending.request.input.reviewer };
    }
    pending.resolve(result);
  }

  #handleExit(): void {
    this.#running = undefined;
    const delayMs = this.#restartDelayMs;
    this.#restartDelayMs = Math.min(delayMs * 2, maxRestartDelayMs);
    for (const [id, pending] of this.#pending) {
      pending.deaths += 1;
      if (pending.isReopening) this.#pending.delete(id);
      else if (this.#isStopped || pending.deaths >= maxDeaths) this.#fail(id);
    }
    if (this.#isStopped) return;
    setTimeout(() => {
      if (this.#isStopped) return;
      // A request that came in meanwhile may have started the process already.
      if (this.#running === undefined) this.#sendPending(this.#start());
      this.#options.onRestart?.();
    }, delayMs);
  }

  #fail(id: number): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.resolve(err({ kind: 'library-restarting' }));
  }

  /** Sends all pending requests; opens the workspace first if this process has not done so. */
  #sendPending(process: Running): void {
    if (process.phase === 'reopening') return;
    if (process.phase === 'shut' && this.#workspace !== undefined) {
      this.#reopen(process, this.#workspace);
      return;
    }
    process.phase = 'ready';
    for (const { request } of this.#pending.values()) process.port.send(request);
  }

  #reopen(process: Running, workspace: LibraryRequests['open']['in']): void {
    process.phase = 'reopening';
    const onReopened = (result: AnyResult): void => {
      if (this.#running !== process) return;
      process.phase = result.ok ? 'ready' : 'shut';
      if (result.ok && isRebuilt(result.value)) this.#options.onRebuilt?.();
      if (result.ok) this.#sendPending(process);
      // The next request tries again, since the cause (a full disk, for example) may be gone by then.
      else for (const id of this.#pending.keys()) this.#settle(id, result);
    };
    process.port.send(
      this.#register({ channel: 'open', input: workspace, resolve: onReopened, isReopening: true }),
    );
  }
}

const isRebuilt = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'rebuilt' in value && value.rebuilt === true;

const isReviewerRequest = (request: RequestMessage): request is RequestMessage<'reviewer:set'> =>
  request.channel === 'reviewer:set';

const isOpenRequest = (input: RequestMessage['input']): input is LibraryRequests['open']['in'] =>
  input !== undefined && 'folder' in input;

async function withTimeout(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, stopTimeoutMs);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
