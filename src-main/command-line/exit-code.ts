/** The exit codes of `earmark export`, as in docs/export.md. */
export const exitCode = {
  done: 0,
  unreadable: 1,
  usage: 2,
  unknownName: 3,
  unwritable: 4,
  interrupted: 130,
} as const;
