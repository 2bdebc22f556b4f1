/** A 64-bit hash of a call id, as two halves of 32 bits. */
export type IdHash = readonly [high: number, low: number];

/** Two multiplicative hashes side by side, each with an offset and a prime of its own. */
export function hashId(id: string): IdHash {
  let high = 0x9dc5_811c;
  let low = 0x2545_f491;
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x0100_0193);
    low = Math.imul(low ^ unit, 0x5bd1_e995);
    low ^= low >>> 15;
  }
  return [mix32(high ^ id.length), mix32(low ^ Math.imul(high, 0x9e37_79b1))];
}

/** Every input bit affects every output bit (the finalizer of MurmurHash3). The result is unsigned. */
export function mix32(value: number): number {
  let mixed = value;
  mixed ^= mixed >>> 16;
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Identifies a set of ids, whatever order they are added in. */
export interface PopulationHash {
  add(hash: IdHash): void;
  /** 16 hexadecimal digits. */
  digest(): string;
}

/** Adds up the mixed hashes of all ids, so that the order makes no difference. */
export function createPopulationHash(): PopulationHash {
  let first = 0;
  let second = 0;
  return {
    add([high, low]) {
      first = (first + mix32(high ^ mix32(low))) >>> 0;
      second = (second + mix32(low ^ Math.imul(high, 0x27d4_eb2f))) >>> 0;
    },
    digest: () => `${hex32(first)}${hex32(second)}`,
  };
}

const hex32 = (value: number): string => value.toString(16).padStart(8, '0');
