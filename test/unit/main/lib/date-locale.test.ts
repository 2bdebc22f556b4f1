import { expect, it } from 'vitest';
import { dateLocale } from '../../../../src-main/lib/date-locale.ts';

it.each([
  [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
  [{ LANG: 'en_US.UTF-8', LC_TIME: 'en_DK.UTF-8' }, 'en-DK'],
  [{ LANG: 'en_US.UTF-8', LC_TIME: 'sv_SE', LC_ALL: 'fr_CA@euro' }, 'fr-CA'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '' }, 'en-US'],
  [{ LANG: 'C.UTF-8' }, 'en-GB'],
  [{ LC_ALL: 'POSIX', LANG: 'de_DE' }, 'en-GB'],
  [{ LANG: '!' }, 'en-GB'],
  [{}, 'en-GB'],
])('on Linux, the form of dates with %o is that of %s', (env, locale) => {
  expect(dateLocale(env, 'pt-BR', 'linux')).toBe(locale);
});

it.each(['darwin', 'win32'])('on %s, Chromium knows the form of dates', (platform) => {
  expect(dateLocale({ LANG: 'de_DE' }, 'pt-BR', platform)).toBe('pt-BR');
  expect(dateLocale({}, '', platform)).toBe('en-GB');
});
