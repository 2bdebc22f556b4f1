/** The panels of the Insights screen, in their order. */
export const panelNames = [
  'overview',
  'criteria',
  'causes',
  'tags',
  'retell',
  'versions',
  'measures',
  'reviewers',
  'brief',
] as const;

export type PanelName = (typeof panelNames)[number];
