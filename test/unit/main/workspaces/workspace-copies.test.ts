import { expect, test } from 'vitest';
import type { ReviewCounts } from '../../../../src-shared/backup.ts';
import { requests } from '../../../../src-shared/ipc/contract.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { LibraryChannel } from '../../../../src-main/library/port.ts';
import type { WorkspaceSession } from '../../../../src-main/workspaces/session.ts';
import {
  createWorkspaceCopies,
  type ReplaceQuestion,
} from '../../../../src-main/workspaces/workspace-copies.ts';

const now: ReviewCounts = { reviews: 4, submitted: 2, appliedTags: 3, edits: 20 };
const before: ReviewCounts = { reviews: 3, submitted: 1, appliedTags: 1, edits: 12 };
const name = 'reviews-v5-20261129T180200000Z.db';

function copiesWith(answer: { confirm: boolean; file?: string }) {
  const steps: string[] = [];
  const questions: ReplaceQuestion[] = [];
  const responses: Partial<Record<LibraryChannel, unknown>> = {
    'backups:list': { current: now, backups: [{ name, madeMs: 5, counts: before }] },
    'workspace-file:check': { manifest: { workspaceName: 'Other', exportedMs: 7 }, counts: before },
    'workspace-file:write': now,
  };
  const copies = createWorkspaceCopies({
    library: {
      request(channel) {
        steps.push(channel);
        return Promise.resolve(ok((responses[channel] ?? true) as never));
      },
    },
    current: () => ok({ workspace: { name: 'Acme: 1/2' }, folder: '/data/w' } as WorkspaceSession),
    async whileClosed(task) {
      steps.push('close');
      const done = await task();
      steps.push('open');
      return done;
    },
    confirmReplace(question) {
      questions.push(question);
      return Promise.resolve(answer.confirm);
    },
    askWhereToSave: (suggestion) => {
      steps.push(suggestion);
      return Promise.resolve(answer.file);
    },
    askForWorkspaceFile: () => Promise.resolve(answer.file),
    exportFolder: () => '/exports',
    reloadPages: () => steps.push('reload'),
  });
  return { copies, steps, questions };
}

test('a backup is restored only after main has shown what would change', async () => {
  const { copies, steps, questions } = copiesWith({ confirm: true });
  expect(await copies.restore(name)).toEqual(ok(true));
  expect(questions).toEqual([
    { workspaceName: 'Acme: 1/2', source: { kind: 'backup', madeMs: 5 }, now, after: before },
  ]);
  expect(steps).toEqual(['backups:list', 'close', 'backups:restore', 'open', 'reload']);
});

test('nothing is closed or replaced without a yes, or for a backup that does not exist', async () => {
  const { copies, steps } = copiesWith({ confirm: false, file: '/a.earmark-workspace' });
  expect(await copies.restore(name)).toEqual(err({ kind: 'cancelled' }));
  expect(await copies.importFile()).toEqual(err({ kind: 'cancelled' }));
  expect(steps).toEqual(['backups:list', 'workspace-file:check', 'backups:list']);
  const unknown = await copies.restore('reviews-v5-20200101T000000000Z.db');
  expect(unknown).toMatchObject({ ok: false, error: { kind: 'gone' } });
});

test('a workspace file is checked and previewed before it replaces anything', async () => {
  const { copies, steps, questions } = copiesWith({ confirm: true, file: '/a.earmark-workspace' });
  expect(await copies.importFile()).toEqual(ok(true));
  expect(questions[0]).toMatchObject({
    source: { kind: 'file', workspaceName: 'Other' },
    after: before,
  });
  expect(steps).toEqual([
    'workspace-file:check',
    'backups:list',
    'close',
    'workspace-file:import',
    'open',
    'reload',
  ]);
});

test('an export suggests a name that every system accepts, and cancelling writes nothing', async () => {
  const cancelled = copiesWith({ confirm: true });
  expect(await cancelled.copies.exportFile()).toEqual(err({ kind: 'cancelled' }));
  expect(cancelled.steps).toEqual(['/exports/Acme 1 2.earmark-workspace']);
  const { copies } = copiesWith({ confirm: true, file: '/x/b.earmark-workspace' });
  expect(await copies.exportFile()).toEqual(ok({ path: '/x/b.earmark-workspace' }));
});

test.each(['../reviews.db', '', 'reviews.db', `${name}/..`, ` ${name}`])(
  'the page can name no file but a backup: “%s”',
  (given) => {
    expect(requests['backups:restore'].input.safeParse({ name: given }).success).toBe(false);
    expect(requests['backups:restore'].input.safeParse({ name }).success).toBe(true);
  },
);
