const britishRegions = new Set(['GB', 'IE', 'AU', 'NZ', 'ZA', 'IN', 'SG', 'HK', 'MT']);

/** What a system reports that is set to no language. Its texts are in American English. */
const unspecified = new Set(['', 'c', 'posix']);

/** The languages that Earmark has a dictionary of. */
export type SpellingLanguage = 'en-US' | 'en-GB';

/**
 * The dictionary for the system's language, as `en-GB` or `de`. Undefined if the system is not in
 * English: all words of another language would be marked.
 */
export function spellingLanguage(systemLanguage: string): SpellingLanguage | undefined {
  const [language = '', ...subtags] = systemLanguage.split(/[-_]/u);
  if (unspecified.has(language.toLowerCase())) return 'en-US';
  if (language.toLowerCase() !== 'en') return undefined;
  return subtags.some((subtag) => britishRegions.has(subtag.toUpperCase())) ? 'en-GB' : 'en-US';
}
