import fc from 'fast-check';
import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import { defaultTags } from '../../../../../src-main/library/reviews/database/default-tags.ts';
import type { Verdict } from '../../../../../src-shared/annotations.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { AnswerValue } from '../../../../../src-shared/rubrics/answer.ts';
import { criteriaOf } from '../../../../../src-shared/rubrics/criteria.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';

export const calls = ['call_1', 'call_2'];

/** One criterion of each kind, one of them with a condition, and answers that require a root cause. */
export const everyKind: Rubric = {
  ...defaultRubric,
  rootCauses: [{ id: 'agent', name: 'Agent', causes: [{ id: 'training', name: 'Training' }] }],
  sections: [
    {
      id: 'all-kinds',
      name: 'All kinds',
      criteria: [
        {
          kind: 'choice',
          id: 'verified',
          name: 'Verified',
          weight: 10,
          allowNotApplicable: true,
          options: [
            { id: 'yes', label: 'Yes', points: 1 },
            { id: 'no', label: 'No', points: 0, fails: 'section', asksReason: true },
          ],
        },
        {
          kind: 'checklist',
          id: 'steps',
          name: 'Steps',
          weight: 5,
          allowNotApplicable: false,
          items: [
            { id: 'one', label: 'One', points: 1 },
            { id: 'two', label: 'Two', points: 3 },
          ],
          condition: { kind: 'choice', criterionId: 'verified', optionIds: ['yes'] },
        },
        {
          kind: 'number',
          id: 'minutes',
          name: 'Minutes',
          weight: 5,
          allowNotApplicable: true,
          min: 0,
          max: 10,
          step: 0.5,
          scale: { type: 'line', zeroAt: 10, fullAt: 0 },
        },
        { kind: 'text', id: 'notes', name: 'Notes', weight: 0, allowNotApplicable: false },
      ],
    },
  ],
};
const criteria = criteriaOf(everyKind).map(({ id }) => id);
const text = fc.constantFrom('', '  ', 'Well done', 'Well done indeed');
const span = fc.record({ startMs: fc.nat(1000) });
const value: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.constantFrom('yes', 'no').map((optionId) => ({ kind: 'choice' as const, optionId })),
  fc
    .array(fc.constantFrom('one', 'two'), { maxLength: 2 })
    .map((itemIds) => ({ kind: 'checklist' as const, itemIds })),
  fc.constantFrom(0, 2.5, 2.6, 11).map((number) => ({ kind: 'number' as const, value: number })),
  text.map((words) => ({ kind: 'text' as const, text: words })),
  fc.constant({ kind: 'not-applicable' as const }),
);
const evidence = fc.array(fc.record({ startMs: fc.nat(1000), quote: text }), { maxLength: 2 });
const callId = fc.constantFrom(...calls);

/** Ids of applied tags are unique across calls, like those that the renderer creates. */
const callAndTag = fc.tuple(callId, fc.constantFrom('a', 'b', 'c'));

const entry = fc.nat(3);
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.constant({ stance: 'agreed' as const, retellValue: 'Negative' }),
  text.map((words) => ({ stance: 'corrected' as const, value: words, retellValue: 'Negative' })),
  text.map((words) => ({ stance: 'disputed' as const, reason: words })),
);

/** Words, or a whole turn. */
const correctedSpan = fc.oneof(
  fc
    .tuple(fc.nat(5), fc.nat(2))
    .map(([firstWord, more]) => ({ firstWord, lastWord: firstWord + more })),
  fc.tuple(fc.nat(5), fc.nat(2), entry).map(([firstWord, more, inEntry]) => ({
    firstWord,
    lastWord: firstWord + more,
    entry: inEntry,
  })),
  fc.record({ entry }),
);

/** Corrections that often overlap. */
const annotationEdits: readonly fc.Arbitrary<Edit>[] = [
  fc.tuple(callAndTag, correctedSpan, text).map(([[call, id], inCall, corrected]) => ({
    kind: 'correction.set' as const,
    callId: call,
    correction: {
      id: `${call} ${id}`,
      span: inCall,
      original: 'Well done',
      corrected,
    },
  })),
  callAndTag.map(([call, id]) => ({
    kind: 'correction.remove' as const,
    callId: call,
    id: `${call} ${id}`,
  })),
  fc.record({ kind: fc.constant('turn.check' as const), callId, entry, checked: fc.boolean() }),
  fc.record({ kind: fc.constant('reply.set' as const), callId, entry, quote: text, reply: text }),
  fc.record(
    {
      kind: fc.constant('verdict.set' as const),
      callId,
      field: fc.constantFrom('sentiment', 'success', 'custom.refund due'),
      verdict,
    },
    { requiredKeys: ['kind', 'callId', 'field'] },
  ),
];

/** Edits of one call. Many of them will be refused. */
export const callEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({
      place: callAndTag,
      tagId: fc.constantFrom(...defaultTags.slice(0, 4).map(({ id }) => id), 'unknown'),
      span,
      quote: text,
      comment: text,
    })
    .map(({ place: [call, id], ...tag }) => ({
      kind: 'tag.apply' as const,
      callId: call,
      tag: { ...tag, id: `${call} ${id}` },
    })),
  fc.tuple(callAndTag, text).map(([[call, id], comment]) => ({
    kind: 'tag.comment' as const,
    callId: call,
    id: `${call} ${id}`,
    comment,
  })),
  callAndTag.map(([call, id]) => ({
    kind: 'tag.remove' as const,
    callId: call,
    id: `${call} ${id}`,
  })),
  fc.record({
    kind: fc.constant('answer.set' as const),
    callId,
    criterionId: fc.constantFrom(...criteria, 'unknown'),
    answer: fc.record(
      {
        value,
        comment: text,
        evidence,
        causes: fc.subarray(['process', 'training', 'unknown']),
        proposal: fc.constantFrom('accepted' as const, 'changed' as const),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant('review.comment' as const), callId, comment: text }),
  fc.record({ kind: fc.constant('review.submit' as const), callId }),
  fc.record({ kind: fc.constant('review.reopen' as const), callId }),
  fc.record({ kind: fc.constant('review.skip' as const), callId, reason: text }),
  fc.record(
    { kind: fc.constant('review.flag' as const), callId, flagged: fc.boolean(), note: text },
    { requiredKeys: ['kind', 'callId', 'flagged'] },
  ),
  fc.record({ kind: fc.constant('call.unmask' as const), callId }),
  fc.record({ kind: fc.constant('reviews.reveal' as const), callId }),
  fc.record({ kind: fc.constant('review.void' as const), callId, reason: text }),
  fc.record({
    kind: fc.constant('review.start' as const),
    callId,
    reviewId: fc.uuid(),
    purpose: fc.constant('second-opinion' as const),
  }),
  ...annotationEdits,
);

export const workspaceEdits: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .subarray([...defaultTags], { minLength: 7 })
    .map((tags) => ({ kind: 'tag-set.save' as const, tags })),
  fc.tuple(fc.nat(3), fc.nat(3)).map(([from, into]) => ({
    kind: 'tag-set.merge' as const,
    from: defaultTags[from]?.id ?? '',
    into: defaultTags[into]?.id ?? '',
  })),
  fc.subarray(criteria, { minLength: 1 }).map((kept) => ({
    kind: 'rubric.save' as const,
    rubric: withCriteria(kept),
  })),
);

function withCriteria(kept: readonly string[]): Rubric {
  const sections = everyKind.sections
    .map((section) => ({
      ...section,
      criteria: section.criteria.filter(({ id }) => kept.includes(id)),
    }))
    .filter((section) => section.criteria.length > 0);
  return { ...everyKind, sections };
}
