/** Lifts even silence into the lowest of the powers. */
const bias = 0x84;

/**
 * G.711, as telephone lines speak it: a sign, a power of two and four bits of detail in a byte. The
 * tables say how high each of the 256 bytes stands, −128 … 127 as every sample here.
 */
export const muLawPeaks = tableOf(fromMuLaw);
export const aLawPeaks = tableOf(fromALaw);

function tableOf(sampleOf: (byte: number) => number): Int8Array {
  return Int8Array.from({ length: 256 }, (_, byte) => sampleOf(byte) >> 8);
}

/** The sample in 16 bits. All bits lie turned over. */
function fromMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const height = (((bits & 0x0f) << 3) + bias) << ((bits >> 4) & 7);
  return bits & 0x80 ? bias - height : height - bias;
}

/** The sample in 16 bits. Every other bit lies turned over, and the lowest power has no step of its own. */
function fromALaw(byte: number): number {
  const bits = byte ^ 0x55;
  const power = (bits >> 4) & 7;
  const detail = ((bits & 0x0f) << 4) + 8;
  const height = power === 0 ? detail : (detail + 0x1_00) << (power - 1);
  return bits & 0x80 ? height : -height;
}
