import * as fc from 'fast-check';

const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+1 213 555 0100',
  '-2',
  '@SUM(A1:A9)',
  '\t=1',
  '\r',
  "'=x",
  "''",
  ';=1',
  'a,=1+1',
  '＝1',
  'fine;=1+2;x',
  'ok|=1+2',
  '=HYPERLINK("https://example.test","x")',
  '=WEBSERVICE("https://example.test")',
] as const;

const converted = [
  '0049',
  '3/4',
  '4:07.3',
  '1E5',
  '3 May',
  'Mär 2026',
  '1,5',
  '1.5',
  '12345678901234567',
];

const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  ']]>',
  '&amp;',
  '<!--',
  '_x0041_',
  '_xa_1',
  '_x000D_',
  '\0',
  '\u0001\u001F',
  '\uFFFE\uFFFF',
  '\uD800',
  '😀\uDC00',
  'a\r\nb\rc\nd',
  ' leading and trailing ',
  '__proto__',
];

/** What people and Retell may write into a field, at its worst. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...formulas, ...converted, ...markup),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        ';',
        '|',
        ',',
        '\t',
        '\n',
        '\r',
        '"',
        "'",
        ' ',
        '<',
        '_x',
        'a',
        '1',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...formulas), fc.constantFrom(...markup)).map((parts) => parts.join('')),
);

/** The same cells in every run. */
export const hostileCells = (count: number, seed: number): readonly string[] =>
  fc.sample(hostileText, { numRuns: count, seed });
