/** The texts of the command palette. */
export const paletteText = {
  title: 'Command palette',
  placeholder: 'Type a command',
  list: 'Commands',
  noMatch: 'No matching commands',
  recent: 'Recent',
} as const;
