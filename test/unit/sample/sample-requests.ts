import { onTestFinished } from 'vitest';
import type { SampleOptionsInput } from '../../../src-sample/options.ts';
import { startSample, type SampleRetell } from '../../../src-sample/server.ts';

/** Anything that JSON says; a test knows what it asked for and reads it as it comes. */
// oxlint-disable-next-line typescript/no-explicit-any -- casts at every field would hide the test
export type AnyJson = any;

/** A wire object as a test reads it. */
export type JsonRecord = Record<string, AnyJson>;

/** Starts a server that closes when the test ends. */
export async function withSample(
  options: SampleOptionsInput = {},
  now?: () => number,
): Promise<SampleRetell> {
  const sample = await startSample(options, now);
  onTestFinished(() => sample.close());
  return sample;
}

/** Sends a request with the right API key. */
export const request = (
  sample: SampleRetell,
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(sample.url + path, {
    ...init,
    headers: { authorization: `Bearer ${sample.apiKey}`, ...init.headers },
  });

export async function get(sample: SampleRetell, path: string): Promise<AnyJson> {
  const response = await request(sample, path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const send = (sample: SampleRetell, path: string, body: unknown): Promise<Response> =>
  request(sample, path, { method: 'POST', body: JSON.stringify(body) });

export async function post(sample: SampleRetell, path: string, body: unknown): Promise<AnyJson> {
  const response = await send(sample, path, body);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Follows the cursor of v3 to the end. */
export async function listAllV3(
  sample: SampleRetell,
  body: JsonRecord = {},
  path = '/v3/list-calls',
): Promise<JsonRecord[]> {
  const items: JsonRecord[] = [];
  let key: string | undefined;
  do {
    const page = await post(sample, path, { ...body, ...(key ? { pagination_key: key } : {}) });
    items.push(...page.items);
    key = page.has_more ? page.pagination_key : undefined;
  } while (key !== undefined);
  return items;
}
