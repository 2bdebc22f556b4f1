/** The titles of the windows. A second window is named after its call. */
export const windowText = {
  name: 'Earmark',
  ofCall: (call: string) => `${call} – Earmark`,
} as const;

/** The texts of the page that replaces everything after an error. */
export const errorPageText = {
  renderingFailed: {
    title: 'Something went wrong in Earmark.',
    next: 'Everything that was saved is safe. Reload to continue, or switch to another workspace.',
  },
  reload: 'Reload Earmark',
  switchWorkspace: 'Switch workspace',
} as const;
