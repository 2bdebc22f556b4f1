import type { BriefPanel } from '../panels.ts';
import type { Estimate, Interval } from '../../statistics/interval.ts';

/** A brief as text that is ready to be laid out. Nothing in it is escaped yet. */
export interface BriefDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly findings: readonly BriefSection[];
  readonly method: string;
}

export interface BriefSection {
  readonly heading: string;
  readonly share: string;
  readonly reasons: readonly string[];
  readonly quotes: readonly {
    readonly quote: string;
    readonly source: string;
    readonly comment?: string;
  }[];
  readonly replies: readonly {
    readonly quote: string;
    readonly reply: string;
    readonly source: string;
  }[];
}

interface BriefContext {
  readonly workspace: string;
  readonly nowMs: number;
  /** Reviews of the sample workspace are invented, and the document says so. */
  readonly isSample: boolean;
}

/** The texts of a brief. Times and numbers read the same on every computer. */
export function briefDocument(panel: BriefPanel, context: BriefContext): BriefDocument {
  const { agentName, fromMs, toMs, versions, basis, score, passRate, findings } = panel;
  const parts = [
    fromMs === undefined || toMs === undefined
      ? undefined
      : `Calls of ${day(fromMs)} to ${day(toMs)}`,
    versions.length === 0 ? undefined : `agent version ${versions.join(', ')}`,
    `${basis.reviews} reviews of ${basis.calls} calls`,
    score === undefined
      ? undefined
      : `mean score ${score.value.toFixed(1)} (${range(score.interval, 1, '')})`,
    passRate === undefined ? undefined : `pass rate ${shareText(passRate)}`,
  ].filter((part) => part !== undefined);
  return {
    title: `What to improve: ${agentName ?? 'all agents'}`,
    subtitle: parts.join(' · '),
    findings: findings.map((finding) => ({
      heading:
        finding.section === '' ? finding.criterion : `${finding.criterion} (${finding.section})`,
      share: `Failed in ${shareText(finding.missed)}`,
      reasons: finding.reasons.map(
        ({ name, count, share }) => `${name}: ${count} (${percent(share)} of the failed answers)`,
      ),
      quotes: finding.moments.map(({ quote, comment, callId, startMs }) => ({
        quote,
        source: sourceText(callId, startMs),
        ...(comment === undefined ? {} : { comment }),
      })),
      replies: finding.betterReplies.map(({ quote, reply, callId }) => ({
        quote,
        reply,
        source: sourceText(callId, undefined),
      })),
    })),
    method: methodText(context),
  };
}

const methodText = ({ workspace, nowMs, isSample }: BriefContext): string =>
  [
    `Workspace ${workspace}, written on ${day(nowMs)}.`,
    'Ranges are 95% intervals: Wilson for shares, bootstrap for means.',
    'An answer fails if it earns less than the pass mark’s share of its points.',
    ...(isSample ? ['This is the sample workspace: its past reviews are invented.'] : []),
  ].join(' ');

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

const shareText = ({ value, interval, n }: Estimate): string =>
  `${percent(value)} of ${n} (${range({ low: interval.low * 100, high: interval.high * 100 }, 1, '%')})`;

const range = ({ low, high }: Interval, decimals: number, unit: string): string =>
  Number.isFinite(low) && Number.isFinite(high)
    ? `${low.toFixed(decimals)}–${high.toFixed(decimals)}${unit}`
    : 'no interval';

function day(ms: number): string {
  const date = new Date(ms);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

function sourceText(callId: string, startMs: number | undefined): string {
  if (startMs === undefined) return callId;
  const seconds = Math.floor(startMs / 1000);
  return `${callId} at ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
