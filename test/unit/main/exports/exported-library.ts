import { err } from '../../../../src-shared/result.ts';
import { librarySource } from '../../../../src-main/exports/rows/library-source.ts';
import type { ExportSource } from '../../../../src-main/exports/rows/export-source.ts';
import type { Call } from '../../../../src-shared/call.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import {
  createCall,
  everyCall,
  fetchedRecord,
  newestFirst,
  openTestLibrary,
  type TestLibrary,
} from '../library/test-library.ts';

export interface ReviewedCall {
  readonly call: Call;
  /** Written by the reviewer wherever a text can be written. */
  readonly text: string;
}

/** A library in which every call has a submitted review with a comment, a tag and evidence. */
export async function reviewedLibrary(calls: readonly ReviewedCall[]): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: calls.map(({ call }) => fetchedRecord(call)) });
  const rubric = await library.request('rubric:current', undefined);
  const criteria = rubric.sections.flatMap(({ criteria: own }) => own);
  const span = { startMs: 61_200, endMs: 63_900, entry: 0 };
  for (const { call, text } of calls) {
    const callId = call.id;
    const edits: Edit[] = [
      { kind: 'review.comment', callId, comment: text },
      ...criteria.flatMap((criterion): Edit[] =>
        criterion.kind === 'choice'
          ? [
              {
                kind: 'answer.set',
                callId,
                criterionId: criterion.id,
                answer: {
                  value: { kind: 'choice', optionId: criterion.options[0]?.id ?? '' },
                  comment: text,
                  evidence: [{ ...span, quote: text }],
                },
              },
            ]
          : [],
      ),
      {
        kind: 'tag.apply',
        callId,
        tag: { id: `tag-${callId}`, tagId: 'misheard', span, quote: text, comment: text },
      },
      {
        kind: 'correction.set',
        callId,
        correction: {
          id: `fix-${callId}`,
          span: { ...span, firstWord: 1, lastWord: 1 },
          original: 'Monday',
          corrected: text,
        },
      },
      { kind: 'turn.check', callId, entry: 0, checked: true },
      { kind: 'reply.set', callId, entry: 0, quote: 'No, Monday', reply: text },
      {
        kind: 'verdict.set',
        callId,
        field: 'sentiment',
        verdict: { stance: 'corrected', retellValue: 'Positive', value: 'Negative', reason: text },
      },
      { kind: 'review.submit', callId },
    ];
    for (const [index, edit] of edits.entries()) {
      await library.request('edit:apply', { requestId: `${callId}-${index}`, edit });
    }
  }
  return library;
}

export const callNumber = (index: number): Call =>
  createCall(`call_${String(index).padStart(6, '0')}`, {
    startMs: Date.UTC(2026, 10, 1) + index * 60_000,
    durationMs: 75_300,
    agentName: 'Booking agent',
    agentVersion: 3,
    fromNumber: '+4930123456',
    sentiment: 'Positive',
    successful: true,
  });

export const sourceOf = (library: TestLibrary): ExportSource =>
  librarySource({
    readPage: (page) => library.requestResult('export:rows', page),
    workspace: { id: 'test', name: 'Test / workspace' },
    exportedMs: Date.UTC(2026, 10, 2),
    queries: [{ filter: everyCall, sort: newestFirst }],
    redacted: true,
    recordings: { whole: () => Promise.resolve(err({ kind: 'no-recording' })), onlyStored: true },
    signal: new AbortController().signal,
  });
