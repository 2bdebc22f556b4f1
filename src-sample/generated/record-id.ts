import { randomAt } from './seeded-random.ts';

/**
 * Ids look random but can be decoded: they hold the index, mixed so that neighbouring ids differ, and a
 * checksum that depends on the seed.
 */
export function recordId(prefix: string, seed: number, index: number): string {
  const mask = Math.floor(randomAt(seed, 0, 900) * 2 ** 32);
  const mixedIndex = (Math.imul(index, 0x9e_37_79_b1) ^ mask) >>> 0;
  const check = [901, 902].map((salt) => hex8(Math.floor(randomAt(seed, index, salt) * 2 ** 32)));
  return `${prefix}${hex8(mixedIndex)}${check.join('')}`;
}

/** The index in an id; undefined for an id of another workspace. */
export function indexOfId(prefix: string, seed: number, id: string): number | undefined {
  const digits = id.slice(prefix.length, prefix.length + 8);
  if (!id.startsWith(prefix) || !/^[0-9a-f]{8}$/.test(digits)) return undefined;
  const mask = Math.floor(randomAt(seed, 0, 900) * 2 ** 32);
  // The inverse of the odd factor, modulo 2 ** 32.
  const index = Math.imul(Number.parseInt(digits, 16) ^ mask, 0x0e_8b_2f_51) >>> 0;
  return recordId(prefix, seed, index) === id ? index : undefined;
}

const hex8 = (value: number): string => value.toString(16).padStart(8, '0');
