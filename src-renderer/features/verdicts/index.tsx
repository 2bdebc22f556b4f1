import { verdictStances } from '../../../src-shared/verdict-stances.ts';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { verdictSubjects } from '../../../src-shared/verdict-subject.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import {
  createVerdictStore,
  verdictActions,
  type VerdictDeps,
  type VerdictParts,
} from './verdict-actions.ts';
import { VerdictControl } from './verdict-control.tsx';

interface VerdictFeatureDeps extends VerdictDeps {
  readonly registry: CommandRegistry;
}

interface VerdictProps {
  readonly detail: CallDetail;
  /** `sentiment`, `success` or `custom.<name>`. */
  readonly field: string;
}

/** The reviewer's verdicts on what Retell judged about the call. */
export function createVerdictsFeature(deps: VerdictFeatureDeps) {
  const store = createVerdictStore();
  const actions = verdictActions(store, deps);
  const parts: VerdictParts = { store, work: deps.work, actions };
  const takes = ['sentiment', 'success'].flatMap((field) =>
    verdictStances.map((stance) => [`verdict.${field}-${stance}`, actions.take(field, stance)]),
  );
  const runs = { 'verdict.focus': actions.focus, ...Object.fromEntries(takes) };
  const unbind = deps.registry.bindAll(runs, () => deps.work.getState().data !== undefined);
  return {
    /** Beside one of Retell's judgements; nothing where Retell judged nothing. */
    Verdict: ({ detail, field }: VerdictProps) => {
      const subject = verdictSubjects(detail.call).find((one) => one.field === field);
      return subject === undefined ? undefined : (
        <VerdictControl parts={parts} callId={detail.callId} subject={subject} />
      );
    },
    dispose: unbind,
  };
}
