export const chartText = {
  asTable: 'Show as a table',
  asChart: 'Show as a chart',
  save: (title: string) => `Save “${title}”`,
  saveShort: 'Save',
  png: 'Image (PNG)',
  svg: 'Drawing (SVG)',
  csv: 'Figures (CSV)',
  noInterval: 'one value, so no interval',
  openCalls: 'Enter opens the calls',
} as const;
