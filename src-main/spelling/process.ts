import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { SpellingRequest, type SpellingResponse } from './messages.ts';
import { createSpellChecker } from './spell-checker.ts';

// Checks spelling in a process of its own: reading a dictionary takes half a second, in which main would
// respond to nothing. The dictionary's path without its extension is the only argument.
const dictionary = process.argv[2] ?? '';
const read = (extension: string): Promise<Uint8Array> => readFile(`${dictionary}.${extension}`);
const checker = Promise.all([read('aff'), read('dic')]).then(([aff, dic]) =>
  createSpellChecker({ aff, dic }),
);

process.parentPort.on('message', ({ data }: { readonly data: unknown }) => {
  const request = SpellingRequest.safeParse(data);
  if (request.success) void respond(request.data);
});

async function respond({ id, what, words }: SpellingRequest): Promise<void> {
  const { misspelled, suggest } = await checker;
  const [first = ''] = words;
  const found = what === 'misspelled' ? misspelled(words) : suggest(first);
  const response: SpellingResponse = { id, words: [...found] };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- messages between processes have no origin
  process.parentPort.postMessage(response);
}
