import { randomAt } from '../generated/seeded-random.ts';
import type { Fault, FaultRules, Match } from './fault.ts';

/** Decides for each request whether it fails, and how. */
export interface FaultSchedule {
  /** Counts this request and returns its fault. */
  next(request: { readonly method: string; readonly path: string }): Fault | undefined;
  /** Replaces the rules and starts counting again. */
  replace(rules: FaultRules): void;
}

/** Each rule counts its own requests. */
export function createFaultSchedule(initial: FaultRules): FaultSchedule {
  let rules: FaultRules = initial;
  let seen: number[] = [];
  return {
    next({ method, path }) {
      let found: Fault | undefined;
      rules.forEach(({ match, fault }, index) => {
        if (!appliesTo(match, method, path)) return;
        const count = (seen[index] ?? 0) + 1;
        seen[index] = count;
        if (found === undefined && isDue(match, count, index)) found = fault;
      });
      return found;
    },
    replace(next) {
      rules = next;
      seen = [];
    },
  };
}

function appliesTo(match: Match, method: string, path: string): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === method) &&
    (match.path === undefined || matchesPattern(path, match.path)) &&
    (match.callId === undefined || path.split('/').includes(encodeURIComponent(match.callId)))
  );
}

function matchesPattern(path: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}

function isDue({ nth, every, chance }: Match, count: number, rule: number): boolean {
  return (
    (nth === undefined || [nth].flat().includes(count)) &&
    (every === undefined || count % every === 0) &&
    (chance === undefined || randomAt(rule, count, 0) < chance)
  );
}
