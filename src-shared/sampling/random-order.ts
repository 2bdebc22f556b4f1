import { hashId, mix32, type IdHash } from './id-hash.ts';

/**
 * Gives each call its place in a random order, as a number from 0 to 2^52. The number depends on the
 * seed and the call alone, so the order of the population makes no difference: the n smallest numbers
 * are a simple random sample.
 */
export type RandomOrder = (hash: IdHash) => number;

export function createRandomOrder(seed: string): RandomOrder {
  const [first, second] = hashId(`seed ${seed}`);
  return ([high, low]) => {
    const a = mix32(low ^ first);
    const b = mix32(high ^ second ^ Math.imul(a, 0x9e37_79b1));
    const c = mix32(a ^ b ^ 0x85eb_ca77);
    return b * 0x10_0000 + (c >>> 12);
  };
}
