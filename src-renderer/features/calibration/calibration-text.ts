import type { AgreementStatistic } from '../../../src-shared/calibration-results/agreement-table.ts';
import type { Caution, Coefficient } from '../../../src-shared/agreement/coefficients.ts';
import type { Scale } from '../../../src-shared/agreement/krippendorff.ts';
import type { ListedSession, SessionState } from '../../../src-shared/calibration/session.ts';
import { formatDay } from '../../lib/dates.ts';
import { formatCount, noValue, formatCounted } from '../../lib/format.ts';

export const calibrationText = {
  region: 'Calibration',
  list: 'Calibration sessions',
  newSession: 'New session',
  loading: 'Loading sessions…',
  loadFailed: 'The sessions could not be loaded',
  none: 'No calibration sessions',
  noneHint:
    'In a session, several reviewers judge the same calls without seeing each other’s answers. Once it is revealed, you see where they differ and agree on an answer.',
  review: 'Review my calls',
  reveal: 'Reveal',
  close: 'Close session',
  reopen: 'Reopen session',
  edit: 'Edit',
  participants: 'Participants',
  participant: 'Participant',
  submitted: 'Submitted',
  blind: 'Until the lead reveals the session, nobody sees the answers of others.',
  nothingLeft: 'You have submitted all of your calls.',
  notParticipant: 'You are not a participant of this session.',
  agreement: 'Agreement',
  overall: 'All scored criteria',
  criterion: 'Criterion',
  scale: 'Scale',
  spread: 'Spread',
  severity: 'Severity',
  severityNote:
    'Points above or below the agreed answer, or else the mean of the others, per criterion and call; below 0 is stricter. 95% interval in brackets.',
  comparisons: 'Compared answers',
  withAgreed: 'With an agreed answer',
  differing: 'Differing answers',
  allAgree: 'No answers differ.',
  differingHint: 'Use ↑ and ↓ to move through the differing answers.',
  play: 'Play',
  noQuote: 'Moment in the call',
  agree: 'Record agreed answer',
  changeAgreed: 'Change agreed answer',
  agreed: 'Agreed answer',
  noAgreed: 'No agreed answer yet',
  explanations: 'What the statistics mean',
} as const;

export const revealText = {
  title: 'Reveal the session',
  question: (missing: number) =>
    missing === 0
      ? 'Everybody has submitted all calls. From now on, all participants see each other’s answers, and the reviews of the session can no longer be changed.'
      : `${missing === 1 ? '1 review is' : `${formatCount(missing)} reviews are`} not submitted and will be left out. From now on, all participants see each other’s answers, and the reviews of the session can no longer be changed.`,
  submit: 'Reveal',
  cancel: 'Cancel',
} as const;

export const agreeText = {
  title: 'Agreed answer',
  answer: 'Answer',
  comment: 'Reason',
  commentHint: 'It helps reviewers judge similar calls the same way.',
  submit: 'Save',
  remove: 'Remove',
  cancel: 'Cancel',
} as const;

export const sessionFormText = {
  newSession: 'New session',
  editSession: 'Edit session',
  name: 'Name',
  calls: 'Calls',
  keepCalls: 'The calls of this session',
  count: 'Number of calls',
  countHint: 'The first calls of the queue or plan are taken.',
  participants: 'Participants',
  unnamed: 'Unnamed reviewer',
  participantsHint: 'Add reviewers with “Switch reviewer”.',
  rubric: 'Rubric',
  deadline: 'Deadline',
  save: 'Save',
  cancel: 'Cancel',
  nameMissing: 'Enter a name.',
  countRange: 'Enter a whole number from 1 to 200.',
  tooFewParticipants: 'Choose at least two participants.',
  noRubric: 'Publish a rubric first.',
  dayFormat: 'Enter a date, or leave it empty.',
  noCalls: 'This queue or plan has no calls.',
  plan: (name: string) => `Plan: ${name}`,
  rubricVersion: (name: string, version: number) => `${name}, version ${version}`,
} as const;

export const stateText: Readonly<Record<SessionState, string>> = {
  open: 'Open',
  revealed: 'Revealed',
  closed: 'Closed',
};

export const scaleText: Readonly<Record<Scale, string>> = {
  nominal: 'Names',
  ordinal: 'Order',
  interval: 'Quantities',
};

/** How a session is described under its name. */
export function sessionText({ session, state, lead, rubricName }: ListedSession): string {
  const calls = session.callIds.length;
  return [
    stateText[state],
    formatCounted(calls, 'call'),
    sessionFormText.rubricVersion(rubricName, session.rubricVersion),
    `led by ${personName(lead.name)}`,
    ...(session.deadlineMs === undefined ? [] : [`due ${formatDay(session.deadlineMs - 1)}`]),
  ].join(' · ');
}

export const personName = (name: string): string => (name === '' ? sessionFormText.unnamed : name);

export const progressText = (submitted: number, calls: number): string =>
  `${formatCount(submitted)} of ${formatCount(calls)}`;

export const missingReviews = ({ session, progress }: ListedSession): number =>
  progress.reduce((sum, { submitted }) => sum + session.callIds.length - submitted, 0);

export const statisticText: Readonly<
  Record<AgreementStatistic, { readonly name: string; readonly explanation: string }>
> = {
  percent: {
    name: 'Agreement',
    explanation:
      'The share of pairs of reviewers who gave the same answer, not corrected for chance.',
  },
  cohen: {
    name: 'Cohen’s kappa',
    explanation:
      'The agreement of two reviewers beyond what their own habits would give by chance: 1 is perfect, 0 is chance.',
  },
  fleiss: {
    name: 'Fleiss’ kappa',
    explanation:
      'The agreement of any number of reviewers beyond chance, where chance follows how often each answer was given.',
  },
  alpha: {
    name: 'Krippendorff’s alpha',
    explanation:
      '1 minus observed divided by expected disagreement; it allows missing answers and counts a wide difference more where answers have an order.',
  },
  ac1: {
    name: 'Gwet’s AC1',
    explanation:
      'Agreement beyond chance that stays meaningful where nearly all answers are the same.',
  },
  ac2: {
    name: 'Gwet’s AC2',
    explanation: 'Like AC1, for answers with an order: near answers count as partial agreement.',
  },
};

const cautionText: Readonly<Record<Caution, string>> = {
  'no-pairs': 'no call has two answers',
  'one-category': 'all answers are the same',
  skewed: 'nearly all answers are the same, which lowers kappa and alpha',
  'few-units': 'fewer than ten compared answers: look at the interval',
};

/** A statistic as its value, its interval and what to keep in mind. */
export function coefficientText(coefficient: Coefficient | undefined, isShare: boolean) {
  if (coefficient === undefined) return { value: noValue, interval: '', caution: '' };
  const { value, interval, caution } = coefficient;
  const format = (figure: number): string =>
    isShare ? `${Math.round(100 * Math.max(0, figure))}%` : figure.toFixed(2).replace('-', '−');
  return {
    value: value === undefined ? 'not defined' : format(value),
    interval:
      value === undefined || interval === undefined
        ? ''
        : `${format(interval[0])} to ${format(interval[1])}`,
    caution: caution === undefined ? '' : cautionText[caution],
  };
}

export const severityNumber = (points: number): string => {
  if (!Number.isFinite(points)) return '∞';
  return `${points > 0 ? '+' : ''}${points.toFixed(1)}`.replace('-', '−');
};
