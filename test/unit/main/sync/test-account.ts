import { expect, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { createSync } from '../../../../src-main/sync/sync.ts';
import { startSample } from '../../../../src-sample/server.ts';
import type { MatchingProgress } from '../../../../src-shared/queue.ts';
import { openTestLibrary } from '../library/test-library.ts';

/** A workspace whose sync never ran. */
export async function createTestAccount(
  options: Parameters<typeof startSample>[0],
  apiKey?: string,
) {
  const sample = await startSample(options);
  const library = await openTestLibrary();
  const api = createRetellApi({
    read: library.read,
    baseUrl: sample.url,
    apiKey: apiKey ?? sample.apiKey,
  });
  if (!api.ok) throw new Error('no api');
  const said: MatchingProgress[] = [];
  const updates: string[] = [];
  const sync = createSync({
    api: api.value,
    library: { request: (name, input) => library.requestResult(name, input) },
    clock: systemClock,
    announce(event, payload) {
      if (event === 'matching:progress') said.push(payload as MatchingProgress);
      if ('kind' in payload && payload.kind === 'calls') updates.push(...payload.ids);
    },
  });
  onTestFinished(async () => {
    await sync.stop();
    library[Symbol.dispose]();
    await sample.close();
  });
  const ended = async (phase: MatchingProgress['phase']): Promise<MatchingProgress> => {
    await vi.waitFor(() => expect(said.at(-1)?.phase).toBe(phase), { timeout: 20_000 });
    return said.at(-1)!;
  };
  return { sample, library, sync, said, updates, ended };
}
