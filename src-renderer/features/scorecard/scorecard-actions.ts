import { answering } from './answering.ts';
import { closing } from './closing.ts';
import { entering } from './entering.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';

/** Judging the open call. Every verb works on the criterion in focus unless it is told another. */
export function scorecardActions(store: ScorecardStore, deps: ScorecardDeps) {
  const enter = entering(store, deps);
  return { ...enter, ...answering(deps, enter.inFocus), ...closing(store, deps) };
}

export type ScorecardActions = ReturnType<typeof scorecardActions>;
