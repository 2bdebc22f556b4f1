import type { ExportSource } from '../../src-main/exports/rows/export-source.ts';
import type { ExportRow } from '../../src-main/library/port.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { Answer } from '../../src-shared/review.ts';
import { startingRubrics } from '../../src-shared/rubrics/starting-rubrics.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';

const pageSize = 200;
const startMs = Date.UTC(2026, 9, 1);
const span = { startMs: 61_200, endMs: 63_900, entry: 4 };

/** As many reviews as wanted, each made when its page is read. */
export const madeUpReviews = (count: number): ExportSource => ({
  workspace: { id: 'bench', name: 'Bench' },
  exportedMs: startMs,
  redacted: true,
  recordings: {
    whole: () => Promise.resolve({ ok: false, error: { kind: 'no-recording' } }),
  },
  signal: new AbortController().signal,
  async *pages() {
    for (let from = 0; from < count; from += pageSize) {
      yield Array.from({ length: Math.min(pageSize, count - from) }, (_, index) =>
        review(from + index),
      );
    }
  },
});

function review(index: number): ExportRow {
  const [rubric] = startingRubrics;
  if (rubric === undefined) throw new Error('There is no rubric to start from');
  const callId = `call_${String(index).padStart(8, '0')}` as CallId;
  return {
    call: {
      id: callId,
      kind: 'call',
      startMs: startMs + index * 60_000,
      durationMs: 60_000 + (index % 600) * 1000,
      agentId: 'agent_9e07d3c15fa8b246d1e57a30b8',
      agentName: 'Booking agent',
      agentVersion: 3 + (index % 4),
      type: 'phone_call',
      direction: 'inbound',
      fromNumber: `+1503555${String(index % 10_000).padStart(4, '0')}`,
      toNumber: '+15035550163',
      sentiment: ['Negative', 'Neutral', 'Positive'][index % 3] ?? 'Unknown',
      successful: index % 3 > 0,
      disconnectionReason: 'user_hangup',
      media: {
        recording: true,
        multiChannel: true,
        scrubbedRecording: false,
        scrubbedMultiChannel: false,
        publicLog: false,
        knowledgeBase: false,
      },
      unknown: {},
      problems: [],
    },
    work: {
      callId,
      reviewId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      review: {
        status: 'submitted',
        purpose: 'regular',
        flagged: index % 20 === 0,
        rubricId: rubric.id,
        rubricVersion: rubric.version,
        answers: answersTo(rubric, index),
        comment: `Greeting and identity as they should be; closing of call ${index} is rushed.`,
        reviewer: ['Ann', 'Ben', 'Cleo'][index % 3] ?? 'Ann',
        submittedMs: startMs + index * 61_000,
        activeMs: 90_000,
      },
      tags: [
        {
          id: `tag-${index}`,
          tagId: 'misheard',
          span,
          quote: 'No, Monday at four',
          createdMs: startMs,
        },
      ],
      corrections: [],
      checkedTurns: [],
      betterReplies: [],
      verdicts: {},
    },
    rubric,
    tags: [{ id: 'misheard', name: 'Misheard', colour: 'red', digit: 1 }],
  };
}

function answersTo(rubric: Rubric, index: number): Readonly<Record<string, Answer>> {
  const criteria = rubric.sections.flatMap((section) => section.criteria);
  return Object.fromEntries(
    criteria.flatMap((criterion, place): [string, Answer][] => {
      if (criterion.kind !== 'choice') return [];
      const option = criterion.options[(index + place) % criterion.options.length];
      const answer: Answer = {
        value: { kind: 'choice', optionId: option?.id ?? '' },
        ...(place % 4 === 0 ? { evidence: [{ ...span, quote: 'No, Monday at four' }] } : {}),
      };
      return [[criterion.id, answer]];
    }),
  );
}
