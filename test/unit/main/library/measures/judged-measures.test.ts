import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../../src-shared/review.ts';
import { refundDue, rubricOf, says, turn } from './measured-rubric.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  openTestLibrary,
  temporaryFolder,
  testStartMs,
  type TestLibrary,
} from '../test-library.ts';

const id = asCallId('call_1');
const submit: Edit = { kind: 'review.submit', callId: id };
const answer: Edit = {
  kind: 'answer.set',
  callId: id,
  criterionId: 'refund',
  answer: { value: { kind: 'choice', optionId: 'yes' } },
};

let edits = 0;
async function apply(library: TestLibrary, ...made: readonly Edit[]): Promise<void> {
  for (const edit of made) {
    edits += 1;
    await library.request('edit:apply', { requestId: `edit-${edits}`, edit });
  }
}

/** Retell's analysis of the call, which it may do again. */
const analyse = (library: TestLibrary, refund: boolean) =>
  library.request('calls:store', {
    records: [
      fetchedRecord(
        createCall(id, {
          startMs: testStartMs,
          entries: [turn('agent', 'Hello there.')],
          customAnalysis: { refund },
        }),
      ),
    ],
  });

async function begin(library: TestLibrary): Promise<void> {
  const rubric = rubricOf(1, { hello: says('hello'), refund: refundDue });
  await apply(
    library,
    { kind: 'rubric.save-draft', rubric },
    { kind: 'rubric.publish', id: rubric.id, version: rubric.version },
  );
  await analyse(library, true);
  await apply(library, answer);
}

const judgedOf = async (library: TestLibrary) =>
  (await library.request('work:of', { callId: id })).review.judgedMeasures;

const changedOf = async (library: TestLibrary, scrubbed = true) =>
  (await library.request('calls:measures', { id, scrubbed })).changed;

const refundMet = { criterionId: 'refund', outcome: 'met' };
const atSubmit = [{ criterionId: 'hello', outcome: 'met' }, refundMet];

describe('A submitted review', () => {
  it('keeps what the measures said at submit, and nothing has changed until they say something else', async () => {
    using library = await openTestLibrary();
    await begin(library);
    expect(await judgedOf(library)).toBeUndefined();
    await apply(library, submit);
    expect(await judgedOf(library)).toMatchObject(atSubmit);
    expect(await changedOf(library)).toBeUndefined();
    expect(await changedOf(library, false)).toBeUndefined();
  });

  it('tells which measures have changed when the call was analysed again', async () => {
    using library = await openTestLibrary();
    await begin(library);
    await apply(library, submit);
    await analyse(library, false);
    expect(await changedOf(library)).toMatchObject([refundMet]);
    expect(await judgedOf(library)).toMatchObject(atSubmit);
    await analyse(library, true);
    expect(await changedOf(library)).toBeUndefined();
  });

  it('is judged on the measures of the last submit, and undo brings those of the one before', async () => {
    using library = await openTestLibrary();
    await begin(library);
    await apply(library, submit);
    await analyse(library, false);
    await apply(library, { kind: 'review.reopen', callId: id }, submit);
    expect(await changedOf(library)).toBeUndefined();
    expect(await judgedOf(library)).toMatchObject([{}, { outcome: 'not-met' }]);
    await library.request('edit:undo', undefined);
    expect(await judgedOf(library)).toMatchObject(atSubmit);
    await library.request('edit:undo', undefined);
    await library.request('edit:undo', undefined);
    expect(await judgedOf(library)).toBeUndefined();
    await library.request('edit:redo', undefined);
    // Redo brings back what was judged then, though the call says something else now.
    expect(await judgedOf(library)).toMatchObject(atSubmit);
    expect(await changedOf(library)).toMatchObject([refundMet]);
  });

  it('keeps them over a restart', async () => {
    using temporary = temporaryFolder();
    const { folder } = temporary;
    {
      using library = await openTestLibrary({ folder });
      await begin(library);
      await apply(library, submit);
    }
    using library = await openTestLibrary({ folder });
    expect(await judgedOf(library)).toMatchObject(atSubmit);
    await analyse(library, false);
    expect(await changedOf(library)).toMatchObject([refundMet]);
  });
});
