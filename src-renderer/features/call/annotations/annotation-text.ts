/** The texts of corrections, checked turns and better replies. */
export const correctionText = {
  editor: 'Correction',
  field: 'What was really said',
  original: 'Retell’s text:',
  empty: 'Leave empty if this was not said.',
  notSaid: '[not said]',
  originalTitle: (original: string): string => `Retell’s text: ${original}`,
  saves: 'saves',
  cancels: 'cancels',
  remove: 'Remove correction',
  list: 'Corrections',
  listHint: 'What was really said. Retell’s transcript stays as it is.',
  play: (corrected: string): string => `Play ${corrected}`,
  change: (original: string): string => `Change the correction of ${original}`,
  removeOf: (original: string): string => `Remove the correction of ${original}`,
  severalTurns: 'Select words of one turn to correct them',
  severalCorrections: 'The selection contains several corrections. Select one of them.',
  noTurn: 'Go to a turn to correct it.',
  tooLong: 'This turn is too long to correct',
  nothing: 'No words to correct here',
  notSaved: 'Couldn’t save the correction',
  notRemoved: 'Couldn’t remove the correction',
  undo: 'Undo',
} as const;

export const checkText = {
  checked: 'Checked',
  title: 'Compared with what was really said',
  noTurn: 'No turn to check here',
  notSaved: 'Couldn’t mark the turn',
} as const;

export const replyText = {
  name: 'Better reply',
  label: (time: string): string => (time === '' ? 'Better reply' : `Better reply at ${time}`),
  placeholder: 'What the agent should have said or done. Press Enter to save.',
  remove: 'Remove better reply',
  notRemoved: 'Couldn’t remove the better reply',
  notSaved: 'The better reply could not be saved.',
  notSavedNext: 'It is kept under the turn, and Earmark will try again.',
  agentOnly: (speaker: string): string =>
    `Better replies are for the agent’s turns. This is the ${speaker}’s turn.`,
  noTurn: 'Better replies are for the agent’s turns',
} as const;

export const readOnlyText = {
  submitted: 'This review is submitted. Reopen it to make changes.',
  voided: 'This review is voided. Start a new one to make changes.',
} as const;
