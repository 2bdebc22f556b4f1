/** The texts of the list of keyboard shortcuts. */
export const helpText = {
  title: 'Keyboard shortcuts',
  find: 'Find a command',
  tour: 'Start tour',
  note: 'Shortcuts work when you are not typing and no dialog is open. Space always plays or pauses; press Enter to activate a focused button. Change shortcuts in Settings.',
} as const;
