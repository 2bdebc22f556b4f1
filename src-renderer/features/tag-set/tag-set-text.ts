/** The texts of the tag set editor. */
export const tagSetText = {
  newTag: 'New tag',
  add: 'Add tag',
  needsName: 'A tag needs a name.',
  retired: 'Retired',
  name: 'Name',
  colour: 'Colour',
  shortcut: 'Shortcut',
  noShortcut: 'None',
  swaps: (digit: number, tag: string): string => `${digit} (swaps with ${tag})`,
  description: 'Description',
  restore: 'Restore',
  retire: 'Retire',
  mergeInto: 'Merge into',
  mergePlaceholder: 'Another tag',
  merge: 'Merge',
  mergeHint: (tag: string): string =>
    `Moves all ${tag} tags to the other tag and retires ${tag}. You can undo this.`,
} as const;
