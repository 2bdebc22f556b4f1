import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createInsightsFiles } from '../../../../src-main/insights/insights-files.ts';
import type { BriefPanel } from '../../../../src-shared/insights/panels.ts';
import { err, ok } from '../../../../src-shared/result.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earmark-insights-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const brief: BriefPanel = {
  panel: 'brief',
  basis: { reviews: 0, calls: 0, reading: false },
  agents: [],
  agentName: '../../Ava <b>',
  versions: [],
  findings: [],
};

const filesIn = (place: string, print = () => Promise.resolve(ok(Buffer.from('%PDF-1')))) =>
  createInsightsFiles({
    library: { request: () => Promise.resolve(ok(brief as never)) },
    folder: () => place,
    workspace: () => ok({ workspace: { id: 'sample', name: 'Sample', kind: 'sample' } as never }),
    capture: (window) => Promise.resolve(window === 1 ? Buffer.from('png') : undefined),
    print,
    now: () => new Date(2026, 10, 30),
  });

const filter = { kind: 'call', call: {} } as const;

test('a title with slashes and markup becomes a plain name, and no file is replaced', async () => {
  const files = filesIn(folder);
  for (const format of ['html', 'md', 'pdf', 'md'] as const) {
    expect((await files.saveBrief({ filter, format })).ok).toBe(true);
  }
  expect((await readdir(folder)).toSorted()).toEqual([
    'earmark-brief-ava-b-2026-11-30-2.md',
    'earmark-brief-ava-b-2026-11-30.html',
    'earmark-brief-ava-b-2026-11-30.md',
    'earmark-brief-ava-b-2026-11-30.pdf',
  ]);
});

test('a chart is written as it was sent, and an image as it was captured', async () => {
  const files = filesIn(folder);
  const rect = { x: 0, y: 0, width: 10, height: 10 };
  await files.saveChart({ name: 'Score', format: 'csv', text: 'Week,Value\r\n' }, 1);
  await files.saveChart({ name: 'Score', format: 'png', rect }, 1);
  expect(await readFile(path.join(folder, 'earmark-score-2026-11-30.csv'), 'utf8')).toBe(
    'Week,Value\r\n',
  );
  expect(await readFile(path.join(folder, 'earmark-score-2026-11-30.png'), 'utf8')).toBe('png');
  expect(await files.saveChart({ name: 'Score', format: 'png', rect }, 2)).toEqual(
    err({ kind: 'cancelled' }),
  );
});

test('a folder that is missing and a page that cannot be printed are errors, and leave nothing', async () => {
  const nowhere = await filesIn(path.join(folder, 'missing')).saveBrief({ filter, format: 'md' });
  expect(nowhere.ok).toBe(false);
  const failing = filesIn(folder, () =>
    Promise.resolve(err({ kind: 'cancelled' } as const) as never),
  );
  expect((await failing.saveBrief({ filter, format: 'pdf' })).ok).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});
