import { setMaxListeners } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import type { AppError } from '../../../src-shared/errors.ts';
import type { CallFilter, QueueFilter } from '../../../src-shared/filter.ts';
import type { MatchingProgress } from '../../../src-shared/queue.ts';
import { ok, type Result } from '../../../src-shared/result.ts';
import type { Library } from '../../library/port.ts';
import {
  smallestPage,
  type SupportedFilter,
  type Clock,
  type CallSummary,
  type ListRequest,
  type Page,
  type RetellApi,
} from '../../retell/port.ts';
import { serverFilter } from './server-filter.ts';
import { createBackoff, type Backoff } from '../loop/backoff.ts';
import type { Announce } from '../status/status-board.ts';
import { classifyCallFailure, classifyListFailure } from '../loop/sync-failure.ts';
import type { FullCalls } from '../fetch/full-calls.ts';

/**
 * Brings the calls or chats that match a filter into the library, for accounts too large to bring all
 * of them. It reads Retell's own list with that filter, beside the sync, which stays as it was; what it
 * brings, the sync will not bring again. Stopped half-way, it goes on there when it is asked for the
 * same filter next; for another one it begins at the top.
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
  readonly calls: FullCalls;
  readonly announce: Announce;
  readonly changed: (ids: readonly string[]) => void;
}

/** What of a filter Retell answers though the calls don't tell it: its word is kept with them. */
const unreported = ({ tool_calls: tools, custom_attributes: attributes }: CallFilter) => [
  ...(tools ?? []).filter(({ latency_ms: wait }) => wait !== undefined).map((tool) => ({ tool })),
  ...(attributes ?? []).map((attribute) => ({ attribute })),
];

/** As the sync's own: older lists carry whole transcripts, so their pages are smaller. */
const pageLimits = { v3: 250, v2: 50, v1: 50 } as const;
/** Whole calls on their way; the budget of requests lets fewer through than that. */
const maxConcurrent = 16;
/** Each of them listens for the end; far more than those would be a leak, and is still told. */
const maxListeners = 100;

export function createMatching(parts: MatchingParts): Matching {
  let last: { readonly filter: QueueFilter; readonly run: MatchingRun } | undefined;
  let finished = Promise.resolve();
  const stop = (): void => {
    last?.run.stop();
  };
  return {
    stop,
    fetch(filter) {
      stop();
      const isSame = last !== undefined && isDeepStrictEqual(last.filter, filter);
      const run = new MatchingRun(parts, filter, isSame ? last?.run.place : undefined);
      last = { filter, run };
      finished = finished.then(() => run.work());
      return run.progress;
    },
    async close() {
      stop();
      await finished;
    },
  };
}

/** As far as a fetch got: everything above the cursor is in the library. */
interface ListPosition {
  readonly cursor: string;
  readonly fetched: number;
  readonly added: number;
}

interface StoredPage extends Page {
  readonly added: number;
}

class MatchingRun {
  readonly #parts: MatchingParts;
  readonly #kind: QueueFilter['kind'];
  readonly #aborter = new AbortController();
  readonly #backoff: Backoff;
  readonly #query: ReturnType<typeof serverFilter>;
  #maxRows: number = pageLimits.v3;
  #cursor: string | undefined;
  #restarted = false;
  progress: MatchingProgress;

  constructor(parts: MatchingParts, filter: QueueFilter, from: ListPosition | undefined) {
    this.#parts = parts;
    this.#kind = filter.kind;
    this.#query = serverFilter(filter);
    setMaxListeners(maxListeners, this.#aborter.signal);
    this.#cursor = from?.cursor;
    const { unasked, whole } = this.#query;
    const { fetched = 0, added = 0 } = from ?? {};
    this.progress = { phase: 'fetching', fetched, added, filteredLocally: unasked, whole };
    this.#backoff = createBackoff({
      clock: parts.clock,
      stop: this.#aborter.signal,
      random: parts.random,
      waiting: (wait) => {
        const { nextTryMs: _next, reason: _reason, ...rest } = this.progress;
        this.#publish(
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

  /** Where to go on; undefined at the top and after the last page. */
  get place(): ListPosition | undefined {
    const { fetched, added } = this.progress;
    return this.#cursor === undefined ? undefined : { cursor: this.#cursor, fetched, added };
  }

  stop(): void {
    this.#end({ phase: 'stopped' });
  }

  async work(): Promise<void> {
    const { filter: wanted, unasked: kept } = this.#query;
    const askable = await this.#retry(() =>
      this.#parts.api.supportedFilter(this.#kind, wanted, this.#options),
    );
    if (askable === undefined) return;
    const { api, unasked } = askable;
    this.#publish({ ...this.progress, api, filteredLocally: [...unasked, ...kept] });
    do {
      const taken = await this.#retry(() => this.#fetchAndStore(askable));
      if (taken === undefined || !(await this.#fetchFullCalls(taken.rows))) return;
      // A cursor that leads to itself would be followed for ever.
      this.#cursor = taken.cursor === this.#cursor ? undefined : taken.cursor;
      this.#publish({
        ...this.progress,
        fetched: this.progress.fetched + taken.rows.length,
        added: this.progress.added + taken.added,
      });
    } while (this.#cursor !== undefined);
    this.#end({ phase: 'done' });
  }

  get #options() {
    const { signal } = this.#aborter;
    return { priority: 'list', signal, onWait: this.#backoff.onWait } as const;
  }

  #size(): number {
    return Math.min(this.#maxRows, pageLimits[this.#parts.api.version() ?? 'v3']);
  }

  /** A page, asked for and stored. One that could not be stored is asked for again. */
  async #fetchAndStore({ filter }: SupportedFilter): Promise<Result<StoredPage, AppError>> {
    const page = await this.#page({
      ...this.#options,
      order: 'descending',
      limit: this.#size(),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
      ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }),
    });
    if (!page.ok) return page;
    const { ticket, rows } = page.value;
    const affirms = this.#kind === 'call' ? unreported(filter) : [];
    const stored = await this.#parts.library.request('calls:store', { answers: [ticket], affirms });
    if (!stored.ok) return stored;
    const { added, changed } = stored.value;
    this.#parts.changed(added > 0 ? rows.map(({ id }) => id) : changed);
    return ok({ ...page.value, added });
  }

  #page(ask: ListRequest): Promise<Result<Page, AppError>> {
    const { api } = this.#parts;
    return this.#kind === 'chat' ? api.listChats(ask) : api.listCalls(ask);
  }

  /** Tries until it is answered; undefined when it is over before that. */
  async #retry<T>(ask: () => Promise<Result<T, AppError>>): Promise<T | undefined> {
    while (!this.#aborter.signal.aborted) {
      const answer = await ask();
      if (this.#aborter.signal.aborted) return undefined;
      if (answer.ok) {
        this.#backoff.reset();
        return answer.value;
      }
      if (!(await this.#continueAfter(answer.error))) return undefined;
    }
    return undefined;
  }

  async #continueAfter(error: AppError): Promise<boolean> {
    if (error.kind === 'too-large' && this.#maxRows > smallestPage) {
      this.#maxRows = Math.max(smallestPage, Math.floor(this.#size() / 2));
      return true;
    }
    if (error.kind === 'refused' && this.#cursor !== undefined && !this.#restarted) {
      // The place is no longer known to Retell.
      this.#cursor = undefined;
      this.#restarted = true;
      this.#publish({ ...this.progress, fetched: 0, added: 0 });
      return true;
    }
    return this.#backoff.waitOut(error, classifyListFailure(error));
  }

  /** Where the filter or the kind needs it; false when it is over before that is done. */
  async #fetchFullCalls(rows: readonly CallSummary[]): Promise<boolean> {
    // Nobody comes by later to complete a chat, as the sync does with calls.
    if (!this.#query.whole && this.#kind !== 'chat') return true;
    const listed = rows.filter(({ source }) => source === 'list');
    const queue = new PQueue({ concurrency: maxConcurrent });
    const answers = await queue.addAll(listed.map((row) => () => this.#fetchOne(row)));
    return answers.every((goesOn) => goesOn);
  }

  /** One call that can't be had doesn't hold up the others. */
  async #fetchOne({ id, kind }: CallSummary): Promise<boolean> {
    const known = await this.#parts.library.request('calls:about', { id });
    if (known.ok && known.value.fetchedMs !== undefined) return true;
    while (!this.#aborter.signal.aborted) {
      const fetched = await this.#parts.calls.fetch(
        id,
        { ...this.#options, priority: 'hydrate' },
        kind,
      );
      if (fetched.ok) return true;
      const trouble = classifyCallFailure(fetched.error);
      if (trouble === 'one-call') return true;
      if (!(await this.#backoff.waitOut(fetched.error, trouble))) return false;
    }
    return false;
  }

  #end(last: Pick<MatchingProgress, 'phase' | 'error'>): void {
    if (this.#aborter.signal.aborted) return;
    const { nextTryMs: _next, reason: _reason, ...rest } = this.progress;
    this.#publish({ ...rest, ...last });
    this.#aborter.abort();
  }

  #publish(progress: MatchingProgress): void {
    if (this.#aborter.signal.aborted) return;
    this.progress = progress;
    this.#parts.announce('matching:progress', progress);
  }
}
