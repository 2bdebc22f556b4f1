import type { CallId } from '../../../src-shared/call.ts';
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
  type CallSummary,
  type Clock,
  type ListRequest,
  type Page,
  type RetellApi,
  type SupportedFilter,
} from '../../retell/port.ts';
import type { FullCalls } from '../fetch/full-calls.ts';
import { createBackoff, type Backoff } from '../loop/backoff.ts';
import { classifyCallFailure, classifyListFailure } from '../loop/sync-failure.ts';
import type { Announce } from '../status/status-board.ts';
import { serverFilter } from './server-filter.ts';

/**
 * Loads the calls or chats that match a filter, for accounts that are too large to load completely. It
 * reads Retell's list with that filter and runs beside the sync. When it was stopped, it resumes there if
 * the same filter is requested next; another filter starts at the top of the list.
 */
export interface Matching {
  /** Only one filter is loaded at a time; a new one stops the one before. */
  readonly fetch: (filter: QueueFilter) => MatchingProgress;
  readonly stop: () => void;
  /** After it has resolved, nothing is requested or stored any more. */
  readonly close: () => Promise<void>;
}

interface MatchingParts {
  readonly api: RetellApi;
  readonly library: Library;
  readonly clock: Clock;
  readonly random: () => number;
  readonly calls: FullCalls;
  readonly announce: Announce;
  readonly changed: (ids: readonly CallId[]) => void;
}

/** Conditions that Retell evaluates although its calls don't contain the values: the match is stored. */
const unreported = ({ tool_calls: tools, custom_attributes: attributes }: CallFilter) => [
  ...(tools ?? []).filter(({ latency_ms: wait }) => wait !== undefined).map((tool) => ({ tool })),
  ...(attributes ?? []).map((attribute) => ({ attribute })),
];

/** As in the sync: older lists include transcripts, so their pages are smaller. */
const pageLimits = { v3: 250, v2: 50, v1: 50 } as const;
/** The request budget limits this further. */
const maxConcurrent = 16;
/** Every pending request listens to the same signal. Node still warns about a real leak. */
const maxListeners = 100;
/** A server that keeps sending empty pages must not be asked without a pause. */
const emptyPageMs = 1000;

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
      const run = new MatchingRun(parts, filter, isSame ? last?.run.position : undefined);
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

/** How far a run got: everything above the cursor is in the library. */
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
  /** The cursors of this run, so that a list that leads back to an earlier page ends. */
  readonly #followed = new Set<string>();
  progress: MatchingProgress;

  constructor(parts: MatchingParts, filter: QueueFilter, from: ListPosition | undefined) {
    this.#parts = parts;
    this.#kind = filter.kind;
    this.#query = serverFilter(filter);
    setMaxListeners(maxListeners, this.#aborter.signal);
    this.#cursor = from?.cursor;
    const { unsupported, needsFullCalls } = this.#query;
    const { fetched = 0, added = 0 } = from ?? {};
    this.progress = {
      phase: 'fetching',
      fetched,
      added,
      filteredLocally: unsupported,
      whole: needsFullCalls,
    };
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

  /** Where to resume; undefined at the top and after the last page. */
  get position(): ListPosition | undefined {
    const { fetched, added } = this.progress;
    return this.#cursor === undefined ? undefined : { cursor: this.#cursor, fetched, added };
  }

  stop(): void {
    this.#end({ phase: 'stopped' });
  }

  async work(): Promise<void> {
    const { filter, unsupported: local } = this.#query;
    const supported = await this.#retry(() =>
      this.#parts.api.supportedFilter(this.#kind, filter, this.#options),
    );
    if (supported === undefined) return;
    const { api, unsupported } = supported;
    this.#publish({ ...this.progress, api, filteredLocally: [...unsupported, ...local] });
    do {
      const page = await this.#retry(() => this.#fetchAndStore(supported));
      if (page === undefined || !(await this.#fetchFullCalls(page.rows))) return;
      this.#moveTo(page.cursor);
      this.#publish({
        ...this.progress,
        fetched: this.progress.fetched + page.rows.length,
        added: this.progress.added + page.added,
      });
      if (page.rows.length === 0 && this.#cursor !== undefined)
        await this.#backoff.rest(emptyPageMs);
    } while (this.#cursor !== undefined && !this.#aborter.signal.aborted);
    this.#end({ phase: 'done' });
  }

  #moveTo(cursor: string | undefined): void {
    if (this.#cursor !== undefined) this.#followed.add(this.#cursor);
    this.#cursor = cursor !== undefined && this.#followed.has(cursor) ? undefined : cursor;
  }

  get #options() {
    const { signal } = this.#aborter;
    return { priority: 'list', signal, onWait: this.#backoff.onWait } as const;
  }

  #size(): number {
    return Math.min(this.#maxRows, pageLimits[this.#parts.api.version() ?? 'v3']);
  }

  /** Requests one page and stores it. A page that could not be stored is requested again. */
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
    const matchedBy = this.#kind === 'call' ? unreported(filter) : [];
    const stored = await this.#parts.library.request('calls:store', {
      responses: [ticket],
      matchedBy,
    });
    if (!stored.ok) return stored;
    const { added, changed } = stored.value;
    this.#parts.changed(added > 0 ? rows.map(({ id }) => id) : changed);
    return ok({ ...page.value, added });
  }

  #page(request: ListRequest): Promise<Result<Page, AppError>> {
    const { api } = this.#parts;
    return this.#kind === 'chat' ? api.listChats(request) : api.listCalls(request);
  }

  /** Retries until it succeeds; undefined when the run ended before that. */
  async #retry<T>(send: () => Promise<Result<T, AppError>>): Promise<T | undefined> {
    while (!this.#aborter.signal.aborted) {
      const response = await send();
      if (this.#aborter.signal.aborted) return undefined;
      if (response.ok) {
        this.#backoff.reset();
        return response.value;
      }
      if (!(await this.#continueAfter(response.error))) return undefined;
    }
    return undefined;
  }

  async #continueAfter(error: AppError): Promise<boolean> {
    if (error.kind === 'too-large' && this.#maxRows > smallestPage) {
      this.#maxRows = Math.max(smallestPage, Math.floor(this.#size() / 2));
      return true;
    }
    if (error.kind === 'refused' && this.#cursor !== undefined && !this.#restarted) {
      // The cursor has expired, so the list is read from the top, once.
      this.#cursor = undefined;
      this.#followed.clear();
      this.#restarted = true;
      this.#publish({ ...this.progress, fetched: 0, added: 0 });
      return true;
    }
    return this.#backoff.waitOut(error, classifyListFailure(error));
  }

  /** Fetches full calls where the filter or the kind needs them; false when the run ended before that. */
  async #fetchFullCalls(rows: readonly CallSummary[]): Promise<boolean> {
    // The sync hydrates listed calls later, but not chats.
    if (!this.#query.needsFullCalls && this.#kind !== 'chat') return true;
    const listed = rows.filter(({ source }) => source === 'list');
    const queue = new PQueue({ concurrency: maxConcurrent });
    const results = await queue.addAll(listed.map((row) => () => this.#fetchOne(row)));
    return results.every((continues) => continues);
  }

  /** Whether the run continues. A failure that concerns this call only does not end it. */
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
      const failure = classifyCallFailure(fetched.error);
      if (failure === 'one-call') return true;
      if (!(await this.#backoff.waitOut(fetched.error, failure))) return false;
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
