import type { CallId } from '../../src-shared/call.ts';
import type { CallWork } from '../../src-shared/review.ts';

/** Far more calls than text can still be on its way to. */
const mostKept = 50;

/** Work on calls that were left, for text that reaches the disk after its call was left. */
export function createLeftWorks() {
  const works = new Map<CallId, CallWork>();
  return {
    keep: (work: CallWork | undefined): void => {
      if (work === undefined) return;
      works.delete(work.callId);
      works.set(work.callId, work);
      const [oldest] = works.keys();
      if (works.size > mostKept && oldest !== undefined) works.delete(oldest);
    },
    of: (callId: CallId): CallWork | undefined => works.get(callId),
  };
}
