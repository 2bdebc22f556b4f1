import type { Basis } from '../../../../src-shared/insights/panels.ts';
import type { ReviewTable } from '../review-table.ts';

/** A criterion as the newest version of its rubric that has it names it. */
export interface NamedCriterion {
  readonly name: string;
  readonly section: string;
  readonly rubric: string;
  /** The place in its rubric. */
  readonly order: number;
  /** The option that stands for met and the one that stands for not met, of a measured criterion. */
  readonly measured?: {
    readonly met?: string;
    readonly notMet?: string;
    /** Whether the option for met earns at least as many points as the other. */
    readonly metIsGood: boolean;
  };
}

/** Names of what the table knows by id. An unknown id is its own name. */
export interface InsightsNames {
  readonly criteria: ReadonlyMap<string, NamedCriterion>;
  readonly sections: ReadonlyMap<string, { readonly name: string; readonly order: number }>;
  readonly causes: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

/** What a panel is computed from: the rows that match the filter bar. */
export interface PanelContext {
  readonly table: ReviewTable;
  readonly rows: readonly number[];
  readonly names: InsightsNames;
  readonly basis: Basis;
}

export const agentLabel = (table: ReviewTable, agent: number): string =>
  table.agentNames[agent] || table.agents.text(agent) || 'Unknown agent';

/** “v3 · Agent”: the version first, because long names are cut off at the end. */
export const versionLabel = (table: ReviewTable, agent: number, version: number): string =>
  Number.isNaN(version) ? agentLabel(table, agent) : `v${version} · ${agentLabel(table, agent)}`;
