import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFolderInfo } from '../../../../src-main/workspaces/workspace-folders.ts';
import { openProfile } from '../../../../src-main/workspaces/profile.ts';
import { ben } from '../../../fakes/fake-reviewers.ts';

const freshFolder = (): string => mkdtempSync(path.join(tmpdir(), 'earmark-profile-'));

describe('the profile', () => {
  it('is there again after a restart', async () => {
    const folder = freshFolder();
    const profile = openProfile(folder);
    await profile.change((now) => ({
      ...now,
      current: 'sample',
      settings: { ...now.settings, theme: 'dark' },
    }));
    const again = openProfile(folder);
    expect(again.get().current).toBe('sample');
    expect(again.settings().theme).toBe('dark');
    expect(again.settings().playbackRate).toBe(1);
  });

  it('reads the redaction setting of earlier profiles', () => {
    const folder = freshFolder();
    const workspaces = [
      { id: 'sample', name: 'Sample', kind: 'sample', preferScrubbed: false },
      { id: 'other', name: 'Other', kind: 'retell', preferRedacted: true },
    ];
    writeFileSync(
      path.join(folder, 'earmark.json'),
      JSON.stringify({ version: 1, workspaces, settings: {} }),
    );
    const read = openProfile(folder).get().workspaces;
    expect(read.map(({ preferRedacted }) => preferRedacted)).toEqual([false, true]);
    expect(read[0]).not.toHaveProperty('preferScrubbed');
  });

  it('keeps the last of many changes made at once', async () => {
    const folder = freshFolder();
    const profile = openProfile(folder);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        profile.change((now) => ({
          ...now,
          settings: { ...now.settings, reviewerName: `R${n}` },
        })),
      ),
    );
    expect(openProfile(folder).settings().reviewerName).toBe('R19');
  });

  it('moves a file that it cannot understand aside and starts anew', () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'earmark.json'), '{ half');
    const profile = openProfile(folder, 5);
    expect(profile.get().workspaces).toEqual([]);
    const aside = path.join(folder, 'earmark.json.unreadable-5');
    expect(profile.loadError).toEqual({ kind: 'settings-unreadable', path: aside });
    expect(readFileSync(aside, 'utf8')).toBe('{ half');
    expect(readdirSync(folder)).toEqual(['earmark.json.unreadable-5']);
  });

  it('knows the reviewers again when the settings are lost, because every review names them', async () => {
    const folder = freshFolder();
    const profile = openProfile(folder);
    const first = profile.settings().reviewerId;
    await profile.changeSettings({ reviewerName: 'Ann' });
    await profile.changeSettings({ reviewerId: ben.id, reviewerName: 'Ben' });
    writeFileSync(path.join(folder, 'earmark.json'), '{ half');
    const { reviewerId, reviewerName, reviewers } = openProfile(folder).settings();
    expect({ reviewerId, reviewerName }).toEqual({ reviewerId: ben.id, reviewerName: 'Ben' });
    expect(reviewers).toEqual([{ id: first, name: 'Ann' }, ben]);
  });

  it('finds the accounts again whose libraries lie beside a file that it cannot understand', () => {
    const folder = freshFolder();
    for (const id of ['retell-0b5e', 'sample', '..', 'Retell-x', 'other']) {
      mkdirSync(path.join(folder, 'workspaces', id), { recursive: true });
    }
    writeFileSync(path.join(folder, 'earmark.json'), '[]');
    const ids = openProfile(folder)
      .get()
      .workspaces.map(({ id }) => id);
    expect(ids).toEqual(['retell-0b5e']);
  });

  it('finds an account again by its name, and at the address that it had', async () => {
    const folder = freshFolder();
    const [own, other] = ['retell-0b5e', 'retell-77aa'].map((id) =>
      path.join(folder, 'workspaces', id),
    ) as [string, string];
    for (const one of [own, other]) mkdirSync(one, { recursive: true });
    const stored = { id: 'retell-0b5e', kind: 'retell', lastOpenedMs: 5 } as const;
    const baseUrl = 'https://retell.example.com/eu';
    await writeFolderInfo(own, { ...stored, name: 'Acme', baseUrl });
    writeFileSync(path.join(other, 'workspace.json'), '{ half');
    writeFileSync(path.join(folder, 'earmark.json'), '[]');
    expect(openProfile(folder).get().workspaces).toEqual([
      { id: 'retell-0b5e', kind: 'retell', name: 'Acme', baseUrl },
      { id: 'retell-77aa', kind: 'retell', name: 'Recovered 77aa' },
    ]);
  });

  it('begins although its folder cannot be made, and says so', () => {
    const folder = freshFolder();
    writeFileSync(path.join(folder, 'file'), '');
    const profile = openProfile(path.join(folder, 'file', 'deep'));
    expect(profile.settings().theme).toBe('system');
    expect(profile.loadError?.kind).toBe('file-denied');
  });

  it('says when it could not be written', async () => {
    const folder = freshFolder();
    const profile = openProfile(path.join(folder, 'deep'));
    const { rmSync } = await import('node:fs');
    rmSync(path.join(folder, 'deep'), { recursive: true });
    writeFileSync(path.join(folder, 'deep'), 'a file in the way');
    const kept = await profile.change((now) => ({ ...now, current: 'x' }));
    expect(kept.ok).toBe(false);
  });
});
