import type {
  AgentVersions,
  BriefFinding,
  BriefPanel,
} from '../../../../src-shared/insights/panels.ts';
import { estimateShare } from '../../../../src-shared/statistics/share.ts';
import {
  criterionSums,
  reasonsOf,
  reviewIdsOf,
  type CriterionSums,
  type ReadMoments,
} from './criteria.ts';
import type { PanelContext } from './panel-context.ts';
import { ScoreSums } from './score-sums.ts';

/** Reads what reviewers wrote that the agent should have said, in these reviews. */
export type ReadBetterReplies = (
  criterionId: string,
  reviewIds: readonly string[],
) => BriefFinding['betterReplies'];

interface BriefReaders {
  readonly readMoments: ReadMoments;
  readonly readBetterReplies: ReadBetterReplies;
}

/** A brief names what fails most; a longer one is not read. */
const maxFindings = 8;

export function briefPanel(
  context: PanelContext,
  agents: readonly AgentVersions[],
  requestedAgent: string | undefined,
  readers: BriefReaders,
): BriefPanel {
  const agent =
    agents.find(({ agentId }) => agentId === requestedAgent) ??
    agents.toSorted((a, b) => reviewsOf(b) - reviewsOf(a))[0];
  const own = agent === undefined ? context : ofAgent(context, agent.agentId);
  const scores = new ScoreSums();
  for (const row of own.rows) scores.add(own.table, row);
  return {
    panel: 'brief',
    basis: own.basis,
    agents,
    ...(agent === undefined ? {} : { agentId: agent.agentId, agentName: agent.name }),
    ...scopeOf(own),
    ...scores.figures(),
    findings: findingsOf(own, readers),
  };
}

/** Which calls the brief is about. */
function scopeOf({ table, rows }: PanelContext): Pick<BriefPanel, 'fromMs' | 'toMs' | 'versions'> {
  const versions = new Set<number>();
  let [fromMs, toMs] = [Infinity, -Infinity];
  for (const row of rows) {
    const [start, version] = [table.startMs[row] ?? Number.NaN, table.version[row] ?? Number.NaN];
    if (!Number.isNaN(version)) versions.add(version);
    if (start < fromMs) fromMs = start;
    if (start > toMs) toMs = start;
  }
  return {
    ...(fromMs > toMs ? {} : { fromMs, toMs }),
    versions: [...versions].toSorted((a, b) => a - b),
  };
}

const reviewsOf = ({ versions }: AgentVersions): number =>
  versions.reduce((sum, { reviews }) => sum + reviews, 0);

function ofAgent(context: PanelContext, agentId: string): PanelContext {
  const { table } = context;
  const agent = table.agents.find(agentId);
  const rows = context.rows.filter((row) => table.agent[row] === agent);
  const calls = new Set(rows.map((row) => table.callId[row])).size;
  return { ...context, rows, basis: { ...context.basis, reviews: rows.length, calls } };
}

function findingsOf(context: PanelContext, readers: BriefReaders): readonly BriefFinding[] {
  const noPeriods = { length: 'week', starts: [], indexOf: () => undefined } as const;
  return [...criterionSums(context, noPeriods)]
    .filter(([, { missed }]) => missed > 0)
    .toSorted(([, a], [, b]) => b.missed - a.missed)
    .slice(0, maxFindings)
    .flatMap(([index, own]) => findingOf(context, index, own, readers) ?? []);
}

function findingOf(
  context: PanelContext,
  index: number,
  own: CriterionSums,
  { readMoments, readBetterReplies }: BriefReaders,
): BriefFinding | undefined {
  const { table, names } = context;
  const id = table.criteria.text(index);
  const missed = estimateShare({ count: own.missed, n: own.met + own.missed });
  if (missed === undefined) return undefined;
  const reviewIds = reviewIdsOf(context, own.newestMissed);
  return {
    criterion: names.criteria.get(id)?.name ?? id,
    section: names.criteria.get(id)?.section ?? '',
    missed,
    reasons: reasonsOf(context, own, id).map(({ name, share, count }) => ({ name, share, count })),
    moments: readMoments(id, reviewIds),
    betterReplies: readBetterReplies(id, reviewIds),
    selection: { criterion: { id, result: 'missed' } },
  };
}
