/**
 * A number from 0 to less than 1 that depends only on the three arguments. Any field of any call can
 * therefore be computed without computing the ones before it.
 */
export function randomAt(seed: number, index: number, salt: number): number {
  let bits = Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b);
  bits = mixBits(bits ^ Math.imul(index + 1, 0xc2_b2_ae_35));
  bits = mixBits(bits ^ Math.imul(salt + 1, 0x27_d4_eb_2f));
  return (bits >>> 0) / 2 ** 32;
}

function mixBits(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7f_eb_35_2d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x84_6c_a6_8b);
  return bits ^ (bits >>> 16);
}

/** A sequence of such numbers, for data that is generated in one piece. */
export function randomStream(seed: number, index: number, salt: number): () => number {
  const start = Math.floor(randomAt(seed, index, salt) * 2 ** 32);
  let count = 0;
  return () => {
    count += 1;
    return randomAt(start, count, salt);
  };
}

/** One of the choices, with the probability given by its weight. */
export function chooseWeighted<T>(at: number, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return chooseOne(
    1 - Number.EPSILON,
    choices.map(([choice]) => choice),
  );
}

/** One of the choices, all with the same probability. */
export function chooseOne<T>(at: number, choices: readonly T[]): T {
  const chosen = choices[Math.floor(at * choices.length)];
  if (chosen === undefined) throw new RangeError('Nothing to pick from');
  return chosen;
}
