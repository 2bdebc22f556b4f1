/** The texts of the diagnostics dialog. */
export const diagnosticsText = {
  title: 'Copy diagnostics',
  explanation:
    'This is everything that will be copied: versions, settings and the newest lines of the log. It contains no API key, no names and nothing from your calls.',
  label: 'Diagnostics',
  loading: 'Collecting…',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Diagnostics copied.',
} as const;
