import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonMembers } from '../../../src-shared/json-source.ts';

test.each([
  ['{"id": 107505301260286111}', [['id', '107505301260286111']]],
  [
    '{"price":1.10,"rate":1E5}',
    [
      ['price', '1.10'],
      ['rate', '1E5'],
    ],
  ],
  [
    '{"2026":"a","2025":"b","x":1,"x":2}',
    [
      ['2026', '"a"'],
      ['2025', '"b"'],
      ['x', '1'],
      ['x', '2'],
    ],
  ],
  [
    '{"a\\"b" : {"}": "]"} , "c":[1, "[" ]}',
    [
      ['a"b', '{"}": "]"}'],
      ['c', '[1, "[" ]'],
    ],
  ],
  ['{"path":"C:\\\\"}', [['path', '"C:\\\\"']]],
  [' { } ', []],
])('reads the members of %s as they are written', (text, members) => {
  expect(jsonMembers(text)?.map(({ key, text: value }) => [key, value])).toEqual(members);
});

test.each(['[1]', '"text"', '12', 'null'])('finds no members in %s', (text) => {
  expect(jsonMembers(text)).toBeUndefined();
});

test('the members of any object put together again are the same object', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.nat(3),
      (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        const members = jsonMembers(text) ?? [];
        const again = `{${members.map(({ key, text: value }) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
        expect(JSON.parse(again)).toEqual(JSON.parse(text));
      },
    ),
  );
});
