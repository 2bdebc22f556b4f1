import PQueue from 'p-queue';
import type { CallRecord } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter, ToolCallFilter } from '../../src-shared/filter.ts';
import type { MatchingProgress } from '../../src-shared/queue.ts';
import type { Library } from '../library/port.ts';
import type { Askable, Clock, RetellApi } from '../retell/port.ts';
import { serverFilter } from './matching-filter.ts';
import { createPace, type Pace } from './pace.ts';
import type { Announce } from './status-board.ts';
import { callTrouble, listTrouble } from './trouble.ts';
import type { WholeCalls } from './whole-calls.ts';

/**
 * Brings the calls that match a filter into the library, for accounts too large to bring all of them.
 * It reads Retell's own list with that filter from the top and keeps no place in it, so it leaves the
 * sync as it was; what it brings, the sync will not bring again.
 */
export interface Matching {
  /** One at a time: another order ends the one before. */
  readonly fetch: (filter: QueueFilter) => MatchingProgress;
  readonly stop: () => void;
  /** Nothing is asked or stored after this has resolved. */
  readonly close: () => Promise<void>;
}

interface MatchingParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly random: () => number;
  readonly calls: WholeCalls;
  readonly announce: Announce;
  readonly changed: (ids: readonly string[]) => void;
}

/** As the sync's own: older lists carry whole transcripts, so their pages are smaller. */
const pageLimits = { v3: 250, v2: 50, v1: 50 } as const;
const smallestPage = 5;
/** Whole calls on their way; the budget of requests lets fewer through than that. */
const fetchedAtOnce = 16;

export function createMatching(parts: MatchingParts): Matching {
  let running: Run | undefined;
  let ended = Promise.resolve();
  const stop = (): void => {
    running?.stop();
    running = undefined;
  };
  return {
    stop,
    fetch(filter) {
      stop();
      const run = new Run(parts, filter);
      running = run;
      ended = ended.then(() => run.work());
      return run.progress;
    },
    async close() {
      stop();
      await ended;
    },
  };
}

class Run {
  readonly #parts: MatchingParts;
  readonly #over = new AbortController();
  readonly #pace: Pace;
  readonly #ask: ReturnType<typeof serverFilter>;
  #most: number = pageLimits.v3;
  progress: MatchingProgress;

  constructor(parts: MatchingParts, filter: QueueFilter) {
    this.#parts = parts;
    this.#ask = serverFilter(filter);
    const { unasked, whole } = this.#ask;
    this.progress = { phase: 'fetching', fetched: 0, added: 0, unasked, whole };
    this.#pace = createPace({
      clock: parts.clock,
      stop: this.#over.signal,
      random: parts.random,
      waiting: (wait) => {
        const { nextTryMs: _next, reason: _reason, ...rest } = this.progress;
        this.#say(
          wait === undefined
            ? { ...rest, phase: 'fetching' }
            : { ...rest, phase: 'waiting', ...wait },
        );
      },
      failed: (error) => {
        this.#end({ phase: 'failed', error });
      },
    });
  }

  stop(): void {
    this.#end({ phase: 'stopped' });
  }

  async work(): Promise<void> {
    const askable = await this.#until(() => this.#parts.api.askable(this.#ask.filter, this.#how));
    if (askable === undefined) return;
    const { api, unasked } = askable;
    this.#say({ ...this.progress, api, unasked: [...unasked, ...this.#ask.unasked] });
    const affirms = (askable.filter.tool_calls ?? []).filter(
      ({ latency_ms: latency }) => latency !== undefined,
    );
    let cursor: string | undefined;
    do {
      const page = await this.#page(askable, cursor);
      if (page === undefined || !(await this.#take(page.records, affirms))) return;
      cursor = page.cursor;
    } while (cursor !== undefined);
    this.#end({ phase: 'done' });
  }

  get #how() {
    const { signal } = this.#over;
    return { priority: 'list', signal, onWait: this.#pace.onWait } as const;
  }

  #page({ api, filter }: Askable, cursor: string | undefined) {
    return this.#until(() =>
      this.#parts.api.listCalls({
        ...this.#how,
        order: 'descending',
        limit: Math.min(this.#most, pageLimits[api]),
        ...(Object.keys(filter).length === 0 ? {} : { filter }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
  }

  /** Tries until it is answered; undefined when it is over before that. */
  async #until<T>(
    ask: () => Promise<{ ok: true; value: T } | { ok: false; error: AppError }>,
  ): Promise<T | undefined> {
    while (!this.#over.signal.aborted) {
      const answer = await ask();
      if (this.#over.signal.aborted) return undefined;
      if (answer.ok) {
        this.#pace.fine();
        return answer.value;
      }
      const { error } = answer;
      if (error.kind === 'too-large' && this.#most > smallestPage) {
        this.#most = Math.max(smallestPage, Math.floor(this.#most / 2));
      } else if (!(await this.#pace.waitOut(error, listTrouble(error)))) return undefined;
    }
    return undefined;
  }

  /** False when it is over before the rows are stored. */
  async #take(
    records: readonly CallRecord[],
    affirms: readonly ToolCallFilter[],
  ): Promise<boolean> {
    const { library } = this.#parts;
    const stored = await this.#until(() => library.ask('calls:store', { records, affirms }));
    if (stored === undefined) return false;
    const ids = records.map(({ call }) => call.id);
    this.#parts.changed(stored.added > 0 ? ids : stored.changed);
    if (this.#ask.whole && !(await this.#fetchWhole(records))) return false;
    this.#say({
      ...this.progress,
      fetched: this.progress.fetched + records.length,
      added: this.progress.added + stored.added,
    });
    return true;
  }

  async #fetchWhole(records: readonly CallRecord[]): Promise<boolean> {
    const listed = records.filter(({ source }) => source === 'list');
    const queue = new PQueue({ concurrency: fetchedAtOnce });
    const answers = await queue.addAll(listed.map((record) => () => this.#fetchOne(record)));
    return answers.every((goesOn) => goesOn);
  }

  /** One call that can't be had doesn't hold up the others. */
  async #fetchOne({ call: { id } }: CallRecord): Promise<boolean> {
    const known = await this.#parts.library.ask('calls:get', { id });
    if (known.ok && known.value.fetchedMs !== undefined) return true;
    while (!this.#over.signal.aborted) {
      const fetched = await this.#parts.calls.fetch(
        id,
        { ...this.#how, priority: 'hydrate' },
        'call',
      );
      if (fetched.ok) return true;
      const trouble = callTrouble(fetched.error);
      if (trouble === 'one-call') return true;
      if (!(await this.#pace.waitOut(fetched.error, trouble))) return false;
    }
    return false;
  }

  #end(last: Pick<MatchingProgress, 'phase' | 'error'>): void {
    if (this.#over.signal.aborted) return;
    const { nextTryMs: _next, reason: _reason, ...rest } = this.progress;
    this.#say({ ...rest, ...last });
    this.#over.abort();
  }

  #say(progress: MatchingProgress): void {
    if (this.#over.signal.aborted) return;
    this.progress = progress;
    this.#parts.announce('matching:progress', progress);
  }
}
