import { describe, expect, it } from 'vitest';
import { differsFrom } from '../../../tools/lib/dependencies.mjs';

describe('whether the dependencies have to be installed', () => {
  const wanted = {
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  };

  it('is no when npm wrote down the very same versions', () => {
    expect(differsFrom(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toBe(false);
  });

  it('is yes when a package is missing or has another version', () => {
    expect(differsFrom(wanted, {})).toBe(true);
    expect(differsFrom(wanted, { 'node_modules/zod': { version: '4.6.6' } })).toBe(true);
  });
});
