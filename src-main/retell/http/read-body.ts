/** The body exceeds its limit. */
export class TooLarge extends Error {}

/** The complete body. Throws {@link TooLarge} beyond `limitBytes`, measured after decompression. */
export async function readWhole(response: Response, limitBytes: number): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > limitBytes) throw new TooLarge();
  const { bytes, more } = await readBytes(response, limitBytes);
  if (more) throw new TooLarge();
  // Small buffers share one block of memory, all of which would be copied along in a message.
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

/** The first `limitBytes` of a body, and whether there are more. */
export async function readBytes(
  response: Response,
  limitBytes: number,
): Promise<{ readonly bytes: Buffer; readonly more: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bodyOf(response)) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > limitBytes) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, limitBytes), more: length > limitBytes };
}

/** The chunks of a body. Leaving the loop early cancels the download. */
export async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
