/** Bytes that are produced as they are sent, for any range. */
export interface ByteSource {
  readonly size: number;
  /** From `from` up to, but not including, `until`. */
  read(from: number, until: number): AsyncIterable<Uint8Array>;
}

export type Headers = Readonly<Record<string, string>>;

/** A response as data before it is sent, so that a fault can be applied to it. */
export interface SampleResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ByteSource;
}

/** Bytes that are in memory. */
export function bytesOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    async *read(from, until) {
      yield bytes.subarray(from, until);
    },
  };
}

export const emptyBody: ByteSource = bytesOf(new Uint8Array());

/** A response with a text body. */
export function textResponse(status: number, type: string, text: string): SampleResponse {
  return { status, headers: { 'content-type': type }, body: bytesOf(Buffer.from(text)) };
}

/** A response whose JSON is serialised already. */
export const jsonText = (text: string, status = 200): SampleResponse =>
  textResponse(status, 'application/json; charset=utf-8', text);

/** A JSON response. */
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

/** The body that the documents show for each error; `message` gives the details. */
export const errorResponse = (
  status: ErrorStatus,
  message: string = messages[status],
): SampleResponse => jsonResponse({ status: 'error', message }, status);
