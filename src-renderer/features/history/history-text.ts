/** The texts of the history pane. */
export const historyText = {
  title: 'History',
  close: 'Close history',
  empty: {
    title: 'No changes yet',
    text: 'Tags, answers, comments and submitted reviews of this workspace appear here.',
  },
  call: 'Call',
  undone: 'undone',
  undoToHere: 'Undo to here',
  /** The accessible name of “Undo to here”, with the number of later changes it also undoes. */
  undoLabel: (change: string, later: number) => {
    if (later <= 0) return `Undo to here: ${change}`;
    return `Undo to here: ${change}, and ${later === 1 ? '1 later change' : `${later} later changes`}`;
  },
  undoneCount: (count: number) => (count === 1 ? '1 change undone' : `${count} changes undone`),
  showEarlier: 'Show earlier changes',
} as const;
