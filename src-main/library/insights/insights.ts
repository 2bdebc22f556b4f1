import type { QueueFilter } from '../../../src-shared/filter.ts';
import type {
  AgentVersions,
  Basis,
  InsightsPanel,
  PanelRequest,
} from '../../../src-shared/insights/panels.ts';
import type { InsightsSelection } from '../../../src-shared/insights/selection.ts';
import { assertNever } from '../../../src-shared/result.ts';
import type { Db } from '../db/db.ts';
import type { Rubrics } from '../reviews/tables/rubrics.ts';
import { agentVersions } from './panels/agent-versions.ts';
import { briefPanel } from './panels/brief.ts';
import { callFiguresOf } from './panels/call-figures.ts';
import { causesPanel } from './panels/causes.ts';
import { criteriaPanel } from './panels/criteria.ts';
import { overviewPanel } from './panels/overview.ts';
import type { PanelContext } from './panels/panel-context.ts';
import { retellPanel } from './panels/retell.ts';
import { reviewersPanel } from './panels/reviewers.ts';
import { tagsPanel } from './panels/tags.ts';
import { versionsPanel } from './panels/versions.ts';
import {
  matchingRows,
  reviewConditions,
  selectionConditions,
  type RowCondition,
} from './match-reviews.ts';
import { InsightsTables } from './insights-tables.ts';
import { readBetterReplies, readMoments } from './reading/read-moments.ts';
import { readNames } from './reading/read-names.ts';
import { callConditions } from './simple-filter.ts';

interface InsightsDeps {
  readonly reviews: Db;
  readonly rubrics: Rubrics;
  readonly calls: () => Db;
}

/** A panel waits so long for the tables; then it shows what was read so far. */
const patienceMs = 250;

/** Computes the panels of the Insights screen, and finds the calls behind their numbers. */
export class Insights {
  readonly #deps: InsightsDeps;
  readonly tables: InsightsTables;

  constructor(deps: InsightsDeps) {
    this.#deps = deps;
    this.tables = new InsightsTables(deps);
  }

  async panel(request: PanelRequest): Promise<InsightsPanel> {
    await this.#tablesRead();
    const context = this.#context(request.filter);
    switch (request.panel) {
      case 'overview':
        return overviewPanel(context, request.length);
      case 'criteria':
        return criteriaPanel(context, request.length, this.#readMoments);
      case 'causes':
        return causesPanel(context);
      case 'tags':
        return tagsPanel(context);
      case 'retell':
        return retellPanel(context);
      case 'versions':
        return this.#versions(context, request);
      case 'measures':
        return { panel: 'measures', basis: context.basis, allCalls: 0, rows: [] };
      case 'reviewers':
        return reviewersPanel(
          context,
          this.#rows(request.filter, { compared: true }),
          () => undefined,
        );
      case 'brief':
        return briefPanel(context, this.#agents(context), request.agentId, {
          readMoments: this.#readMoments,
          readBetterReplies: (id, reviewIds) =>
            readBetterReplies(this.#deps.reviews, id, reviewIds),
        });
      default:
        return assertNever(request, 'panel');
    }
  }

  /** The keys of the calls behind a number, newest first. */
  async callKeys(filter: QueueFilter, selection: InsightsSelection): Promise<readonly number[]> {
    await this.tables.read();
    const keys =
      selection.allCalls === true
        ? this.#allCallKeys(filter, selection)
        : this.#rows(filter, selection).map(
            (row) => this.tables.reviews.callKey[row] ?? Number.NaN,
          );
    return [...new Set(keys)].filter((key) => !Number.isNaN(key)).toSorted((a, b) => b - a);
  }

  readonly #readMoments = (criterionId: string, reviewIds: readonly string[]) =>
    readMoments(this.#deps.reviews, criterionId, reviewIds);

  async #tablesRead(): Promise<void> {
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, patienceMs);
    });
    await Promise.race([this.tables.read(), patience]);
  }

  #context(filter: QueueFilter): PanelContext {
    const { reviews: table, isRead } = this.tables;
    const rows = this.#rows(filter, {});
    const basis: Basis = {
      reviews: rows.length,
      calls: new Set(rows.map((row) => table.callId[row])).size,
      reading: !isRead,
    };
    return { table, rows, names: readNames(this.#deps.reviews), basis };
  }

  #rows(filter: QueueFilter, selection: InsightsSelection): readonly number[] {
    const { reviews: table } = this.tables;
    return matchingRows(table, [
      ...selectionConditions(table, selection),
      ...reviewConditions(table, filter),
      ...this.#callConditions(filter),
    ]);
  }

  #callConditions(filter: QueueFilter): readonly RowCondition[] {
    const { reviews: table, filtered } = this.tables;
    const simple = callConditions(table, filter);
    if (simple !== undefined) return [simple];
    const keys = filtered.keys(this.#deps.calls(), filter);
    return [(row) => keys.has(table.callKey[row] ?? Number.NaN)];
  }

  /** Whether a row of the table of all calls passes the filter. */
  #matchesCall(filter: QueueFilter): (row: number) => boolean {
    const { calls: table, filtered } = this.tables;
    const simple = callConditions(table, filter);
    if (simple !== undefined) return simple;
    const keys = filtered.keys(this.#deps.calls(), filter);
    return (row) => table.agent[row] !== -1 && keys.has(table.key[row] ?? Number.NaN);
  }

  #allCallKeys(filter: QueueFilter, { agentId, version }: InsightsSelection): readonly number[] {
    const { calls: table } = this.tables;
    const matches = this.#matchesCall(filter);
    const agent = table.agents.find(agentId ?? '');
    const keys: number[] = [];
    for (let row = 0; row < table.size; row += 1) {
      if (agentId !== undefined && table.agent[row] !== agent) continue;
      if (version !== undefined && table.version[row] !== version) continue;
      if (matches(row)) keys.push(table.key[row] ?? Number.NaN);
    }
    return keys;
  }

  #agents(context: PanelContext): readonly AgentVersions[] {
    return agentVersions(context, this.tables.calls);
  }

  #versions(
    context: PanelContext,
    request: Extract<PanelRequest, { panel: 'versions' }>,
  ): InsightsPanel {
    const matches = this.#matchesCall(request.filter);
    return versionsPanel(context, this.#agents(context), request, (agentId, version) =>
      callFiguresOf(this.tables.calls, { agentId, version }, matches),
    );
  }
}
