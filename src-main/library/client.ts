import { randomUUID } from 'node:crypto';
import type { AppError } from '../../src-shared/errors.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { AnswerReader } from '../retell/port.ts';
import type { Library, LibraryRequests, LibraryVerb } from './port.ts';
import type { FromLibrary, Line, LogLine, Question } from './wire.ts';

/** The library's process as its owner sees it. */
export interface ChildPort extends Line<FromLibrary, Question> {
  onExit(listener: () => void): void;
  kill(): void;
}

interface Options {
  readonly spawn: () => ChildPort;
  readonly log: (line: LogLine) => void;
  /** Told each time the process has died and was started again: open queues are gone with it. */
  readonly onRestart?: () => void;
}

/** Answers of Retell are read by the library, beside the database that they go into. */
export const readerIn =
  (library: Library): AnswerReader =>
  (body, kind) =>
    library.ask('answers:read', { body, kind });

/** A library that ends with the app. */
export interface OwnedLibrary extends Library {
  /** Closes the databases in order, then the process. */
  stop(): Promise<void>;
}

type Answer = Result<unknown, AppError>;

interface Pending {
  readonly question: Question;
  readonly answer: (result: Answer) => void;
  /** Asked by ourselves to open the workspace again; a process that dies takes it along. */
  readonly isReopening: boolean;
  /** Processes that died with this question in hand. */
  deaths: number;
}

interface Asking extends Pick<Pending, 'answer' | 'isReopening'> {
  readonly verb: LibraryVerb;
  readonly input: Question['input'];
}

/** The process and how far it has come: questions wait while the workspace is being opened again. */
interface Running {
  readonly port: ChildPort;
  phase: 'ready' | 'reopening' | 'shut';
}

/** A question that was in hand at so many deaths is taken for their cause. */
const deathsBeforeGivingUp = 5;
const firstWaitMs = 20;
const longestWaitMs = 5000;
const stopPatienceMs = 3000;

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
  #waitMs = firstWaitMs;
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async ask<V extends LibraryVerb>(
    verb: V,
    input: LibraryRequests[V]['in'],
  ): Promise<Result<LibraryRequests[V]['out'], AppError>> {
    if (this.#isStopped) return err({ kind: 'library-restarting' });
    const answer = await this.#put(verb, input);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the process answers each verb with its own output; its table of handlers is checked for it
    return answer as Result<LibraryRequests[V]['out'], AppError>;
  }

  async stop(): Promise<void> {
    if (this.#running !== undefined && !this.#isStopped) {
      await withPatience(this.#put('close', undefined));
    }
    this.#isStopped = true;
    this.#running?.port.kill();
  }

  #put(verb: LibraryVerb, input: Question['input']): Promise<Answer> {
    return new Promise((answer) => {
      const question = this.#enter({ verb, input, answer, isReopening: false });
      const process = this.#running ?? this.#start();
      if (process.phase === 'ready') process.port.send(question);
      else this.#wake(process);
    });
  }

  #enter({ verb, input, answer, isReopening }: Asking): Question {
    this.#lastId += 1;
    const question: Question = { id: this.#lastId, verb, input, once: randomUUID() };
    this.#pending.set(question.id, { question, answer, isReopening, deaths: 0 });
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
      if (this.#running === started) this.#died();
    });
    return started;
  }

  #settle(id: number, result: Answer): void {
    const asked = this.#pending.get(id);
    if (asked === undefined) return;
    this.#pending.delete(id);
    this.#waitMs = firstWaitMs;
    const { verb, input } = asked.question;
    if (verb === 'open' && !asked.isReopening) {
      this.#workspace = result.ok && isOpening(input) ? input : undefined;
    }
    if (verb === 'close') this.#workspace = undefined;
    asked.answer(result);
  }

  #died(): void {
    this.#running = undefined;
    const wait = this.#waitMs;
    this.#waitMs = Math.min(wait * 2, longestWaitMs);
    for (const [id, asked] of this.#pending) {
      asked.deaths += 1;
      if (asked.isReopening) this.#pending.delete(id);
      else if (this.#isStopped || asked.deaths >= deathsBeforeGivingUp) this.#giveUp(id);
    }
    if (this.#isStopped) return;
    setTimeout(() => {
      if (this.#isStopped) return;
      // A question asked meanwhile may have started it already.
      if (this.#running === undefined) this.#wake(this.#start());
      this.#options.onRestart?.();
    }, wait);
  }

  #giveUp(id: number): void {
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    asked?.answer(err({ kind: 'library-restarting' }));
  }

  /** Hands over all that waits, opening the workspace first where that is still to be done. */
  #wake(process: Running): void {
    if (process.phase === 'reopening') return;
    if (process.phase === 'shut' && this.#workspace !== undefined) {
      this.#reopen(process, this.#workspace);
      return;
    }
    process.phase = 'ready';
    for (const { question } of this.#pending.values()) process.port.send(question);
  }

  #reopen(process: Running, workspace: LibraryRequests['open']['in']): void {
    process.phase = 'reopening';
    const reopened = (result: Answer): void => {
      if (this.#running !== process) return;
      process.phase = result.ok ? 'ready' : 'shut';
      if (result.ok) this.#wake(process);
      // The next question tries once more: the disk may have room again by then.
      else for (const id of this.#pending.keys()) this.#settle(id, result);
    };
    process.port.send(
      this.#enter({ verb: 'open', input: workspace, answer: reopened, isReopening: true }),
    );
  }
}

const isOpening = (input: Question['input']): input is LibraryRequests['open']['in'] =>
  input !== undefined && 'folder' in input;

async function withPatience(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, stopPatienceMs);
  });
  await Promise.race([work, enough]);
  clearTimeout(timer);
}
