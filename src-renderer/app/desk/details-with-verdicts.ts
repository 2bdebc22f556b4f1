import { flushSync } from 'react-dom';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import { createDetailsFeature } from '../../features/details/index.tsx';
import { isConcealed } from '../../lib/unbiased-mode.ts';
import { createVerdictsFeature } from '../../features/verdicts/index.tsx';

interface DetailsDeps extends Omit<
  Parameters<typeof createVerdictsFeature>[0],
  'reveal' | 'isConcealed'
> {
  readonly bridge: AppBridge;
  readonly isUnbiased: () => boolean;
  /** Shows the Details panel. */
  readonly show: () => void;
}

/** The details of a call, with the reviewer's verdicts on Retell's judgements in them. */
export function createDetailsWithVerdicts({ show, isUnbiased, ...deps }: DetailsDeps) {
  const verdicts = createVerdictsFeature({
    ...deps,
    isConcealed: () => isConcealed(isUnbiased(), deps.work.getState().data?.review.status),
    reveal: (find) => {
      flushSync(show);
      find()?.focus();
    },
  });
  const { Panel } = createDetailsFeature({ ...deps, Verdict: verdicts.Verdict });
  return { Panel, dispose: verdicts.dispose };
}
