/**
 * G.711, the encoding of telephone lines: a sign, an exponent and a mantissa of four bits per byte.
 */

/** The offset that µ-law adds before encoding. */
const bias = 0x84;

/** The 16-bit sample. All bits are inverted. */
export function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff;
  const height = (((bits & 0x0f) << 3) + bias) << ((bits >> 4) & 7);
  return bits & 0x80 ? bias - height : height - bias;
}

/** The 16-bit sample. Every other bit is inverted, and exponent 0 has no implicit leading bit. */
export function decodeALaw(byte: number): number {
  const bits = byte ^ 0x55;
  const power = (bits >> 4) & 7;
  const detail = ((bits & 0x0f) << 4) + 8;
  const height = power === 0 ? detail : (detail + 0x1_00) << (power - 1);
  return bits & 0x80 ? height : -height;
}
