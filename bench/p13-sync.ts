import Retell from 'retell-sdk';
import { compare, type Bench, type Figure } from './figure.ts';
import { deleteHome, prepareHome, startEarmark } from './harness/earmark.ts';
import { startSampleProcess, type Address } from './harness/sample-process.ts';
import { waitUntil } from './harness/wait-until.ts';

const runs = 3;
const calls = 100_000;
const pageSize = 1000;

/** The app connects and lists every call into its library. */
async function ours(address: Address): Promise<number> {
  const home = await prepareHome(address);
  try {
    const began = performance.now();
    await using app = await startEarmark(home);
    await waitUntil(
      app.page,
      async (wanted) => {
        const reply = await window.earmark.request('sync:status', undefined);
        return reply.ok && reply.value.listedAll && reply.value.callCount >= wanted;
      },
      calls,
      { everyMs: 100, patienceMs: 600_000 },
    );
    return performance.now() - began - app.windowMs;
  } finally {
    await deleteHome(home);
  }
}

/** The loop from the SDK's documentation: fetches page after page and discards the rows. */
async function sdkLoop({ url, apiKey }: Address): Promise<number> {
  const client = new Retell({ apiKey, baseURL: url });
  const began = performance.now();
  let have = 0;
  let cursor: string | undefined;
  do {
    const page = await client.post<ListPage>('/v3/list-calls', {
      body: { limit: pageSize, ...(cursor === undefined ? {} : { pagination_key: cursor }) },
    });
    have += page.items.length;
    cursor = page.has_more ? page.pagination_key : undefined;
  } while (cursor !== undefined);
  if (have < calls) throw new Error(`the SDK saw ${have} calls`);
  return performance.now() - began;
}

interface ListPage {
  readonly items: readonly unknown[];
  readonly has_more: boolean;
  readonly pagination_key?: string;
}

export const syncing: Bench = {
  id: 'P13',
  async run(): Promise<readonly Figure[]> {
    const mine: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await using sample = await startSampleProcess(['--calls', `${calls}`, '--seed', '1']);
      theirs.push(await sdkLoop(sample));
      mine.push(await ours(sample));
    }
    return [
      compare({
        id: 'P13',
        name: '100,000 calls listed into the library',
        ours: mine,
        peer: theirs,
        peerName: 'a loop of retell-sdk 5.66.1 that stores nothing',
        unit: 'ms',
        goal: '≤ 1.25 ×',
        isMet: (own, other) => own <= 1.25 * other,
        note: 'Ours starts when the app’s window opens, and fetches transcripts at the same time.',
      }),
    ];
  },
};
