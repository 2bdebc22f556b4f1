import { z } from 'zod';
import { uuid } from '../reviewer.ts';
import { AnswerValue } from '../rubrics/answer.ts';
import { CalibrationSession } from './session.ts';

const session = { sessionId: uuid };

/** Changes of calibration sessions that the page can request. Each is one step of undo. */
export const calibrationEdits = [
  z.object({ kind: z.literal('calibration.save'), session: CalibrationSession }),
  z.object({ kind: z.literal('calibration.reveal'), ...session }),
  z.object({ kind: z.literal('calibration.close'), ...session }),
  z.object({ kind: z.literal('calibration.reopen'), ...session }),
  /** Without a value, the agreed answer is removed. */
  z.object({
    kind: z.literal('calibration.agree'),
    ...session,
    agreedCall: z.string().min(1).max(500),
    criterionId: z.string().min(1).max(100),
    value: AnswerValue.optional(),
    comment: z.string().max(20_000).optional(),
  }),
] as const;
