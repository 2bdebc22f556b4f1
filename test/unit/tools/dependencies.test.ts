import { describe, expect, it } from 'vitest';
import { differsFrom } from '../../../tools/lib/dependencies.mjs';

describe('installing dependencies', () => {
  const wanted = {
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  };

  it('is skipped when npm recorded the same versions', () => {
    expect(differsFrom(wanted, { 'node_modules/zod': { version: '4.6.7' } })).toBe(false);
  });

  it('is needed when a package is missing or has another version', () => {
    expect(differsFrom(wanted, {})).toBe(true);
    expect(differsFrom(wanted, { 'node_modules/zod': { version: '4.6.6' } })).toBe(true);
  });
});
