import type { Events } from '../../src-shared/ipc/contract.ts';
import type { MeasuringProgress } from '../../src-shared/measures/progress.ts';

type Announce = <E extends 'measuring:progress' | 'library:changed'>(
  event: E,
  payload: Events[E],
) => void;

/** Tells the pages how far measuring is, and that rows of the queue may have changed by it. */
export const announceMeasuring =
  (announce: Announce) =>
  (progress: MeasuringProgress): void => {
    announce('measuring:progress', progress);
    announce('library:changed', { kind: 'measured', left: progress.left });
  };
