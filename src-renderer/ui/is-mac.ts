/** macOS writes its modifiers as signs and uses Cmd where others use Ctrl. */
export const isMac = (): boolean => /Mac/u.test(navigator.userAgent);
