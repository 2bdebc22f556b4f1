import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../../src-shared/errors.ts';
import { ok, type Result } from '../../../../../src-shared/result.ts';
import type { Edit, ReviewData } from '../../../../../src-shared/review.ts';
import {
  applyEdit,
  followRubric,
  type CallEdit,
} from '../../../../../src-shared/apply-review-edit.ts';
import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import type { Tag } from '../../../../../src-shared/tag.ts';
import {
  createCall,
  openTestLibrary,
  fetchedRecord,
  asCallId,
  type TestLibrary,
} from '../test-library.ts';
import { callEdits, calls, everyKind, workspaceEdits } from './edit-arbitrary.ts';
import { unnamed } from '../../../../fakes/fake-reviewers.ts';

type Step = { readonly edit: Edit; readonly reviewer: Reviewer } | 'undo' | 'redo';

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      edit: callEdits,
      reviewer: fc.constantFrom(unnamed, { ...unnamed, name: 'Ann' }),
    }),
  },
  { weight: 2, arbitrary: workspaceEdits.map((edit) => ({ edit, reviewer: unnamed })) },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 3, arbitrary: fc.constant('redo' as const) },
);

/** All state that an edit can depend on or change, as the renderer knows it. */
interface PageState {
  readonly reviews: ReadonlyMap<string, ReviewData>;
  readonly tags: readonly Tag[];
  readonly rubrics: readonly Rubric[];
}

/** A renderer that applies edits with the reducer and undoes them from its own log. */
class PageModel {
  state: PageState;
  #undo: { historyId: number; before: PageState; after: PageState }[] = [];
  #redo: { historyId: number; before: PageState; after: PageState }[] = [];

  constructor(state: PageState) {
    this.state = state;
  }

  predict(edit: CallEdit, nowMs: number, reviewer: Reviewer): Result<ReviewData, AppError> {
    const { reviews, tags, rubrics } = this.state;
    const data = reviews.get(edit.callId);
    const currentRubric = rubrics.at(-1);
    if (data === undefined || currentRubric === undefined) throw new Error('No such call');
    const rubric = rubrics.find(({ version }) => version === data.review.rubricVersion);
    const predicted = applyEdit(data, edit, {
      nowMs,
      reviewer,
      tags,
      currentRubric,
      rubric: rubric ?? currentRubric,
    });
    return predicted.ok ? ok(withoutId(predicted.value)) : predicted;
  }

  /** A save that the library joined to the previous one is the same step of undo. */
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

/** The library chooses the id of a new review, so the page can't predict it. */
function withoutId<Data extends ReviewData | undefined>(data: Data): Data {
  if (data === undefined) return data;
  const { reviewId: _id, ...others } = data;
  return others as Data;
}

async function readStored(library: TestLibrary, rubrics: readonly Rubric[]): Promise<PageState> {
  const current = await library.request('rubric:current', undefined);
  const kept = rubrics.filter(({ version }) => version < current.version);
  return {
    reviews: new Map(
      await Promise.all(
        calls.map(
          async (id) =>
            [id, withoutId(await library.request('work:of', { callId: asCallId(id) }))] as const,
        ),
      ),
    ),
    tags: await library.request('tags:list', undefined),
    rubrics: [...kept, current],
  };
}

/** How an edit of the workspace changes the reviews that the renderer holds. */
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

describe('The reducer shared by the renderer and the library', () => {
  it('predicts stored and refused edits in long sequences with undo and redo', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(steps, fc.constantFrom(900, 6000)), { minLength: 20, maxLength: 120 }),
        async (sequence) => {
          using library = await openTestLibrary({ reviewer: unnamed });
          await library.request('calls:store', { records });
          const page = new PageModel(await readStored(library, []));
          let atMs = 1_000_000;
          const edit = { kind: 'rubric.save', rubric: everyKind } as const;
          await compareEdit(library, page, { edit, reviewer: unnamed, requestId: 'rubric', atMs });
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
  input: { edit: Edit; reviewer: Reviewer; requestId: string; atMs: number },
): Promise<Compared> {
  const { edit, reviewer, requestId, atMs } = input;
  await library.request('reviewer:set', { reviewer });
  const response = await library.requestResult('edit:apply', { edit, requestId, atMs });
  const stored = response.ok ? ok(withoutId(response.value.reviewData)) : response;
  if (!('callId' in edit)) {
    if (response.ok) {
      const after = await readStored(library, page.state.rubrics);
      page.record(response.value.historyId, afterWorkspaceEdit(page.state, edit, after));
    }
    return { predicted: undefined, stored: undefined };
  }
  const predicted = page.predict(edit, atMs, reviewer);
  const isLook = edit.kind === 'call.unmask' || edit.kind === 'reviews.reveal';
  if (response.ok && predicted.ok && !isLook) {
    const reviews = new Map(page.state.reviews).set(edit.callId, predicted.value);
    page.record(response.value.historyId, { ...page.state, reviews });
  }
  return { predicted, stored };
}
