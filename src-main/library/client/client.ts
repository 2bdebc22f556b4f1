import { randomUUID } from 'node:crypto';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, type Result } from '../../../src-shared/result.ts';
import type { ResponseReader } from '../../retell/port.ts';
import type { Library, LibraryRequests, LibraryChannel } from '../port.ts';
import type { LibraryMessage, MessageLink, LogMessage, RequestMessage } from '../messages.ts';

/** The library's process as its owner sees it. */
export interface LibraryProcess extends MessageLink<LibraryMessage, RequestMessage> {
  onExit(listener: () => void): void;
  kill(): void;
}

interface Options {
  readonly spawn: () => LibraryProcess;
  readonly log: (line: LogMessage) => void;
  /** Told each time the process has died and was started again: open queues are gone with it. */
  readonly onRestart?: () => void;
}

/** Answers of Retell are read by the library, beside the database that they go into. */
export const createResponseReader =
  (library: Library): ResponseReader =>
  (body, kind) =>
    library.request('answers:read', { body, kind });

/** A library that ends with the app. */
export interface OwnedLibrary extends Library {
  /** Closes the databases in order, then the process. */
  stop(): Promise<void>;
}

type AnyResult = Result<unknown, AppError>;

interface Pending {
  readonly request: RequestMessage;
  readonly answer: (result: AnyResult) => void;
  /** Asked by ourselves to open the workspace again; a process that dies takes it along. */
  readonly isReopening: boolean;
  /** Processes that died with this question in hand. */
  deaths: number;
}

interface NewRequest extends Pick<Pending, 'answer' | 'isReopening'> {
  readonly channel: LibraryChannel;
  readonly input: RequestMessage['input'];
}

/** The process and how far it has come: questions wait while the workspace is being opened again. */
interface Running {
  readonly port: LibraryProcess;
  phase: 'ready' | 'reopening' | 'shut';
}

/** A question that was in hand at so many deaths is taken for their cause. */
const maxDeaths = 5;
const firstRestartDelayMs = 20;
const maxRestartDelayMs = 5000;
const stopTimeoutMs = 3000;

/**
 * The library over a process that may die at any moment: it is started again, the open workspace is
 * opened again, and what was unanswered is asked again. Every verb can be repeated: reads by nature,
 * stores because rows are keyed, and edits, undo and redo because each carries an id that is kept.
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

  async request<V extends LibraryChannel>(
    verb: V,
    input: LibraryRequests[V]['in'],
  ): Promise<Result<LibraryRequests[V]['out'], AppError>> {
    if (this.#isStopped) return err({ kind: 'library-restarting' });
    const answer = await this.#send(verb, input);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the process answers each verb with its own output; its table of handlers is checked for it
    return answer as Result<LibraryRequests[V]['out'], AppError>;
  }

  async stop(): Promise<void> {
    if (this.#running !== undefined && !this.#isStopped) {
      await withTimeout(this.#send('close', undefined));
    }
    this.#isStopped = true;
    this.#running?.port.kill();
  }

  #send(verb: LibraryChannel, input: RequestMessage['input']): Promise<AnyResult> {
    return new Promise((answer) => {
      const question = this.#register({ channel: verb, input, answer, isReopening: false });
      const process = this.#running ?? this.#start();
      if (process.phase === 'ready') process.port.send(question);
      else this.#sendPending(process);
    });
  }

  #register({ channel: verb, input, answer, isReopening }: NewRequest): RequestMessage {
    this.#lastId += 1;
    const question: RequestMessage = {
      id: this.#lastId,
      channel: verb,
      input,
      requestId: randomUUID(),
    };
    this.#pending.set(question.id, { request: question, answer, isReopening, deaths: 0 });
    return question;
  }

  #start(): Running {
    const port = this.#options.spawn();
    const phase = this.#workspace === undefined ? 'ready' : 'shut';
    const started: Running = { port, phase };
    this.#running = started;
    port.onMessage((message) => {
      if ('log' in message) this.#options.log(message.log);
      else this.#settle(message.id, message.result);
    });
    port.onExit(() => {
      if (this.#running === started) this.#handleExit();
    });
    return started;
  }

  #settle(id: number, result: AnyResult): void {
    const asked = this.#pending.get(id);
    if (asked === undefined) return;
    this.#pending.delete(id);
    this.#restartDelayMs = firstRestartDelayMs;
    const { channel: verb, input } = asked.request;
    if (verb === 'open' && !asked.isReopening) {
      this.#workspace = result.ok && isOpenRequest(input) ? input : undefined;
    }
    if (verb === 'close') this.#workspace = undefined;
    asked.answer(result);
  }

  #handleExit(): void {
    this.#running = undefined;
    const wait = this.#restartDelayMs;
    this.#restartDelayMs = Math.min(wait * 2, maxRestartDelayMs);
    for (const [id, asked] of this.#pending) {
      asked.deaths += 1;
      if (asked.isReopening) this.#pending.delete(id);
      else if (this.#isStopped || asked.deaths >= maxDeaths) this.#fail(id);
    }
    if (this.#isStopped) return;
    setTimeout(() => {
      if (this.#isStopped) return;
      // A question asked meanwhile may have started it already.
      if (this.#running === undefined) this.#sendPending(this.#start());
      this.#options.onRestart?.();
    }, wait);
  }

  #fail(id: number): void {
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    asked?.answer(err({ kind: 'library-restarting' }));
  }

  /** Hands over all that waits, opening the workspace first where that is still to be done. */
  #sendPending(process: Running): void {
    if (process.phase === 'reopening') return;
    if (process.phase === 'shut' && this.#workspace !== undefined) {
      this.#reopen(process, this.#workspace);
      return;
    }
    process.phase = 'ready';
    for (const { request: question } of this.#pending.values()) process.port.send(question);
  }

  #reopen(process: Running, workspace: LibraryRequests['open']['in']): void {
    process.phase = 'reopening';
    const reopened = (result: AnyResult): void => {
      if (this.#running !== process) return;
      process.phase = result.ok ? 'ready' : 'shut';
      if (result.ok) this.#sendPending(process);
      // The next question tries once more: the disk may have room again by then.
      else for (const id of this.#pending.keys()) this.#settle(id, result);
    };
    process.port.send(
      this.#register({ channel: 'open', input: workspace, answer: reopened, isReopening: true }),
    );
  }
}

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
