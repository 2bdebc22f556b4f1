import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../src-shared/call.ts';
import { findHits } from '../../../../../src-shared/search-hits.ts';
import { parseSearch } from '../../../../../src-shared/search-terms.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  openTestLibrary,
  queueIds,
  type RequestLibrary,
} from '../test-library.ts';

const spokenRecord = (id: string, text: string) =>
  fetchedRecord(createCall(id, { entries: [{ kind: 'turn', speaker: 'user', text, words: [] }] }));

const searchFor = async (request: RequestLibrary, search: string) =>
  (await queueIds(request, { kind: 'call', call: {}, search })).toSorted();

describe('Search and find', () => {
  it('finds words in every script, also inside runs without spaces', async () => {
    using library = await openTestLibrary();
    const texts = {
      japanese: '予約を明日の午後三時に取ります',
      chinese: '重跑gen-itgc后取消预约',
      thai: 'ขอยกเลิกการจอง',
      korean: '예약취소하고싶어요',
      arabic: 'مُحَمَّد',
      hebrew: 'שָׁלוֹם',
      wide: 'Ｏｒｄｅｒ ＡＢＣ１２３',
      hindi: 'रद्द',
      adlam: '𞤀𞤣𞤤𞤢𞤥',
    };
    await library.request('calls:store', {
      records: Object.entries(texts).map(([id, text]) => spokenRecord(id, text)),
    });
    const found = (search: string) => searchFor(library.request, search);
    expect(await found('明日')).toEqual(['japanese']);
    expect(await found('午後三時')).toEqual(['japanese']);
    expect(await found('取消')).toEqual(['chinese']);
    expect(await found('gen')).toEqual(['chinese']);
    expect(await found('itgc')).toEqual(['chinese']);
    expect(await found('ยกเลิก')).toEqual(['thai']);
    expect(await found('취소')).toEqual(['korean']);
    expect(await found('محمد')).toEqual(['arabic']);
    expect(await found('שלום')).toEqual(['hebrew']);
    expect(await found('ABC123')).toEqual(['wide']);
    expect(await found('रद्द')).toEqual(['hindi']);
    expect(await found('रुद्ध')).toEqual([]);
    expect(await found('𞤢𞤣𞤤𞤢')).toEqual(['adlam']);
    expect(await found('-取消 -明日 -ยกเลิก -취소 -ABC123 -रद्द -𞤀𞤣𞤤𞤢𞤥')).toEqual([
      'arabic',
      'hebrew',
    ]);
  });

  it('stores and finds calls with giant words and turns', async () => {
    using library = await openTestLibrary();
    const word = 'a'.repeat(3_000_000);
    const turn = 'lorem ipsum '.repeat(250_000);
    await library.request('calls:store', {
      records: [
        spokenRecord('word', `start ${word} end`),
        spokenRecord('turn', `${turn} closing`),
        spokenRecord('gap', `alpha${' - '.repeat(100_000)}omega`),
      ],
    });
    expect(await searchFor(library.request, 'start end')).toEqual(['word']);
    expect(await searchFor(library.request, 'aaaa')).toEqual(['word']);
    expect(await searchFor(library.request, 'closing')).toEqual(['turn']);
    const [context] = await library.request('queue:contexts', {
      callIds: [asCallId('gap')],
      search: '"alpha omega"',
    });
    expect(context?.hit.length).toBeLessThan(300);
  });

  it('finds tool names, arguments and results, like find in the open call', async () => {
    using library = await openTestLibrary();
    const entries: readonly Entry[] = [
      { kind: 'tool-call', toolCallId: '1', name: 'track_parcel', arguments: '{"id":"SP-77"}' },
      { kind: 'tool-result', toolCallId: '1', content: 'In transit to Graz' },
      { kind: 'node', from: 'Greeting', to: 'Delivery dispute' },
    ];
    await library.request('calls:store', {
      records: [fetchedRecord(createCall('tools', { entries })), spokenRecord('other', 'Hello')],
    });
    for (const search of ['track_parcel', 'parcel', 'sp-77', '"transit to graz"', 'dispute']) {
      expect(await searchFor(library.request, search)).toEqual(['tools']);
    }
    expect(await searchFor(library.request, '"graz greeting"')).toEqual([]);
    const [context] = await library.request('queue:contexts', {
      callIds: [asCallId('tools')],
      search: 'transit',
    });
    expect(context).toMatchObject({
      hit: 'transit',
      after: ' to Graz / Greeting → Delivery dispute',
    });
  });

  it('finds exactly the calls in which it marks a hit, whatever is said and searched', async () => {
    using library = await openTestLibrary();
    const word = fc.constantFrom(
      '明',
      '日',
      '明日',
      'gen',
      'Gen',
      'g',
      'é',
      'e',
      'ก',
      'กิ',
      '취',
      '7',
      '-',
      ' ',
      ' ',
      '。',
    );
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
    let count = 0;
    await fc.assert(
      fc.asyncProperty(text, text, async (spoken, search) => {
        fc.pre(parseSearch(search).some(({ isExcluded }) => !isExcluded));
        fc.pre(!parseSearch(search).some(({ isExcluded }) => isExcluded));
        count += 1;
        const id = `call_${count}`;
        await library.request('calls:store', { records: [spokenRecord(id, spoken)] });
        const marked = parseSearch(search).every((term) => findHits(spoken, term).length > 0);
        expect((await searchFor(library.request, search)).includes(id)).toBe(marked);
      }),
      { numRuns: 150 },
    );
  });
});
