import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRubric } from '../../../../../src-main/library/reviews/database/default-rubric.ts';
import { defaultTags } from '../../../../../src-main/library/reviews/database/default-tags.ts';
import type { AppError } from '../../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../../src-shared/result.ts';
import type { Edit, ReviewData } from '../../../../../src-shared/review.ts';
import { applyEdit, followRubric, type CallEdit } from '../../../../../src-shared/review-edit.ts';
import { criteriaOf } from '../../../../../src-shared/criteria.ts';
import type { Rubric } from '../../../../../src-shared/rubric.ts';
import type { Tag } from '../../../../../src-shared/tag.ts';
import {
  createCall,
  openTestLibrary,
  fetchedRecord,
  asCallId,
  type TestLibrary,
} from '../test-library.ts';

const calls = ['call_1', 'call_2'];
const criteria = criteriaOf(defaultRubric).map(({ id }) => id);
const text = fc.constantFrom('', '  ', 'Well done', 'Well done indeed');
const span = fc.record({ startMs: fc.nat(1000) });
const evidence = fc.array(fc.record({ startMs: fc.nat(1000), quote: text }), { maxLength: 2 });
const callId = fc.constantFrom(...calls);

/** Ids of applied tags are unique across calls, as the page makes them. */
const callAndTag = fc.tuple(callId, fc.constantFrom('a', 'b', 'c'));

const callEdits: fc.Arbitrary<Edit> = fc.oneof(
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
    criterionId: fc.constantFrom(...criteria.slice(0, 3), 'unknown'),
    answer: fc.record(
      {
        kind: fc.constant('choice' as const),
        choice: fc.oneof(fc.nat(3), fc.constant('na' as const)),
        comment: text,
        evidence,
      },
      { requiredKeys: ['kind'] },
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
);

const workspaceEdits: fc.Arbitrary<Edit> = fc.oneof(
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
  const sections = defaultRubric.sections
    .map((section) => ({
      ...section,
      criteria: section.criteria.filter(({ id }) => kept.includes(id)),
    }))
    .filter((section) => section.criteria.length > 0);
  return { ...defaultRubric, sections };
}

type Step = { readonly edit: Edit; readonly reviewer: string } | 'undo' | 'redo';

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({ edit: callEdits, reviewer: fc.constantFrom('', 'Ann', 'Ben') }),
  },
  { weight: 2, arbitrary: workspaceEdits.map((edit) => ({ edit, reviewer: '' })) },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 3, arbitrary: fc.constant('redo' as const) },
);

/** Everything that an edit can depend on or change, as the page knows it. */
interface PageState {
  readonly reviews: ReadonlyMap<string, ReviewData>;
  readonly tags: readonly Tag[];
  readonly rubrics: readonly Rubric[];
}

/** A page that applies edits with the reducer, and undoes them by what it remembers. */
class PageModel {
  state: PageState;
  #undo: { historyId: number; before: PageState; after: PageState }[] = [];
  #redo: { historyId: number; before: PageState; after: PageState }[] = [];

  constructor(state: PageState) {
    this.state = state;
  }

  predict(edit: CallEdit, nowMs: number, reviewer: string): Result<ReviewData, AppError> {
    const { reviews, tags, rubrics } = this.state;
    const data = reviews.get(edit.callId);
    const currentRubric = rubrics.at(-1);
    if (data === undefined || currentRubric === undefined) throw new Error('No such call');
    const rubric = rubrics.find(({ version }) => version === data.review.rubricVersion);
    return applyEdit(data, edit, {
      nowMs,
      reviewer,
      tags,
      currentRubric,
      rubric: rubric ?? currentRubric,
    });
  }

  /** A save that the library joined to the one before it is the same step of undo. */
  record(historyId: number, after: PageState): void {
    const last = this.#undo.at(-1);
    if (last?.historyId === historyId) last.after = after;
    else this.#undo.push({ historyId, before: this.state, after });
    this.#redo = [];
    this.state = after;
  }

  undo(): boolean {
    const step = this.#undo.pop();
    if (step === undefined) return false;
    this.#redo.push(step);
    this.state = step.before;
    return true;
  }

  redo(): boolean {
    const step = this.#redo.pop();
    if (step === undefined) return false;
    this.#undo.push(step);
    this.state = step.after;
    return true;
  }
}

async function readStored(library: TestLibrary, rubrics: readonly Rubric[]): Promise<PageState> {
  const current = await library.request('rubric:current', undefined);
  const kept = rubrics.filter(({ version }) => version < current.version);
  return {
    reviews: new Map(
      await Promise.all(
        calls.map(
          async (id) => [id, await library.request('work:of', { id: asCallId(id) })] as const,
        ),
      ),
    ),
    tags: await library.request('tags:list', undefined),
    rubrics: [...kept, current],
  };
}

/** What an edit of the workspace makes of the reviews that the page holds. */
function afterWorkspaceEdit(state: PageState, edit: Edit, library: PageState): PageState {
  const current = library.rubrics.at(-1);
  const follow = (data: ReviewData): ReviewData =>
    current === undefined ? data : followRubric(data, current);
  const move = (data: ReviewData): ReviewData =>
    edit.kind === 'tag-set.merge'
      ? {
          ...data,
          tags: data.tags.map((tag) =>
            tag.tagId === edit.from ? { ...tag, tagId: edit.into } : tag,
          ),
        }
      : data;
  return {
    ...library,
    reviews: new Map([...state.reviews].map(([id, data]) => [id, follow(move(data))])),
  };
}

const records = calls.map((id) => fetchedRecord(createCall(id)));

describe('The reducer that the page and the library share', () => {
  it('predicts what is stored, and what is refused, over long sequences with undo and redo', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(steps, fc.constantFrom(900, 6000)), { minLength: 20, maxLength: 120 }),
        async (sequence) => {
          using library = await openTestLibrary();
          await library.request('calls:store', { records });
          const page = new PageModel(await readStored(library, []));
          let atMs = 1_000_000;
          for (const [index, [step, pauseMs]] of sequence.entries()) {
            atMs += pauseMs;
            const done = await (typeof step === 'string'
              ? compareUndo(library, page, step)
              : compareEdit(library, page, { ...step, requestId: `edit ${index}`, atMs }));
            expect(done.predicted).toEqual(done.stored);
            expect(await readStored(library, page.state.rubrics)).toEqual(page.state);
          }
        },
      ),
      { numRuns: 25, seed: 8 },
    );
  }, 120_000);
});

interface Compared {
  readonly predicted: unknown;
  readonly stored: unknown;
}

async function compareUndo(
  library: TestLibrary,
  page: PageModel,
  step: 'undo' | 'redo',
): Promise<Compared> {
  const response = await library.requestResult(`edit:${step}`, undefined);
  return { predicted: page[step](), stored: response.ok };
}

async function compareEdit(
  library: TestLibrary,
  page: PageModel,
  input: { edit: Edit; reviewer: string; requestId: string; atMs: number },
): Promise<Compared> {
  const { edit, reviewer, atMs } = input;
  const response = await library.requestResult('edit:apply', input);
  const stored = response.ok ? ok(response.value.reviewData) : response;
  if (!('callId' in edit)) {
    if (response.ok) {
      const after = await readStored(library, page.state.rubrics);
      page.record(response.value.historyId, afterWorkspaceEdit(page.state, edit, after));
    }
    return { predicted: undefined, stored: undefined };
  }
  const predicted = page.predict(edit, atMs, reviewer);
  if (response.ok && predicted.ok && edit.kind !== 'call.unmask') {
    const reviews = new Map(page.state.reviews).set(edit.callId, predicted.value);
    page.record(response.value.historyId, { ...page.state, reviews });
  }
  return { predicted, stored };
}
