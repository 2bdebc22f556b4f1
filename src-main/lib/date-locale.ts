/** Used where the system has no form of its own: the day before the month, and 24 hours. */
const fallback = 'en-GB';

/**
 * The language and region whose form of dates the system uses. On Linux that is `LC_TIME`, which Chromium
 * does not read; elsewhere Chromium knows it.
 */
export function dateLocale(
  env: Readonly<Record<string, string | undefined>>,
  ofChromium: string,
  platform: string = process.platform,
): string {
  if (platform !== 'linux') return supported(ofChromium);
  // The order in which programs read them; an empty one counts as not set.
  const set = ['LC_ALL', 'LC_TIME', 'LANG'].map((name) => env[name]).find((value) => value);
  const [language = ''] = (set ?? '').split(/[.@]/u);
  return supported(language.replaceAll('_', '-'));
}

function supported(locale: string): string {
  try {
    const [first = fallback] = Intl.DateTimeFormat.supportedLocalesOf(locale);
    return first;
  } catch {
    return fallback;
  }
}
