import type { LatencyStats } from '../../../src-shared/call.ts';
import type { FactGroup } from './fact.ts';
import { componentName } from './latency-table.tsx';

type Latency = Readonly<Record<string, LatencyStats>>;

/** Groups with what matches; a group whose title matches stays whole. Letters of either case match. */
export function matchingGroups(groups: readonly FactGroup[], query: string): readonly FactGroup[] {
  const matches = matcher(query);
  return groups.flatMap((group) => {
    if (matches(group.title)) return [group];
    const facts = group.facts.filter((one) => matches(one.label, one.api, one.value, one.copy));
    return facts.length === 0 ? [] : [{ ...group, facts }];
  });
}

/** Components whose name matches, or all of them when it is latency that is looked for. */
export function matchingLatency(latency: Latency, query: string): Latency {
  const matches = matcher(query);
  const found = Object.entries(latency).filter(([component]) =>
    matches('latency', `latency.${component}`, componentName(component)),
  );
  return Object.fromEntries(found);
}

/** What did not fit, found by its name and by the value that came. */
export const matchingProblems = (problems: readonly string[], query: string): readonly string[] => {
  const matches = matcher(query);
  return problems.filter((problem) => matches(problem));
};

function matcher(query: string): (...texts: readonly (string | undefined)[]) => boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return () => true;
  return (...texts) => texts.some((text) => text?.toLowerCase().includes(wanted) === true);
}
