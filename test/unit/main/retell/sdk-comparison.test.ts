import Retell from 'retell-sdk';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { faultyCases, type FaultyCase } from '../../../fakes/faulty-responses.ts';
import { startScripted } from '../../../fakes/scripted-server.ts';

const AnswerOfACall = z.object({ call_id: z.string() });

/** The same retries that our own client is given in the same cases. */
const retries = { timeout: 1200, maxRetries: 2 };
const longestMs = 9000;

/**
 * Whether the official SDK did what a reviewer needs: a call where one was to be had, an error (and
 * not somebody's HTML as a call) where there was none, no try before the server allowed it, and an end.
 */
async function sdkIsRight([, acts, outcome, requested]: FaultyCase): Promise<boolean> {
  await using server = await startScripted(...acts);
  const sdk = new Retell({ apiKey: 'key_1', baseURL: server.url, ...retries });
  const response = await Promise.race([
    sdk.call.retrieve('call_1').then(
      (call: unknown) => (AnswerOfACall.safeParse(call).success ? 'call' : 'something else'),
      () => 'an error',
    ),
    new Promise<'no end'>((resolve) => {
      setTimeout(resolve, longestMs, 'no end');
    }),
  ]);
  return (
    response === (outcome === 'call' ? 'call' : 'an error') && server.requests.length <= requested
  );
}

test('the official SDK handles fewer of the same faults correctly than this client', async () => {
  const verdicts = await Promise.all(
    faultyCases.map(async (one) => ({ name: one[0], right: await sdkIsRight(one) })),
  );
  const wrong = verdicts.filter(({ right }) => !right).map(({ name }) => name);
  const score = `retell-sdk ${verdicts.length - wrong.length} of ${verdicts.length}`;
  process.stdout.write(`${score}; wrong on: ${wrong.join(' · ')}\n`);
  // What it is known to get wrong; a new version that mends one of these shows up here.
  expect(wrong).toEqual(
    expect.arrayContaining(['a body that stalls', 'HTML with 200', 'half JSON once']),
  );
}, 60_000);
