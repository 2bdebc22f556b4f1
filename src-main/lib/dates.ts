/** The form of dates of the system; set once it is known. */
let locale = 'en-GB';

/** Native dialogs show dates in the form of this locale from now on, as the page does. */
export function setDateLocale(systemLocale: string): void {
  locale = systemLocale;
}

/** A day: 29 Nov 2026. */
export const dayText = (ms: number): string =>
  new Date(ms).toLocaleDateString(locale, { dateStyle: 'medium' });

/** A day and a time: 29 Nov 2026, 18:02. */
export const dateText = (ms: number): string =>
  new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
