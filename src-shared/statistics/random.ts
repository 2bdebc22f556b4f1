/** A generator of whole random numbers from 0 to below `bound`. The same seed gives the same numbers. */
export type RandomBelow = (bound: number) => number;

/** George Marsaglia's xorshift generator with 32 bits. */
export function seededRandom(seed: number): RandomBelow {
  // The state must not be 0, and small seeds need their bits spread.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 4_294_967_296) * bound);
  };
}
