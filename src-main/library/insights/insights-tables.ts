import type { Db } from '../db/db.ts';
import { yieldToEventLoop } from '../query/event-loop.ts';
import type { Rubrics } from '../reviews/tables/rubrics.ts';
import { CallTable, type CallEntry } from './call-table.ts';
import { FilteredCalls } from './filtered-calls.ts';
import { ReviewReader } from './reading/read-reviews.ts';
import { ReviewTable } from './review-table.ts';

interface TablesDeps {
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  /** Another database after a rebuild. */
  readonly calls: () => Db;
}

/** Rows read between two requests of others. A slice takes a few milliseconds. */
const reviewSlice = 200;
const callSlice = 4000;

const callColumns = `SELECT c.key, c.kind, c.agent_id, c.agent_version, c.start_ms, c.sentiment,
   c.successful, c.duration_ms, c.latency_p50, c.cost, f.agent_share, f.silence_ms, f.answer_p90_ms
 FROM calls c LEFT JOIN call_figures f ON f.key = c.key`;

/**
 * The tables that Insights counts. They are read in slices when Insights is first used, so that no edit
 * waits for them, and follow every edit and every stored call from then on.
 */
export class InsightsTables {
  readonly #deps: TablesDeps;
  #reviews = new ReviewTable();
  #calls = new CallTable();
  readonly filtered = new FilteredCalls();
  #reading: Promise<void> | undefined;
  #isRead = false;
  /** Counts the beginnings, so that a slice of an earlier one stops. */
  #generation = 0;

  constructor(deps: TablesDeps) {
    this.#deps = deps;
  }

  get reviews(): ReviewTable {
    return this.#reviews;
  }

  get calls(): CallTable {
    return this.#calls;
  }

  get isRead(): boolean {
    return this.#isRead;
  }

  /** Starts reading, or waits for it to end. */
  read(): Promise<void> {
    this.#reading ??= this.#readAll();
    return this.#reading;
  }

  /** Forgets everything; the next use reads it again. */
  reset(): void {
    this.#generation += 1;
    this.#reading = undefined;
    this.#isRead = false;
    this.#reviews = new ReviewTable();
    this.#calls = new CallTable();
    this.filtered.clear();
  }

  /** Reads the reviews of a call again after an edit. */
  reviewsChanged(callIds: readonly string[]): void {
    if (this.#reading === undefined) return;
    // A slice that is still to come would add the reviews a second time.
    if (!this.#isRead) {
      this.reset();
      return;
    }
    if (this.#reviews.isWorn) this.reset();
    else this.#replaceReviews(callIds);
  }

  /** Reads calls again that were stored or changed. */
  callsChanged(callIds: readonly string[]): void {
    if (this.#reading === undefined || callIds.length === 0) return;
    this.filtered.clear();
    const rows = this.#deps
      .calls()
      .all<CallEntry>(
        `${callColumns} WHERE c.id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(callIds),
      );
    for (const row of rows) this.#calls.add(row);
    const reviewed = callIds.filter((id) => this.#reviews.has(id));
    if (reviewed.length > 0) this.reviewsChanged(reviewed);
  }

  #replaceReviews(callIds: readonly string[]): void {
    for (const callId of callIds) this.#reviews.removeCall(callId);
    for (const entry of this.#reader().ofCalls(callIds)) this.#reviews.add(entry);
  }

  #reader(): ReviewReader {
    const { reviews, rubrics, calls } = this.#deps;
    return new ReviewReader({ reviews, rubrics, calls: calls() });
  }

  async #readAll(): Promise<void> {
    const generation = this.#generation;
    const isCurrent = (): boolean => generation === this.#generation;
    await this.#readReviews(isCurrent);
    await this.#readCalls(isCurrent);
    if (isCurrent()) this.#isRead = true;
  }

  async #readReviews(isCurrent: () => boolean): Promise<void> {
    const reader = this.#reader();
    let last = '';
    while (isCurrent()) {
      const entries = reader.after(last, reviewSlice);
      for (const entry of entries) this.#reviews.add(entry);
      last = entries.at(-1)?.reviewId ?? last;
      if (entries.length < reviewSlice) return;
      await yieldToEventLoop();
    }
  }

  async #readCalls(isCurrent: () => boolean): Promise<void> {
    let last = Number.MIN_SAFE_INTEGER;
    while (isCurrent()) {
      const rows = this.#deps
        .calls()
        .all<CallEntry>(`${callColumns} WHERE c.key > ? ORDER BY c.key LIMIT ?`, last, callSlice);
      for (const row of rows) this.#calls.add(row);
      last = rows.at(-1)?.key ?? last;
      if (rows.length < callSlice) return;
      await yieldToEventLoop();
    }
  }
}
