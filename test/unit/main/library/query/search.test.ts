import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId } from '../../../../../src-shared/call.ts';
import {
  createCall,
  queueIds,
  openTestLibrary,
  fetchedRecord,
  type RequestLibrary,
} from '../test-library.ts';

const said = {
  call_refund: 'I want my money back, the refund never came',
  call_monday: 'No, Monday. Not Sunday. The Mondays are free',
  call_cafe: 'Meet me at the Café Zürich',
  call_quote: 'He said "stop" and hung up',
};

async function filled(ask: RequestLibrary) {
  await ask('calls:store', {
    records: Object.entries(said).map(([id, text]) =>
      fetchedRecord(
        createCall(id, {
          summary: `Summary of ${id.slice(5)}`,
          entries: [{ kind: 'turn', speaker: 'user', text, words: [] }],
        }),
      ),
    ),
  });
}

const searchNames = async (ask: RequestLibrary, words: string) =>
  (await queueIds(ask, { kind: 'call', call: {}, search: words }))
    .map((id) => id.slice(5))
    .toSorted();

describe('Searching all transcripts', () => {
  it('finds words, prefixes and phrases, and excludes terms', async () => {
    using library = await openTestLibrary();
    await filled(library.request);
    const find = (words: string) => searchNames(library.request, words);
    expect(await find('refund')).toEqual(['refund']);
    expect(await find('ref')).toEqual(['refund']);
    expect(await find('ref came')).toEqual([]);
    expect(await find('money cam')).toEqual(['refund']);
    expect(await find('"no monday"')).toEqual(['monday']);
    expect(await find('"monday no"')).toEqual([]);
    expect(await find('"mon"')).toEqual([]);
    expect(await find('zurich CAFE')).toEqual(['cafe']);
    expect(await find('the -monday')).toEqual(['cafe', 'refund']);
    expect(await find('the NOT "café zürich"')).toEqual(['monday', 'refund']);
    expect(await find('-the')).toEqual(['quote']);
    expect(await find('summary')).toEqual(['cafe', 'monday', 'quote', 'refund']);
  });

  it('shows every call if the search has no letters or digits', async () => {
    using library = await openTestLibrary();
    await filled(library.request);
    for (const words of ['', '   ', '"', '-', '*', '"" -""', 'NOT']) {
      expect(await searchNames(library.request, words), words).toHaveLength(4);
    }
  });

  it('accepts any input without an error', async () => {
    using library = await openTestLibrary();
    await filled(library.request);
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            ')',
            '"',
            '^',
            '*',
            ':',
            '-',
            'summary',
            '{',
            '}',
            'a',
            '\0',
            ' ',
            '+',
            "'",
          ),
          { maxLength: 12 },
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        await searchNames(library.request, words);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('finds the redacted text and not what was redacted', async () => {
    using library = await openTestLibrary();
    const turn = (text: string) => ({ kind: 'turn' as const, speaker: 'user', text, words: [] });
    await library.request('calls:store', {
      records: [
        fetchedRecord(
          createCall('call_1', {
            entries: [turn('My name is Rumpelstiltskin')],
            scrubbedEntries: [turn('My name is [PERSON]')],
          }),
        ),
      ],
    });
    expect(await searchNames(library.request, 'rumpelstiltskin')).toEqual([]);
    expect(await searchNames(library.request, 'person')).toEqual(['1']);
  });

  it('no longer finds words that were removed from a call', async () => {
    using library = await openTestLibrary();
    await filled(library.request);
    await library.request('calls:store', {
      records: [fetchedRecord(createCall('call_refund', { summary: 'Nothing was said' }))],
    });
    expect(await searchNames(library.request, 'refund')).toEqual([]);
    expect(await searchNames(library.request, 'nothing')).toEqual(['refund']);
  });

  it('does not match a phrase across two entries', async () => {
    using library = await openTestLibrary();
    const turn = (speaker: string, text: string) => ({
      kind: 'turn' as const,
      speaker,
      text,
      words: [],
    });
    await library.request('calls:store', {
      records: [
        fetchedRecord(
          createCall('call_apart', {
            entries: [
              turn('user', 'Well, yes no.'),
              turn('agent', 'Sign me off. It is no sign-in'),
            ],
          }),
        ),
        fetchedRecord(
          createCall('call_apart2', {
            entries: [turn('user', 'no'), turn('user', '\uE000 sign me')],
          }),
        ),
        fetchedRecord(
          createCall('call_plain', { transcriptText: 'User: yes no.\nAgent: sign me\n up' }),
        ),
        fetchedRecord(
          createCall('call_one', { entries: [turn('user', 'There is NO, sígn of it')] }),
        ),
      ],
    });
    expect(await searchNames(library.request, '"no sign"')).toEqual(['apart', 'one']);
    expect(await searchNames(library.request, '"sign me up"')).toEqual(['plain']);
    expect(await searchNames(library.request, '\uE000')).toHaveLength(4);
    const ids = ['call_apart', 'call_one', 'call_plain'].map((id) => id as CallId);
    expect(await library.request('queue:contexts', { callIds: ids, search: '"no sign"' })).toEqual([
      { before: '…Sign me off. It is ', hit: 'no sign', after: '-in' },
      { before: 'There is ', hit: 'NO, sígn', after: ' of it' },
      undefined,
    ]);
    expect(await library.request('queue:contexts', { callIds: ids, search: 'me' })).toMatchObject([
      { before: 'Well, yes no. / Sign ', hit: 'me' },
      undefined,
      { before: 'yes no. / sign ', hit: 'me', after: ' up' },
    ]);
  });

  it('returns the text around the first hit in each call', async () => {
    using library = await openTestLibrary();
    const turn = (text: string) => ({ kind: 'turn' as const, speaker: 'user', text, words: [] });
    await library.request('calls:store', {
      records: [
        fetchedRecord(
          createCall('call_1', {
            entries: [turn('Prefunds are no hits.'), turn('I would like to get my Refund\ntoday.')],
          }),
        ),
        fetchedRecord(createCall('call_2', { summary: 'A refund was given' })),
        fetchedRecord(createCall('call_3', { entries: [turn('Hello')] })),
      ],
    });
    const ids = ['call_1', 'call_2', 'call_3', 'call_gone'].map((id) => id as CallId);
    expect(
      await library.request('queue:contexts', { callIds: ids, search: 'refund -broken' }),
    ).toEqual([
      { before: '…I would like to get my ', hit: 'Refund', after: ' today.' },
      { before: 'A ', hit: 'refund', after: ' was given' },
      undefined,
      undefined,
    ]);
  });
});
