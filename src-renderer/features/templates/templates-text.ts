/** The texts of comment templates. */
export const templatesText = {
  label: 'Comment templates (one per line)',
  hint: 'Type / in a comment to insert one.',
  list: 'Comment templates',
  count: (count: number): string =>
    `${count === 1 ? '1 template' : `${count} templates`}. Press Enter to insert one.`,
  needsField: 'Place the cursor in a comment to insert a template.',
  none: 'No comment templates. Add some in Settings › Tags & templates.',
} as const;
