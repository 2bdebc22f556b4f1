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
import { differsFromMeasure, measuresPanel, type MeasuredCalls } from './panels/measures.ts';
import { versionMeasures } from './panels/version-measures.ts';
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
import { measureCodes, MeasureColumns } from './measure-columns.ts';
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
  readonly #measures = new MeasureColumns();

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
        return measuresPanel(context, this.#measured(request.filter));
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
      ...this.#measureCondition(filter, selection),
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

  #measured(filter: QueueFilter): MeasuredCalls {
    const { calls } = this.tables;
    return {
      calls,
      matches: this.#matchesCall(filter),
      column: (criterionId) => this.#measures.column(this.#deps.calls(), calls, criterionId),
    };
  }

  #allCallKeys(
    filter: QueueFilter,
    { agentId, version, measure }: InsightsSelection,
  ): readonly number[] {
    const { calls: table, matches, column } = this.#measured(filter);
    const agent = table.agents.find(agentId ?? '');
    const codes = measure === undefined ? undefined : column(measure.criterionId);
    const tests: readonly ((row: number) => boolean)[] = [
      ...(agentId === undefined ? [] : [(row: number) => table.agent[row] === agent]),
      ...(version === undefined ? [] : [(row: number) => table.version[row] === version]),
      ...(measure === undefined
        ? []
        : [(row: number) => isResult(codes?.[row] ?? 0, measure.result)]),
      matches,
    ];
    const keys: number[] = [];
    for (let row = 0; row < table.size; row += 1) {
      if (tests.every((test) => test(row))) keys.push(table.key[row] ?? Number.NaN);
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
    const measured = this.#measured(request.filter);
    return versionsPanel(context, this.#agents(context), request, (agentId, version) => {
      const own = { agentId, version };
      return [
        ...versionMeasures(context, measured, own),
        ...callFiguresOf(measured.calls, own, measured.matches),
      ];
    });
  }

  #measureCondition(
    filter: QueueFilter,
    { measureDiffers }: InsightsSelection,
  ): readonly RowCondition[] {
    if (measureDiffers === undefined) return [];
    const { reviews: table } = this.tables;
    const names = readNames(this.#deps.reviews);
    const { criterionId } = measureDiffers;
    return [differsFromMeasure({ table, names }, this.#measured(filter), criterionId)];
  }
}

/** “Decided” is met or not met: everything but calls on which nobody can tell. */
const isResult = (code: number, result: 'met' | 'not-met' | 'decided'): boolean =>
  result === 'decided'
    ? code === measureCodes.met || code === measureCodes['not-met']
    : code === measureCodes[result];
