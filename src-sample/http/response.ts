/** Bytes that are made only as they are sent, any stretch of them. */
export interface ByteSource {
  readonly size: number;
  /** From `from` up to but without `until`. */
  read(from: number, until: number): AsyncIterable<Uint8Array>;
}

export type Headers = Readonly<Record<string, string>>;

/** An answer before it is sent, as data, so that a fault can be worked into it. */
export interface SampleResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ByteSource;
}

/** Bytes that are there already. */
export function bytesOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    async *read(from, until) {
      yield bytes.subarray(from, until);
    },
  };
}

export const emptyBody: ByteSource = bytesOf(new Uint8Array());

/** An answer with a body that is text. */
export function textResponse(status: number, type: string, text: string): SampleResponse {
  return { status, headers: { 'content-type': type }, body: bytesOf(Buffer.from(text)) };
}

/** An answer whose JSON text is made already. */
export const jsonText = (text: string, status = 200): SampleResponse =>
  textResponse(status, 'application/json; charset=utf-8', text);

/** An answer of JSON. */
export const jsonResponse = (value: unknown, status = 200): SampleResponse =>
  jsonText(JSON.stringify(value), status);

const messages = {
  400: 'Invalid request format, please check API reference.',
  401: 'API key is missing or invalid.',
  403: 'The link to this file is not valid, or has expired.',
  404: 'The requested resource was not found.',
  405: 'This path does not take that method.',
  410: 'This version of the endpoint is no longer offered.',
  416: 'The requested range lies outside the file.',
  429: 'Account rate limited, please throttle your requests.',
  500: 'An unexpected server error occurred.',
} as const;
export type ErrorStatus = keyof typeof messages;

/** The body that the documents give for each error; `message` says it more exactly. */
export const errorResponse = (
  status: ErrorStatus,
  message: string = messages[status],
): SampleResponse => jsonResponse({ status: 'error', message }, status);
