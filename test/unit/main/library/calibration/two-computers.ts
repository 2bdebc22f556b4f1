import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  writeResultsFile,
  writeSessionFile,
} from '../../../../../src-main/exports/formats/write-calibration.ts';
import type { CalibrationPreview } from '../../../../../src-shared/calibration-file/calibration-import.ts';
import type { CalibrationSession } from '../../../../../src-shared/calibration/session.ts';
import type { Answer, Edit } from '../../../../../src-shared/review.ts';
import type { Reviewer } from '../../../../../src-shared/reviewer.ts';
import { annReviewer as lead, ben } from '../../../../fakes/fake-reviewers.ts';
import {
  asCallId,
  createCall,
  fetchedRecord,
  openTestLibrary,
  temporaryFolder,
  type TestLibrary,
} from '../test-library.ts';

export const sessionId = '22222222-2222-4222-8222-222222222222';
/** Ben as the lead invited him, who does not know the id that he has on his own computer. */
export const invited: Reviewer = { id: '44444444-4444-4444-8444-444444444444', name: 'Ben' };
export const callIds = ['call_1', 'call_2'];

const workspace = { id: 'w', name: 'Acme' };
let count = 0;
const nextId = (): string => {
  count += 1;
  return `request ${count}`;
};

const newComputer = async (folder: string, reviewer: Reviewer, calls = callIds) => {
  const library = await openTestLibrary({ folder, reviewer });
  const records = calls.map((id) => fetchedRecord(createCall(id)));
  await library.request('calls:store', { records });
  return library;
};

/** Makes an edit that has to succeed. */
export const edit = (library: TestLibrary, made: Edit) =>
  library.request('edit:apply', { requestId: nextId(), edit: made });

/** The lead's computer with an open session, and Ben's with the same calls. */
export async function twoComputers(details: Partial<CalibrationSession> = {}) {
  const own = temporaryFolder();
  const leads = await newComputer(path.join(own.folder, 'lead'), lead);
  const bens = await newComputer(path.join(own.folder, 'ben'), ben);
  const { id, version } = await leads.request('rubric:current', undefined);
  const session: CalibrationSession = {
    id: sessionId,
    name: 'November',
    rubricId: id,
    rubricVersion: version,
    callIds,
    participants: [lead, invited],
    ...details,
  };
  await edit(leads, { kind: 'calibration.save', session });
  const fileOf = (text: string): string => {
    const file = path.join(own.folder, `${nextId()}.json`);
    mkdirSync(own.folder, { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  return {
    leads,
    bens,
    session,
    folder: own.folder,
    fileOf,
    [Symbol.dispose]() {
      leads[Symbol.dispose]();
      bens[Symbol.dispose]();
      own[Symbol.dispose]();
    },
  };
}

export type TwoComputers = Awaited<ReturnType<typeof twoComputers>>;

/** Changes the text of a file, or what is on the computers, before the file is imported. */
export type Prepare = (change: {
  readonly text: string;
  readonly computers: TwoComputers;
}) => string | Promise<string>;

export async function sessionText(library: TestLibrary, exportedMs = 1000): Promise<string> {
  const exported = await library.request('calibration-file:session', { sessionId });
  return writeSessionFile(exported, { workspace, exportedMs });
}

/** Ben imports the session that the lead exported. */
export const handOver = async ({ leads, bens, fileOf }: TwoComputers) =>
  importFile(bens, fileOf(await sessionText(leads)), invited.id);

const schema = path.join(
  import.meta.dirname,
  '../../../../../docs/schemas/earmark-calibration-1.schema.json',
);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')) as object,
);

/** Whether an independent validator accepts the file by the published schema. */
export const isValidFile = (text: string): boolean => validate(JSON.parse(text));

export async function resultsText(library: TestLibrary, redacted = false): Promise<string> {
  const exported = await library.request('calibration-file:results', { sessionId, redacted });
  return writeResultsFile(exported, { workspace, exportedMs: 2000, redacted });
}

export async function previewOf(library: TestLibrary, file: string): Promise<CalibrationPreview> {
  const checked = await library.request('calibration-file:check', { path: file });
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.preview;
}

/** The problems of a file that is refused. */
export async function problemsOf(library: TestLibrary, file: string) {
  const checked = await library.request('calibration-file:check', { path: file });
  if ('preview' in checked) throw new Error('The file was accepted');
  return checked.problems;
}

export async function importFile(library: TestLibrary, file: string, participantId?: string) {
  const { contentHash, reviewerId } = await previewOf(library, file);
  return library.requestResult('calibration-file:import', {
    path: file,
    contentHash,
    reviewerId,
    participantId,
    requestId: nextId(),
  });
}

const reviewId = (call: string, digit: string): string =>
  `${digit.repeat(8)}-3333-4333-8333-${call.replaceAll(/\D/gu, '').padStart(12, '0')}`;

/** Answers the greeting of a call in a calibration review, and submits it. */
export async function judge(
  library: TestLibrary,
  call: string,
  { answer, comment, digit = '5' }: { answer: Answer; comment?: string; digit?: string },
): Promise<void> {
  const callId = asCallId(call);
  await edit(library, {
    kind: 'review.start',
    callId,
    reviewId: reviewId(call, digit),
    purpose: 'calibration',
    sessionId,
  });
  await edit(library, {
    kind: 'answer.set',
    callId,
    criterionId: 'greeting-disclosure',
    answer,
  });
  if (comment !== undefined) await edit(library, { kind: 'review.comment', callId, comment });
  await edit(library, { kind: 'review.submit', callId });
}

export const choice = (optionId: string): Answer => ({ value: { kind: 'choice', optionId } });

export const listed = async (library: TestLibrary) =>
  (await library.request('calibration:list', undefined))[0];

/** What the lead sees once the session is revealed. */
export async function revealed(library: TestLibrary) {
  await edit(library, { kind: 'calibration.reveal', sessionId });
  return library.request('calibration:results', { sessionId });
}

/** All that a library holds of sessions and reviews, to see that nothing changed. */
export const everything = async (library: TestLibrary): Promise<string> =>
  JSON.stringify([
    await library.request('calibration:list', undefined),
    await library.request('rubric:list', undefined),
    (await library.request('edit:history', { limit: 100 })).filter(({ undone }) => !undone),
  ]);
