import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { annReviewer } from '../../../../fakes/fake-reviewers.ts';
import type { Call, Entry } from '../../../../../src-shared/call.ts';
import {
  measuredCriteria,
  type CallMeasures,
} from '../../../../../src-shared/rubrics/measured-criteria.ts';
import { measureOutcomes, type MeasureOutcome } from '../../../../../src-shared/measure-outcome.ts';
import type { Measure } from '../../../../../src-shared/measures/measure.ts';
import type { Edit } from '../../../../../src-shared/review.ts';
import type { Rubric } from '../../../../../src-shared/rubrics/rubric.ts';
import { refundDue, repeats, rubricOf, says, turn } from './measured-rubric.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  listedRecord,
  openTestLibrary,
  queueIds,
  testStartMs,
  type TestLibrary,
} from '../test-library.ts';

async function publish(library: TestLibrary, rubric: Rubric): Promise<void> {
  const key = { id: rubric.id, version: rubric.version };
  await edit(library, { kind: 'rubric.save-draft', rubric });
  await edit(library, { kind: 'rubric.publish', ...key });
}

let edits = 0;
async function edit(library: TestLibrary, made: Edit): Promise<void> {
  edits += 1;
  await library.request('edit:apply', { requestId: `edit-${edits}`, edit: made });
}

type Outcomes = Readonly<Record<string, MeasureOutcome>>;

const outcomesOf = ({ results }: CallMeasures): Outcomes =>
  Object.fromEntries(results.map(({ criterionId, result }) => [criterionId, result.outcome]));

/** What the queue's filter says of each call by the criteria of the current rubric. */
async function storedOutcomes(library: TestLibrary) {
  const found: Record<string, Record<string, MeasureOutcome>> = {};
  const measured = measuredCriteria(await library.request('rubric:current', undefined));
  for (const { id: criterionId } of measured) {
    for (const outcome of measureOutcomes) {
      const filter = { ...everyCall, measures: [{ criterionId, outcomes: [outcome] }] };
      for (const id of await queueIds(library.request, filter)) {
        (found[id] ??= {})[criterionId] = outcome;
      }
    }
  }
  return found;
}

async function expectedOutcomes(library: TestLibrary) {
  const expected: Record<string, Outcomes> = {};
  for (const id of await queueIds(library.request, everyCall)) {
    const measures = await library.request('calls:measures', { id: asCallId(id), scrubbed: true });
    const outcomes = outcomesOf(measures);
    if (Object.keys(outcomes).length > 0) expected[id] = outcomes;
  }
  return expected;
}

const criteria = ['hello', 'refund', 'repeated'];

/** Waits until the stored results are those of a fresh evaluation. */
const settle = (library: TestLibrary) =>
  vi.waitFor(
    async () => {
      expect(await storedOutcomes(library)).toEqual(await expectedOutcomes(library));
    },
    { timeout: 8000, interval: 50 },
  );

const text = fc.constantFrom('Hello there.', 'Good morning.', 'I want my money back now.', 'Bye.');
const storedCall = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  entries: fc.option(
    fc.array(
      fc.tuple(fc.constantFrom('agent', 'user'), text).map(([who, words]) => turn(who, words)),
      { maxLength: 4 },
    ),
    { nil: undefined },
  ),
  refund: fc.option(fc.boolean(), { nil: undefined }),
});

type Step =
  | { readonly kind: 'store'; readonly call: Parameters<typeof callOf>[0] }
  | { readonly kind: 'publish'; readonly measures: readonly Measure[] }
  | { readonly kind: 'undo' | 'redo' | 'restart' | 'settle' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: storedCall.map((call) => ({ kind: 'store' as const, call })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(says('hello'), says('good morning', 'bye')),
        fc.constant(refundDue),
        fc.constant(repeats),
      )
      .map((measures) => ({ kind: 'publish' as const, measures })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('undo' as const, 'redo' as const, 'restart' as const, 'settle' as const)
      .map((kind) => ({ kind })),
  },
);

function callOf({
  id,
  entries,
  refund,
}: {
  readonly id: string;
  readonly entries: readonly Entry[] | undefined;
  readonly refund: boolean | undefined;
}): Call {
  return createCall(id, {
    startMs: testStartMs + id.charCodeAt(0),
    ...(entries === undefined ? {} : { entries }),
    ...(refund === undefined ? {} : { customAnalysis: { refund } }),
  });
}

async function takeStep(library: TestLibrary, one: Step, version: number): Promise<void> {
  if (one.kind === 'store') {
    const call = callOf(one.call);
    const record = one.call.entries === undefined ? listedRecord(call) : fetchedRecord(call);
    await library.request('calls:store', { records: [record] });
  } else if (one.kind === 'publish') {
    const measures = Object.fromEntries(
      one.measures.map((measure, index) => [criteria[index] ?? '', measure]),
    );
    await publish(library, rubricOf(version, measures));
  } else if (one.kind === 'undo') await library.requestResult('edit:undo', undefined);
  else if (one.kind === 'redo') await library.requestResult('edit:redo', undefined);
  else if (one.kind === 'restart') {
    await library.request('open', { folder: library.folder, reviewer: annReviewer });
  } else await settle(library);
}

describe('Measuring in the background', () => {
  it('gives the results of a fresh evaluation after any calls, rubrics, undo and restart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        using library = await openTestLibrary();
        // The rubric of new workspaces has measures of its own.
        await publish(library, rubricOf(1, { hello: says('hello') }));
        let version = 1;
        for (const one of steps) {
          version += 1;
          await takeStep(library, one, version);
        }
        await settle(library);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('measures nothing where no published rubric has a measure', async () => {
    using library = await openTestLibrary();
    await publish(library, rubricOf(1, { hello: says('hello') }));
    await edit(library, { kind: 'rubric.retire', id: 'voice-agent-call', version: 1 });
    const plain = rubricOf(2, {});
    const [section] = plain.sections;
    const criterion = {
      kind: 'text' as const,
      id: 'note',
      name: 'Note',
      weight: 0,
      allowNotApplicable: false,
    };
    await publish(library, {
      ...plain,
      sections: [{ ...section, id: 'section', name: 'Section', criteria: [criterion] }],
    });
    await library.request('calls:store', {
      records: [fetchedRecord(callOf({ id: 'a', entries: [], refund: true }))],
    });
    await settle(library);
    expect(await storedOutcomes(library)).toEqual({});
  });
});
