/** macOS uses Cmd where other systems use Ctrl, and shows modifiers as symbols. */
export const isMac = (): boolean => /Mac/u.test(navigator.userAgent);
