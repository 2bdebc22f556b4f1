import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeJson } from '../../../../../src-main/exports/formats/write-json.ts';
import type { ReviewsImportPreview } from '../../../../../src-shared/exports/reviews-import.ts';
import { readReviewsFile } from '../../../../../src-shared/exports/read-reviews-file.ts';
import { ben } from '../../../../fakes/fake-reviewers.ts';
import { callNumber, reviewedLibrary, sourceOf } from '../../exports/exported-library.ts';
import { hostileText } from '../../exports/hostile-text.ts';
import {
  fetchedRecord,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
} from '../test-library.ts';

const exported = async (library: TestLibrary): Promise<string> => {
  let text = '';
  await writeJson(sourceOf(library), {
    bytes: 0,
    write: (part) => {
      text += String(part);
      return Promise.resolve();
    },
  });
  return text;
};

const reviewsIn = (text: string): unknown => {
  const file = readReviewsFile(text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return [...file.value.reviews].sort((one, other) => (one.id < other.id ? -1 : 1));
};

const fileIn = (folder: string, text: string, name = 'reviews.json'): string => {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const previewOf = async (library: TestLibrary, file: string): Promise<ReviewsImportPreview> => {
  const checked = await library.request('reviews-file:check', { path: file });
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.preview;
};

let requests = 0;
const importFile = async (library: TestLibrary, file: string) => {
  requests += 1;
  const { contentHash } = await previewOf(library, file);
  return library.requestResult('reviews-file:import', {
    path: file,
    contentHash,
    requestId: `import-${requests}`,
  });
};

/** A library of another reviewer with the same calls and no reviews. */
const otherLibrary = async (folder: string, calls: number): Promise<TestLibrary> => {
  const library = await openTestLibrary({ folder, reviewer: ben });
  const records = Array.from({ length: calls }, (_, index) => fetchedRecord(callNumber(index)));
  await library.request('calls:store', { records });
  return library;
};

const nothing = '[]';
const reviewsOf = async (library: TestLibrary): Promise<string> =>
  JSON.stringify(reviewsIn(await exported(library)));

describe('Importing exported reviews', () => {
  it('gives the same reviews on another computer, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 3 }), async (texts) => {
        using own = temporaryFolder();
        using library = await reviewedLibrary(
          texts.map((text, index) => ({ call: callNumber(index), text })),
        );
        using other = await otherLibrary(path.join(own.folder, 'other'), texts.length);
        const text = await exported(library);
        const imported = await importFile(other, fileIn(own.folder, text));
        expect(imported.ok).toBe(true);
        expect(reviewsIn(await exported(other))).toEqual(reviewsIn(text));
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('is one step of undo, also after a restart, and shows in the history', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([
      { call: callNumber(0), text: 'a' },
      { call: callNumber(1), text: 'b' },
    ]);
    const file = fileIn(own.folder, await exported(library));
    const folder = path.join(own.folder, 'other');
    {
      using other = await otherLibrary(folder, 2);
      const tags = await other.request('tags:list', undefined);
      expect(await importFile(other, file)).toMatchObject({
        ok: true,
        value: { label: '2 reviews imported' },
      });
      expect(await other.request('tags:list', undefined)).toEqual(tags);
    }
    using again = await openTestLibrary({ folder, reviewer: ben });
    expect(await again.request('edit:history', { limit: 10 })).toMatchObject([
      { label: '2 reviews imported', undone: false },
    ]);
    await again.request('edit:undo', undefined);
    expect(await reviewsOf(again)).toBe(nothing);
    await again.request('edit:redo', undefined);
    expect(await reviewsOf(again)).not.toBe(nothing);
  });

  it('changes nothing the second time, and says why', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([{ call: callNumber(0), text: 'a' }]);
    const file = fileIn(own.folder, await exported(library));
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    await importFile(other, file);
    const before = await reviewsOf(other);
    expect(await previewOf(other, file)).toMatchObject({
      added: 0,
      skipped: [{ reason: 'already-here', reviews: 1 }],
    });
    expect((await importFile(other, file)).ok).toBe(false);
    expect(await reviewsOf(other)).toBe(before);
    expect(await previewOf(library, file)).toMatchObject({
      added: 0,
      skipped: [{ reason: 'already-here', reviews: 1 }],
    });
  });

  it('leaves out reviews of unknown calls and of calibration, and brings the rubric version that is missing', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([
      { call: callNumber(0), text: 'a' },
      { call: callNumber(1), text: 'b' },
    ]);
    const text = (await exported(library)).replaceAll('"version":1', '"version":7');
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    const file = fileIn(own.folder, text);
    const current = await other.request('rubric:current', undefined);
    expect(await previewOf(other, file)).toMatchObject({
      added: 1,
      skipped: [{ reason: 'unknown-call', reviews: 1 }],
      newRubrics: [`${current.name}, version 7`],
      newReviewers: [expect.any(String)],
    });
    expect((await importFile(other, file)).ok).toBe(true);
    expect(await other.request('rubric:current', undefined)).toEqual(current);
    await other.request('edit:undo', undefined);
    expect(await other.request('rubric:list', undefined)).toHaveLength(1);
    const calibration = text.replaceAll(/"purpose":"\w+"/gu, '"purpose":"calibration"');
    expect(await previewOf(other, fileIn(own.folder, calibration))).toMatchObject({
      added: 0,
      skipped: [{ reason: 'calibration', reviews: 2 }],
    });
  });

  it('takes a newer state of a review, and keeps the one here if that is newer', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([{ call: callNumber(0), text: 'a' }]);
    const text = await exported(library);
    const later = text.replaceAll(/"submittedAt":"\d{4}/gu, '"submittedAt":"2100');
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    await importFile(other, fileIn(own.folder, text));
    const newer = fileIn(own.folder, later, 'later.json');
    expect(await previewOf(other, newer)).toMatchObject({ added: 0, updated: 1, skipped: [] });
    await importFile(other, newer);
    expect(await previewOf(other, fileIn(own.folder, text))).toMatchObject({
      updated: 0,
      skipped: [{ reason: 'newer-here', reviews: 1 }],
    });
  });
});

describe('A file that is no proper export', () => {
  it('is refused with the place, and changes nothing', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([{ call: callNumber(0), text: 'a' }]);
    const text = await exported(library);
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    const [line = ''] = text.split('\n').filter((one) => one.startsWith('{"id"'));
    const cases: readonly (readonly [string, string, string])[] = [
      [text.slice(0, -40), '', 'damaged or cut off'],
      ['', '', 'damaged or cut off'],
      ['[1, 2]', '', 'not a file of reviews'],
      [text.replace('"formatVersion":1', '"formatVersion":2'), 'formatVersion', 'update Earmark'],
      [text.replace(line, `${line},\n${line}`), 'reviews[1].id', 'twice'],
      [
        text.replace('"answers":{', '"answers":{"__proto__":{"a":1},'),
        'reviews[0].answers.__proto__',
        'not allowed',
      ],
      [text.replace('"flagged":false', '"flagged":"=1+1"'), 'reviews[0].flagged', 'boolean'],
      [text.replace(/\n\{"id":"[^"]+"/u, '\n{"id":"../../etc/passwd"'), 'reviews[0].id', ''],
      [`${'['.repeat(5000)}${']'.repeat(5000)}`, '', 'not a file of reviews'],
    ];
    for (const [damaged, place, message] of cases) {
      const file = fileIn(own.folder, damaged);
      const checked = await other.request('reviews-file:check', { path: file });
      if (!('problems' in checked)) throw new Error(`accepted: ${damaged.slice(0, 100)}`);
      expect(checked.problems.map((one) => one.place)).toContain(place);
      expect(JSON.stringify(checked.problems)).toContain(message);
    }
    expect(await reviewsOf(other)).toBe(nothing);
  });

  it('is refused by its size before it is read', async () => {
    using own = temporaryFolder();
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    const file = fileIn(own.folder, '');
    truncateSync(file, 1024 ** 3);
    const startedMs = performance.now();
    expect(await other.request('reviews-file:check', { path: file })).toEqual({
      problems: [{ place: '', message: 'The file is larger than 64 MB.' }],
    });
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('is not imported if it changed after the preview', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([{ call: callNumber(0), text: 'a' }]);
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    const text = await exported(library);
    const file = fileIn(own.folder, text);
    const { contentHash } = await previewOf(other, file);
    fileIn(own.folder, `${text} `);
    const reply = await other.requestResult('reviews-file:import', {
      path: file,
      contentHash,
      requestId: 'changed',
    });
    expect(reply.ok).toBe(false);
    expect(await reviewsOf(other)).toBe(nothing);
  });

  it('changes nothing, whatever bytes of an export are damaged', async () => {
    using own = temporaryFolder();
    using library = await reviewedLibrary([{ call: callNumber(0), text: 'a' }]);
    const text = await exported(library);
    using other = await otherLibrary(path.join(own.folder, 'other'), 1);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 1),
        fc.string({ maxLength: 20, unit: 'binary' }),
        fc.nat(200),
        async (at, garbage, length) => {
          const damaged = text.slice(0, at) + garbage + text.slice(at + length);
          await other.request('reviews-file:check', { path: fileIn(own.folder, damaged) });
          expect(await reviewsOf(other)).toBe(nothing);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
