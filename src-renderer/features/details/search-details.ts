import type { LatencyStats } from '../../../src-shared/call.ts';
import type { DetailGroup } from './detail-field.ts';
import { componentName } from './details-text.ts';

type Latency = Readonly<Record<string, LatencyStats>>;

/** The groups with their matching fields. A group whose title matches stays whole. Case is ignored. */
export function matchingGroups(
  groups: readonly DetailGroup[],
  query: string,
): readonly DetailGroup[] {
  const matches = matcher(query);
  return groups.flatMap((group) => {
    if (matches(group.title)) return [group];
    const fields = group.fields.filter((field) =>
      matches(field.label, field.api, field.value, field.copy),
    );
    return fields.length === 0 ? [] : [{ ...group, fields }];
  });
}

/** The components whose name matches, or all of them if the query matches “latency”. */
export function matchingLatency(latency: Latency, query: string): Latency {
  const matches = matcher(query);
  const found = Object.entries(latency).filter(([component]) =>
    matches('latency', `latency.${component}`, componentName(component)),
  );
  return Object.fromEntries(found);
}

/** The validation issues that contain the query. */
export const matchingProblems = (problems: readonly string[], query: string): readonly string[] => {
  const matches = matcher(query);
  return problems.filter((problem) => matches(problem));
};

function matcher(query: string): (...texts: readonly (string | undefined)[]) => boolean {
  const needle = query.trim().toLowerCase();
  if (needle === '') return () => true;
  return (...texts) => texts.some((text) => text?.toLowerCase().includes(needle) === true);
}
