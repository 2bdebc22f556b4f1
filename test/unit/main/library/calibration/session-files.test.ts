import { describe, expect, it } from 'vitest';
import { ann, annReviewer as lead, ben, unnamed } from '../../../../fakes/fake-reviewers.ts';
import { asCallId, openTestLibrary } from '../test-library.ts';
import {
  callIds,
  choice,
  edit,
  everything,
  handOver,
  importFile,
  invited,
  isValidFile,
  judge,
  listed,
  previewOf,
  sessionText,
  twoComputers,
} from './two-computers.ts';

describe('A session on a participant’s computer', () => {
  it('is previewed, then lists the calls for the participant, blind', async () => {
    using computers = await twoComputers({ deadlineMs: 1_800_000_000_000 });
    const { leads, bens, fileOf } = computers;
    await judge(leads, 'call_1', { answer: choice('no') });
    const text = await sessionText(leads);
    expect(text).not.toContain('optionId');
    expect(isValidFile(text)).toBe(true);
    const file = fileOf(text);
    expect(await previewOf(bens, file)).toMatchObject({
      kind: 'session',
      sessionName: 'November',
      change: 'new',
      workspaceName: 'Acme',
      lead,
      calls: 2,
      missingCalls: 0,
      deadlineMs: 1_800_000_000_000,
      rubric: { isNew: false },
      participants: [lead, invited],
      candidates: [lead, invited],
      namesakeId: invited.id,
    });
    expect(await importFile(bens, file, invited.id)).toMatchObject({
      ok: true,
      value: { label: 'Calibration session “November” imported' },
    });
    expect(await listed(bens)).toMatchObject({
      state: 'open',
      isLead: false,
      isImported: true,
      ownSubmitted: 0,
      next: { callId: 'call_1' },
      session: { participants: [lead, { ...ben, invitedAs: invited.id }], callIds },
    });
  });

  it('knows a participant by their id, and needs a choice otherwise', async () => {
    using computers = await twoComputers({ participants: [lead, ben] });
    const { leads, bens, fileOf } = computers;
    const file = fileOf(await sessionText(leads));
    expect(await previewOf(bens, file)).toMatchObject({ ownId: ben.id, candidates: [] });
    await bens.request('reviewer:set', { reviewer: ann });
    const preview = await previewOf(bens, file);
    expect(preview).toMatchObject({ candidates: [lead, ben] });
    expect(preview).not.toHaveProperty('ownId');
    expect(preview).not.toHaveProperty('namesakeId');
    for (const id of [undefined, ann.id]) {
      expect(await importFile(bens, file, id)).toMatchObject({
        error: { reason: 'Choose which participant you are.' },
      });
    }
    expect(await listed(bens)).toBeUndefined();
  });

  it('is imported for each reviewer of a computer, who can’t be the same participant', async () => {
    using computers = await twoComputers({ participants: [lead, invited, { ...ann, name: 'A' }] });
    const { leads, bens, fileOf } = computers;
    const file = fileOf(await sessionText(leads));
    await importFile(bens, file, invited.id);
    await bens.request('reviewer:set', { reviewer: unnamed });
    expect(await previewOf(bens, file)).toMatchObject({
      candidates: [lead, { ...ann, name: 'A' }],
    });
    expect((await importFile(bens, file, ann.id)).ok).toBe(true);
    const { session } = (await listed(bens)) ?? {};
    // A reviewer without a name keeps the one that the lead knows them by.
    expect(session?.participants).toEqual([
      lead,
      { ...ben, invitedAs: invited.id },
      { id: unnamed.id, name: 'A', invitedAs: ann.id },
    ]);
  });

  it('changes nothing when it is imported again, and follows what the lead changed', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf, session } = computers;
    await handOver(computers);
    await judge(bens, 'call_1', { answer: choice('yes') });
    const before = await everything(bens);
    const again = fileOf(await sessionText(leads, 5000));
    expect(await previewOf(bens, again)).toMatchObject({ change: 'same', ownId: invited.id });
    expect((await importFile(bens, again)).ok).toBe(false);
    expect(await everything(bens)).toBe(before);
    await edit(leads, {
      kind: 'calibration.save',
      session: { ...session, name: 'December', participants: [...session.participants, ann] },
    });
    const changed = fileOf(await sessionText(leads, 9000));
    expect(await previewOf(bens, changed)).toMatchObject({ change: 'changed' });
    expect((await importFile(bens, changed)).ok).toBe(true);
    expect((await listed(bens))?.session).toMatchObject({
      name: 'December',
      participants: [lead, { ...ben, invitedAs: invited.id }, ann],
    });
    expect((await listed(bens))?.ownSubmitted).toBe(1);
  });

  it('brings a rubric version that is missing there, as retired', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    const text = (await sessionText(leads)).replaceAll('"version": 1,', '"version": 7,');
    const file = fileOf(text);
    expect(await previewOf(bens, file)).toMatchObject({ rubric: { version: 7, isNew: true } });
    await importFile(bens, file, invited.id);
    const rubrics = await bens.request('rubric:list', undefined);
    expect(rubrics.find(({ rubric }) => rubric.version === 7)?.status).toBe('retired');
    await judge(bens, 'call_1', { answer: choice('yes') });
    expect(await bens.request('work:of', { callId: asCallId('call_1') })).toMatchObject({
      review: { rubricVersion: 7, status: 'submitted' },
    });
  });

  it('gets another name where that one is taken', async () => {
    using computers = await twoComputers();
    const { bens, session } = computers;
    await edit(bens, {
      kind: 'calibration.save',
      session: { ...session, id: invited.id, participants: [ben, lead], name: 'NOVEMBER' },
    });
    await handOver(computers);
    const sessions = await bens.request('calibration:list', undefined);
    expect(sessions.map((one) => one.session.name)).toContain('November (2)');
  });

  it('waits for calls that are not synced yet', async () => {
    using computers = await twoComputers({ callIds: ['call_9', 'call_2'] });
    const { leads, bens, fileOf } = computers;
    const file = fileOf(await sessionText(leads));
    expect(await previewOf(bens, file)).toMatchObject({ calls: 2, missingCalls: 1 });
    await importFile(bens, file, invited.id);
    expect(await listed(bens)).toMatchObject({ missingCalls: 1, next: { callId: 'call_2' } });
    await judge(bens, 'call_2', { answer: choice('yes') });
    expect(await listed(bens)).not.toHaveProperty('next');
  });

  it('is one step of undo with its rubric, also after a restart', async () => {
    using computers = await twoComputers();
    const { leads, bens, fileOf } = computers;
    const before = await everything(bens);
    const text = (await sessionText(leads)).replaceAll('"version": 1,', '"version": 7,');
    await importFile(bens, fileOf(text), invited.id);
    const { folder } = bens;
    bens[Symbol.dispose]();
    using again = await openTestLibrary({ folder, reviewer: ben });
    expect(await listed(again)).toBeDefined();
    await again.request('edit:undo', undefined);
    expect(await everything(again)).toBe(before);
    await again.request('edit:redo', undefined);
    expect(await listed(again)).toBeDefined();
  });
});
