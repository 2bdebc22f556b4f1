import type { VerdictStance } from '../../../src-shared/verdict-stances.ts';

/** The texts of the verdicts on Retell's judgements. */
export const verdictsText = {
  group: (subject: string): string => `Verdict on ${subject}`,
  agree: 'Agree',
  correct: 'Correct',
  dispute: 'Dispute',
  right: 'What it should be',
  rightOf: (subject: string): string => `What ${subject} should be`,
  reason: 'Reason',
  optionalReason: 'Reason (optional)',
  notANumber: 'Enter a number.',
  notSaved: 'Couldn’t save the verdict',
  undo: 'Undo',
  concealed: 'Retell’s judgements are hidden until the review is submitted',
  nothing: 'Retell has not judged this call',
  submitted: 'This review is submitted. Reopen it to make changes.',
  sentiment: 'Sentiment',
  success: 'Outcome',
} as const;

export const stanceText: { readonly [K in VerdictStance]: string } = {
  agreed: 'Agreed',
  corrected: 'Corrected',
  disputed: 'Disputed',
};

const booleanText = (field: string): { readonly [K in 'true' | 'false']: string } =>
  field === 'success'
    ? { true: 'Successful', false: 'Unsuccessful' }
    : { true: 'Yes', false: 'No' };

/** A value of one of Retell's judgements as the reviewer reads it. */
export const valueText = (field: string, value: string): string =>
  value === 'true' || value === 'false' ? booleanText(field)[value] : value;

/** The name of one of Retell's judgements. */
export const subjectName = (field: string): string =>
  field === 'sentiment'
    ? verdictsText.sentiment
    : field === 'success'
      ? verdictsText.success
      : field.replace(/^custom\./u, '');
