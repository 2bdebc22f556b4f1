import { onTestFinished } from 'vitest';
import type { SampleWishes } from '../../../src-sample/options.ts';
import { startSample, type SampleRetell } from '../../../src-sample/server.ts';

/** Anything that JSON says; a test knows what it asked for and reads it as it comes. */
// oxlint-disable-next-line typescript/no-explicit-any -- casts at every field would hide the test
export type Told = any;

/** A wire object as a test reads it. */
export type Wire = Record<string, Told>;

/** A server that ends with the test. */
export async function withSample(
  wishes: SampleWishes = {},
  now?: () => number,
): Promise<SampleRetell> {
  const sample = await startSample(wishes, now);
  onTestFinished(() => sample.close());
  return sample;
}

/** Asks with the right key. */
export const ask = (
  sample: SampleRetell,
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(sample.url + path, {
    ...init,
    headers: { authorization: `Bearer ${sample.apiKey}`, ...init.headers },
  });

export async function get(sample: SampleRetell, path: string): Promise<Told> {
  const response = await ask(sample, path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const send = (sample: SampleRetell, path: string, body: unknown): Promise<Response> =>
  ask(sample, path, { method: 'POST', body: JSON.stringify(body) });

export async function post(sample: SampleRetell, path: string, body: unknown): Promise<Told> {
  const response = await send(sample, path, body);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** Follows v3's cursor to the end. */
export async function walkV3(
  sample: SampleRetell,
  body: Wire = {},
  path = '/v3/list-calls',
): Promise<Wire[]> {
  const items: Wire[] = [];
  let key: string | undefined;
  do {
    const page = await post(sample, path, { ...body, ...(key ? { pagination_key: key } : {}) });
    items.push(...page.items);
    key = page.has_more ? page.pagination_key : undefined;
  } while (key !== undefined);
  return items;
}
