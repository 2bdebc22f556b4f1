import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { writeExport } from '../../../../../src-main/exports/write-export.ts';
import { librarySource } from '../../../../../src-main/exports/rows/library-source.ts';
import type { ClipRecordings } from '../../../../../src-main/exports/rows/clip-recordings.ts';
import type { ExportSource } from '../../../../../src-main/exports/rows/export-source.ts';
import { readWavHeader } from '../../../../../src-main/lib/wav-header.ts';
import type { Call, Entry } from '../../../../../src-shared/call.ts';
import type { AppError } from '../../../../../src-shared/errors.ts';
import type { Silence } from '../../../../../src-shared/export-options.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import type { Span } from '../../../../../src-shared/span.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import {
  createCall,
  everyCall,
  fetchedRecord,
  newestFirst,
  openTestLibrary,
  type TestLibrary,
} from '../../library/test-library.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earmark-clips-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const words = 'my card number is 4111 for John okay'.split(' ');
const redactedWords = 'my card number is 4111 for [NAME] okay'.split(' ');
const turn = (texts: readonly string[]): Entry => ({
  kind: 'turn',
  speaker: 'user',
  text: texts.join(' '),
  words: texts.map((text, index) => ({
    text,
    startMs: 1000 + index * 500,
    endMs: 1400 + index * 500,
  })),
});

/** A call of ten seconds in which a card number and a name are said. */
export const spokenCall = (id: string, details: Partial<Call> = {}): Call =>
  createCall(id, {
    durationMs: 10_000,
    agentName: 'Booking agent',
    agentVersion: 3,
    entries: [turn(words)],
    ...details,
  });

export const redactedEntries = [turn(redactedWords)];

export interface TaggedMoment {
  readonly span: Span;
  readonly quote: string;
}

/** A passage from the card number to the name. */
export const cardMoment: TaggedMoment = {
  span: { startMs: 3000, endMs: 4400, firstWord: 4, lastWord: 6, entry: 0 },
  quote: '4111 for John',
};

/** A library in which every call has a tag and the evidence of an answer at each of these moments. */
export async function taggedLibrary(
  calls: readonly Call[],
  moments: readonly TaggedMoment[] = [cardMoment],
): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: calls.map((call) => fetchedRecord(call)) });
  const rubric = await library.request('rubric:current', undefined);
  const criterion = rubric.sections
    .flatMap(({ criteria }) => criteria)
    .find(({ kind }) => kind === 'choice');
  for (const { id: callId } of calls) {
    for (const [index, { span, quote }] of moments.entries()) {
      await library.request('edit:apply', {
        requestId: `${callId}-${index}`,
        edit: {
          kind: 'tag.apply',
          callId,
          tag: { id: `tag-${callId}-${index}`, tagId: 'misheard', span, quote },
        },
      });
    }
    const evidence = moments.map(({ span, quote }) => ({ ...span, quote }));
    await library.request('edit:apply', {
      requestId: `${callId}-answer`,
      edit: {
        kind: 'answer.set',
        callId,
        criterionId: criterion?.id ?? '',
        answer: {
          value: {
            kind: 'choice',
            optionId: criterion?.kind === 'choice' ? (criterion.options[0]?.id ?? '') : '',
          },
          evidence,
        },
      },
    });
  }
  return library;
}

export interface TestRecordings extends ClipRecordings {
  /** The ids in the order in which their recordings were opened and released. */
  readonly log: readonly string[];
}

interface StoredRecording {
  readonly bytes?: Buffer;
  readonly isRedacted?: boolean;
  readonly isCompressed?: boolean;
  readonly error?: AppError;
}

/** Recordings of ten seconds with two channels; `of` says which calls have another one. */
export function recordingsWith(of: Readonly<Record<string, StoredRecording>> = {}): TestRecordings {
  const folder = temporaryFolder();
  const log: string[] = [];
  return {
    log,
    whole(id) {
      const { error, isRedacted = false, isCompressed = false, ...stored } = of[id] ?? {};
      if (error !== undefined) return Promise.resolve(err(error));
      const bytes = stored.bytes ?? wavFile({ channels: 2, sampleRate: 8000, frames: 80_000 });
      const file = path.join(folder, `${log.length}.sound`);
      writeFileSync(file, bytes);
      const reading = readWavHeader(bytes, bytes.length);
      log.push(`open ${id}`);
      return Promise.resolve(
        ok({
          file,
          isRedacted,
          ...(reading.state === 'ready' && !isCompressed ? { wav: reading.header } : {}),
          release: async () => void log.push(`release ${id}`),
        }),
      );
    },
  };
}

interface ClipExport {
  readonly recordings: ClipRecordings;
  readonly silence?: Silence;
  readonly redacted?: boolean;
  readonly signal?: AbortSignal;
}

export const clipSource = (
  library: TestLibrary,
  { recordings, silence, redacted = false, signal }: ClipExport,
): ExportSource =>
  librarySource({
    readPage: (page) => library.requestResult('export:rows', page),
    workspace: { id: 'acme-1', name: 'Acme' },
    exportedMs: Date.UTC(2026, 10, 2),
    queries: [{ filter: everyCall, sort: newestFirst }],
    redacted,
    recordings,
    silence,
    signal: signal ?? new AbortController().signal,
  });

const noSilence: Silence = { redactedWords: false, words: [] };
const print = () => Promise.resolve(err({ kind: 'cancelled' as const }));

/** Exports clips to a folder. */
export const writeTo = (source: ExportSource, folder: string, silence: Silence = noSilence) =>
  writeExport(source, folder, { format: 'wav', silence, print });

export type IndexedMoment = Readonly<Record<string, string>>;

/** The lines of the index in a folder. */
export const indexOf = (folder: string): readonly IndexedMoment[] =>
  parse(readFileSync(path.join(folder, 'index.csv')), { bom: true, columns: true });
