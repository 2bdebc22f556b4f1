import type {
  ResultsPreview,
  ResultSkipReason,
  SessionPreview,
} from '../../../src-shared/calibration-file/calibration-import.ts';
import { formatDay } from '../../lib/dates.ts';
import { formatCounted } from '../../lib/format.ts';
import { personName } from './calibration-text.ts';

/** The texts of exchanging sessions and results with other computers. */
export const fileText = {
  importFile: 'Import file',
  exportSession: 'Export session',
  exportResults: 'Export my results',
  exported: (path: string): string => `Exported to ${path}`,
  refused: 'This file can’t be imported',
  sessionTitle: 'Import a calibration session',
  resultsTitle: 'Import calibration results',
  whoAreYou: 'You are',
  choose: 'Choose a participant',
  submit: 'Import',
  cancel: 'Cancel',
  chooseAnother: 'Choose another file',
  undo: 'You can undo the import in one step.',
} as const;

const changeText = {
  new: 'The session is new here.',
  changed: 'The session is here already and will be updated.',
  same: 'The session is here already, and nothing has changed.',
} as const;

/** What importing a session would do, a sentence each. */
export const sessionSentences = (preview: SessionPreview): readonly string[] => [
  changeText[preview.change],
  missingText(preview),
  preview.rubric.isNew
    ? `The rubric “${preview.rubric.name}”, version ${preview.rubric.version}, is added for this session.`
    : `It is scored by the rubric “${preview.rubric.name}”, version ${preview.rubric.version}.`,
  `Participants: ${preview.participants.map(({ name }) => personName(name)).join(', ')}.`,
];

function missingText({ calls, missingCalls }: SessionPreview): string {
  const all = formatCounted(calls, 'call');
  if (missingCalls === 0) return `It has ${all}. None is missing from this workspace.`;
  const missing = `${missingCalls} ${missingCalls === 1 ? 'is' : 'are'} missing from this workspace`;
  return `It has ${all}. ${missing} and can be reviewed here once synced.`;
}

/** Where the file comes from. */
export function originText(preview: SessionPreview | ResultsPreview): string {
  const exported = formatDay(Date.parse(preview.exportedAt));
  const by = preview.kind === 'session' ? ` by ${personName(preview.lead.name)}` : '';
  return `“${preview.sessionName}”, exported${by} from the workspace “${preview.workspaceName}” on ${exported}.`;
}

/** What importing a participant's results would do, a sentence each. */
export function resultsSentences(preview: ResultsPreview): readonly string[] {
  const { added, updated, participantName, skipped } = preview;
  const of = ` of ${personName(participantName)}`;
  const taken = added + updated;
  return [
    taken === 0
      ? `No review${of} is imported.`
      : `${formatCounted(taken, 'review')}${of} ${taken === 1 ? 'is' : 'are'} imported${updated === 0 ? '' : `, ${updated} of them in place of an older version`}.`,
    ...skipped.map(
      ({ reason, reviews }) => `${formatCounted(reviews, 'review')} left out: ${skipText[reason]}.`,
    ),
  ];
}

const skipText: Readonly<Record<ResultSkipReason, string>> = {
  'already-here': 'already here',
  'newer-here': 'here in a newer version',
  revealed: 'the session was revealed before',
  'other-call': 'the call is not part of the session',
  'unknown-call': 'this workspace does not have the call',
  'unfit-answer': 'an answer does not fit the rubric',
  'reviewed-here': 'the participant reviewed the call on this computer',
  'id-in-use': 'another review has the same id',
};
