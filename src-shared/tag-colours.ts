/**
 * The colours of tags, with sufficient contrast in both themes. They are separate from the schema of a tag,
 * so that the page can list them without zod.
 */
export const tagColours = [
  'red',
  'orange',
  'amber',
  'lime',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;
