import { hash } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ann, ben } from '../../../../fakes/fake-reviewers.ts';
import {
  choice,
  edit,
  everything,
  importFile,
  invited,
  judge,
  listed,
  previewOf,
  problemsOf,
  revealed,
  sessionId,
  sessionText,
  twoComputers,
  type Prepare,
} from './two-computers.ts';

/** Each is a session file that Ben’s computer refuses. */
const sessions: readonly (readonly [string, string, RegExp, Prepare])[] = [
  [
    'of calls that the workspace does not have',
    'session.callIds',
    /none of the calls.*“Acme”/u,
    ({ text }) => text.replaceAll(/"call_(\d)"/gu, '"other_$1"'),
  ],
  [
    'with another text of the same rubric version',
    'session.rubric',
    /Version 1 of the rubric/u,
    ({ text }) => text.replace(/"guidance": "[^"]+"/u, '"guidance": "Otherwise"'),
  ],
  [
    'that was created there',
    'session.id',
    /was created on this computer/u,
    async ({ text, computers: { bens, session } }) => {
      await edit(bens, { kind: 'calibration.save', session });
      return text;
    },
  ],
  [
    'that has another lead there',
    'session.lead',
    /another lead/u,
    async ({ text, computers: { bens, fileOf } }) => {
      await importFile(bens, fileOf(text), invited.id);
      return text.replace(/("lead": \{\s+"id": ")[^"]+/u, `$1${ann.id}`);
    },
  ],
  [
    'that is older than the one there',
    'exportedAt',
    /newer file/u,
    async ({ text, computers: { bens, fileOf } }) => {
      await importFile(bens, fileOf(text.replaceAll('1970', '1990')), invited.id);
      return text.replace('"November"', '"October"');
    },
  ],
  [
    'whose calls changed after a review was begun there',
    'session',
    /have begun/u,
    async ({ text, computers: { bens, fileOf } }) => {
      await importFile(bens, fileOf(text), invited.id);
      await judge(bens, 'call_1', { answer: choice('yes') });
      return text.replaceAll('1970', '1990').replace(/\s*"call_1",/u, '');
    },
  ],
];

describe('A session file', () => {
  it.each(sessions)('%s is refused, and nothing changes', async (_, place, message, prepare) => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    const text = await prepare({ text: await sessionText(leads), computers });
    const file = fileOf(text);
    const before = await everything(bens);
    expect(await problemsOf(bens, file)).toEqual([
      { place, message: expect.stringMatching(message) as string },
    ]);
    const reply = await bens.requestResult('calibration-file:import', {
      path: file,
      contentHash: hash('sha256', text, 'hex'),
      reviewerId: ben.id,
      participantId: invited.id,
      requestId: 'forced',
    });
    expect(reply.ok).toBe(false);
    expect(await everything(bens)).toBe(before);
  });

  it('is exported by the lead only, and only until the reveal', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    await importFile(bens, fileOf(await sessionText(leads)), invited.id);
    const refusal = { error: { kind: 'edit-refused' } };
    const exported = (library: typeof leads) =>
      library.requestResult('calibration-file:session', { sessionId });
    expect(await exported(bens)).toMatchObject(refusal);
    await revealed(leads);
    expect(await exported(leads)).toMatchObject(refusal);
  });
});

describe('A calibration file of any kind', () => {
  it('is refused by its size before it is read', async () => {
    using computers = await twoComputers();
    const file = computers.fileOf('');
    truncateSync(file, 1024 ** 3);
    const startedMs = performance.now();
    expect(await problemsOf(computers.bens, file)).toEqual([
      { place: '', message: 'The file is larger than 16 MB.' },
    ]);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('is not imported if it changed after the preview, or another reviewer took over', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    const text = await sessionText(leads);
    const file = fileOf(text);
    const { contentHash, reviewerId } = await previewOf(bens, file);
    const request = {
      path: file,
      contentHash,
      reviewerId,
      participantId: invited.id,
      requestId: 'late',
    };
    await bens.request('reviewer:set', { reviewer: ann });
    expect(await bens.requestResult('calibration-file:import', request)).toMatchObject({
      error: { reason: expect.stringContaining('Another reviewer') as string },
    });
    await bens.request('reviewer:set', { reviewer: ben });
    writeFileSync(file, `${text} `);
    expect(await bens.requestResult('calibration-file:import', request)).toMatchObject({
      error: { reason: expect.stringContaining('has changed since') as string },
    });
    expect(await listed(bens)).toBeUndefined();
  });
});
