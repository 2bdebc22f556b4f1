import type { IncomingMessage } from 'node:http';

/** A request as the endpoints receive it. */
export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string | undefined;
  /** The body as JSON; undefined when there is none, 'broken' when it can't be parsed or is too large. */
  json(): Promise<{ readonly value: unknown } | 'broken'>;
}

const maxBodyBytes = 8 * 2 ** 20;

/** Reads a request of node:http. */
export function parseRequest(request: IncomingMessage): SampleRequest {
  const url = new URL(request.url ?? '/', 'http://sample.invalid');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    json: async () => {
      const text = await bodyText(request);
      if (text === undefined) return 'broken';
      if (text === '') return { value: undefined };
      try {
        const value: unknown = JSON.parse(text);
        return { value };
      } catch {
        // The documents answer a body that is not JSON like any other invalid request.
        return 'broken';
      }
    },
  };
}

async function bodyText(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.byteLength;
    if (size > maxBodyBytes) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}
