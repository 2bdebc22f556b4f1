import { draw } from '../generated/draw.ts';
import type { Fault, FaultRules, Match } from './fault.ts';

/** What decides, request by request, whether something goes wrong. */
export interface FaultBook {
  /** The fault that befalls this request; counts it. */
  next(request: { readonly method: string; readonly path: string }): Fault | undefined;
  /** Starts over with other rules. */
  replace(rules: FaultRules): void;
}

/** Counts the requests of each rule for itself. */
export function createFaultBook(initial: FaultRules): FaultBook {
  let rules: FaultRules = initial;
  let seen: number[] = [];
  return {
    next({ method, path }) {
      let found: Fault | undefined;
      rules.forEach(({ match, fault }, index) => {
        if (!concerns(match, method, path)) return;
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

function concerns(match: Match, method: string, path: string): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === method) &&
    (match.path === undefined || isLike(path, match.path)) &&
    (match.callId === undefined || path.split('/').includes(encodeURIComponent(match.callId)))
  );
}

function isLike(path: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}

function isDue({ nth, every, chance }: Match, count: number, rule: number): boolean {
  return (
    (nth === undefined || [nth].flat().includes(count)) &&
    (every === undefined || count % every === 0) &&
    (chance === undefined || draw(rule, count, 0) < chance)
  );
}
