import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson } from '../../../../src-renderer/lib/indent-json.ts';

describe('indented JSON', () => {
  it('keeps numbers, key order and repeated keys as they came', () => {
    const text = '{"2026":"a","2025":"b","id":107505301260286111,"price":1.10,"x":1,"x":2,"e":1E5}';
    expect(indentJson(text)).toBe(
      [
        '{',
        '  "2026": "a",',
        '  "2025": "b",',
        '  "id": 107505301260286111,',
        '  "price": 1.10,',
        '  "x": 1,',
        '  "x": 2,',
        '  "e": 1E5',
        '}',
      ].join('\n'),
    );
  });

  it('looks like JSON.stringify for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        expect(indentJson(text)).toBe(JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('leaves other text alone', () => {
    expect(indentJson('{"a": 1')).toBeUndefined();
    expect(indentJson('No slot is left')).toBeUndefined();
  });
});
