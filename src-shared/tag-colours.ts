/**
 * Colours that pass contrast on both themes; the renderer's tokens give each its shades. Apart from
 * the schema of a tag, so that a page can list them without the library that checks schemas.
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
