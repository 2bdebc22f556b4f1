import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import { openDatabases } from '../../../../../src-main/library/process/databases.ts';
import { listBackups } from '../../../../../src-main/library/reviews/database/backups.ts';
import { backUpNow, editReviews, libraryWithEdits } from '../edited-library.ts';
import { createCall, fetchedRecord, openTestLibrary, temporaryFolder } from '../test-library.ts';
import { ann, annReviewer } from '../../../../fakes/fake-reviewers.ts';

const startMs = Date.UTC(2026, 0, 1);

describe('Restoring a backup', () => {
  it('shows what would change, replaces the reviews, and keeps the replaced ones', async () => {
    using library = await libraryWithEdits(3);
    const { folder, request } = library;
    await request('close', undefined);
    backUpNow(folder, startMs);
    await request('open', { folder, reviewer: annReviewer });
    await editReviews(library, 4, 9);
    const { current, backups } = await request('backups:list', { folder });
    expect(current).toMatchObject({ reviews: 1, submitted: 0, appliedTags: 0, edits: 9 });
    expect(backups).toMatchObject([{ madeMs: startMs, counts: { edits: 3, reviews: 1 } }]);

    await request('backups:restore', { folder, name: backups[0]?.name ?? '' });
    await request('open', { folder, reviewer: annReviewer });
    expect(await request('edit:history', { limit: 20 })).toHaveLength(3);
    const after = await request('backups:list', { folder });
    expect(after.backups.map(({ counts }) => counts?.edits)).toEqual([9, 3]);
    expect(readdirSync(path.join(folder, 'replaced')).length).toBeGreaterThan(0);

    // The restore is undone by restoring the backup of what it replaced.
    await request('backups:restore', { folder, name: after.backups[0]?.name ?? '' });
    await request('open', { folder, reviewer: annReviewer });
    expect(await request('edit:history', { limit: 20 })).toHaveLength(9);
  });

  it('never uses a name as a path, and changes nothing for a backup that is damaged', async () => {
    using library = await libraryWithEdits(3);
    const { folder, requestResult } = library;
    await library.request('close', undefined);
    const made = backUpNow(folder, startMs) ?? '';
    for (const name of ['../reviews.db', '', 'reviews.db', `../backups/${path.basename(made)}`]) {
      expect(await requestResult('backups:restore', { folder, name })).toMatchObject({
        error: { kind: 'gone' },
      });
    }
    const file = path.join(folder, 'reviews.db');
    const before = readFileSync(file);
    for (const damage of [
      () => truncateSync(made, 10_000),
      () => writeFileSync(made, 'no database'),
      () => truncateSync(made, 0),
    ]) {
      damage();
      const restored = await requestResult('backups:restore', {
        folder,
        name: path.basename(made),
      });
      expect(restored).toMatchObject({ ok: false, error: { kind: 'library-unreadable' } });
      expect(readFileSync(file)).toEqual(before);
    }
    const { backups } = await library.request('backups:list', { folder });
    expect(backups[0]?.counts).toBeUndefined();
  });

  it('works without reviews and in place of unreadable ones, whose files are kept', async () => {
    using library = await libraryWithEdits(4);
    const { folder } = library;
    await library.request('close', undefined);
    const made = path.basename(backUpNow(folder, startMs) ?? '');
    const file = path.join(folder, 'reviews.db');
    writeFileSync(file, 'garbage '.repeat(2000));
    await library.request('backups:restore', { folder, name: made });
    await library.request('open', { folder, reviewer: annReviewer });
    expect(await library.request('edit:history', { limit: 20 })).toHaveLength(4);
    await library.request('close', undefined);
    const [kept = ''] = readdirSync(path.join(folder, 'replaced'));
    expect(readFileSync(path.join(folder, 'replaced', kept, 'reviews.db'), 'utf8')).toMatch(
      /^garbage/u,
    );
    rmSync(file);
    await library.request('backups:restore', { folder, name: made });
    await library.request('open', { folder, reviewer: annReviewer });
    expect(await library.request('edit:history', { limit: 20 })).toHaveLength(4);
  });

  it('leaves old, new or no reviews at any point of a crash, and none is reported', async () => {
    using library = await libraryWithEdits(2);
    const { folder } = library;
    await library.request('close', undefined);
    backUpNow(folder, startMs);
    // As a kill between the two renames leaves it.
    using copy = temporaryFolder();
    cpSync(folder, copy.folder, { recursive: true });
    rmSync(path.join(copy.folder, 'reviews.db'));
    writeFileSync(path.join(copy.folder, 'reviews.db.part-wal'), 'left behind');
    const opened = openDatabases({ folder: copy.folder, reviewer: ann, now: Date.now });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'reviews-missing' } });
    const [backup] = listBackups(copy.folder);
    await library.request('backups:restore', { folder: copy.folder, name: backup?.name ?? '' });
    await library.request('open', { folder: copy.folder, reviewer: annReviewer });
    expect(await library.request('edit:history', { limit: 20 })).toHaveLength(2);
    await library.request('close', undefined);
  });
});

describe('A workspace file', () => {
  it('carries everything people made to another workspace', async () => {
    using from = await libraryWithEdits(5);
    using place = temporaryFolder();
    const file = path.join(place.folder, 'Acme.earmark-workspace');
    const written = await from.request('workspace-file:write', { file, workspaceName: 'Acme' });
    expect(written).toMatchObject({ edits: 5, reviews: 1 });
    expect(readdirSync(place.folder)).toEqual(['Acme.earmark-workspace']);

    using to = await openTestLibrary();
    await to.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
    await editReviews(to, 1, 1);
    const checked = await to.request('workspace-file:check', { file });
    expect(checked).toMatchObject({ manifest: { workspaceName: 'Acme' }, counts: { edits: 5 } });
    await to.request('workspace-file:import', { folder: to.folder, file });
    await to.request('open', { folder: to.folder, reviewer: annReviewer });
    expect(await to.request('edit:history', { limit: 20 })).toHaveLength(5);
    expect(
      (await to.request('backups:list', { folder: to.folder })).backups[0]?.counts?.edits,
    ).toBe(1);
    // The imported database is an ordinary one: it opens again, checked as after a crash.
    await to.request('close', undefined);
    rmSync(path.join(to.folder, 'reviews.closed'));
    await to.request('open', { folder: to.folder, reviewer: annReviewer });
  });

  it('is refused if it is damaged, newer, of something else, or brings triggers', async () => {
    using from = await libraryWithEdits(5);
    using place = temporaryFolder();
    const file = path.join(place.folder, 'a.earmark-workspace');
    await from.request('workspace-file:write', { file, workspaceName: 'Acme' });
    const good = readFileSync(file);
    const tampered = (sql: string) => () => {
      const db = openDb(file, { synchronous: 'FULL', cacheMb: 1 });
      db.exec(sql);
      db.close();
    };
    const damages: readonly [string, () => void][] = [
      ['library-unreadable', () => writeFileSync(file, '{"format":"earmark-workspace"}')],
      ['library-unreadable', () => writeFileSync(file, good.subarray(0, 20_000))],
      ['library-unreadable', () => rmSync(file)],
      ['library-unreadable', () => cpSync(path.join(from.folder, 'reviews.db'), file)],
      [
        'library-unreadable',
        tampered('CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM tags; END'),
      ],
      ['library-unreadable', tampered('CREATE VIEW v AS SELECT 1')],
      ['library-unreadable', tampered(`UPDATE earmark_workspace SET manifest = '{}'`)],
      ['library-newer', tampered('PRAGMA user_version = 99')],
      [
        'library-newer',
        tampered(`UPDATE earmark_workspace SET manifest = json_set(manifest, '$.version', 2)`),
      ],
    ];
    for (const [kind, damage] of damages) {
      writeFileSync(file, good);
      damage();
      for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
      const imported = await from.requestResult('workspace-file:import', {
        folder: from.folder,
        file,
      });
      expect(imported, damage.toString()).toMatchObject({ ok: false, error: { kind } });
    }
    // Nothing was closed or replaced.
    expect(await from.request('edit:history', { limit: 20 })).toHaveLength(5);
    expect(existsSync(path.join(from.folder, 'replaced'))).toBe(false);
  });
});
