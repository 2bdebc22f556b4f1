import { err, ok } from '../../../../src-shared/result.ts';
import { callIdOf, type EditStep } from './edit-context.ts';

/** Changes no row: that the text was shown, when and to whom, is what the line of the history is for. */
export const unmaskCall: EditStep<'call.unmask'> = (context, edit) => {
  const callId = callIdOf(edit);
  return context.holdsCall(callId)
    ? ok('Show what was scrubbed')
    : err({ kind: 'unknown-call', callId });
};
