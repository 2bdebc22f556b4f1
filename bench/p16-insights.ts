import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { panelNames, type PanelName } from '../src-shared/insights/panel-names.ts';
import { compare, median, type Bench, type Figure } from './figure.ts';
import { benchReviewer } from './harness/bench-reviewer.ts';
import { deleteHome, prepareHome, startEarmark, workspaceFolder } from './harness/earmark.ts';
import { cachedLibrary, noAddress } from './harness/large-library.ts';
import { startLibrary } from './harness/library-process.ts';

/** A small trial: EARMARK_BENCH_CALLS=20000 EARMARK_BENCH_REVIEWS=2000. */
const calls = Number(process.env['EARMARK_BENCH_CALLS'] ?? 1_000_000);
const reviews = Number(process.env['EARMARK_BENCH_REVIEWS'] ?? 100_000);
const runs = 5;
const limitMs = 200;

/** What each panel shows, as one would ask SQLite for it. */
const questions: Readonly<Partial<Record<PanelName, string>>> = {
  overview: `SELECT c.agent_id, c.agent_version, r.reviewer_id, c.start_ms / 604800000 AS week,
      count(r.score), avg(r.score), sum(r.score * r.score)
    FROM reviews r JOIN library.calls c ON c.id = r.call_id WHERE r.state = 'submitted'
    GROUP BY 1, 2, 3, 4`,
  criteria: `SELECT a.criterion_id, a.value, a.causes, count(*)
    FROM answers a JOIN reviews r ON r.id = a.review_id WHERE r.state = 'submitted'
    GROUP BY 1, 2, 3`,
  causes: `SELECT a.causes, count(*) FROM answers a JOIN reviews r ON r.id = a.review_id
    WHERE r.state = 'submitted' AND a.causes IS NOT NULL GROUP BY 1`,
  tags: `SELECT t.tag_id, c.agent_id, c.agent_version, count(DISTINCT r.id)
    FROM applied_tags t JOIN reviews r ON r.id = t.review_id
    JOIN library.calls c ON c.id = r.call_id WHERE r.state = 'submitted' GROUP BY 1, 2, 3`,
  retell: `SELECT c.sentiment, c.successful, r.score >= 80, count(*), avg(r.score)
    FROM reviews r JOIN library.calls c ON c.id = r.call_id WHERE r.state = 'submitted'
    GROUP BY 1, 2, 3`,
  versions: `SELECT c.agent_id, c.agent_version, avg(c.latency_p50), avg(c.duration_ms), avg(c.cost),
      sum(c.successful), count(*) FROM library.calls c GROUP BY 1, 2`,
  reviewers: `SELECT r.reviewer_id, count(*), avg(r.score), avg(p.active_ms)
    FROM reviews r LEFT JOIN presence p ON p.call_id = r.call_id AND p.reviewer_id = r.reviewer_id
    WHERE r.state = 'submitted' GROUP BY 1`,
  brief: `SELECT a.criterion_id, a.value, count(*) FROM answers a JOIN reviews r ON r.id = a.review_id
    JOIN library.calls c ON c.id = r.call_id
    WHERE r.state = 'submitted' AND c.agent_id = (SELECT agent_id FROM library.calls LIMIT 1)
    GROUP BY 1, 2`,
};

export const insightsPanels: Bench = {
  id: 'P16',
  async run(): Promise<readonly Figure[]> {
    const home = await homeWithReviews();
    const folder = workspaceFolder(home);
    try {
      const measured = new Map<PanelName, readonly number[]>();
      let readingMs = 0;
      {
        await using app = await startEarmark(home);
        await app.page
          .locator(`[role=grid][aria-rowcount="${calls}"]`)
          .waitFor({ timeout: 60_000 });
        readingMs = await readTables(app.page);
        for (const name of panelNames) {
          if (questions[name] === undefined) continue;
          measured.set(name, await keyToPanel(app.page, name));
        }
      }
      const peers = askSqlite(folder);
      return [...measured].map(([name, ours]) =>
        compare({
          id: `P16.${name}`,
          name: `${name}: key press → panel painted`,
          ours,
          peer: peers.get(name) ?? [],
          peerName: 'plain SQL aggregation, warm',
          unit: 'ms',
          goal: `≤ ${limitMs} ms and ≤ 1.5 ×`,
          isMet: (mine, peer) => mine <= limitMs && mine <= 1.5 * peer,
          ...(name === 'overview'
            ? {
                note: `${reviews.toLocaleString('en')} reviews, ${calls.toLocaleString('en')} calls. The tables are read once, when Insights is first shown, which took ${(readingMs / 1000).toFixed(1)} s beside everything else.`,
              }
            : {}),
        }),
      );
    } finally {
      await deleteHome(home);
    }
  },
};

/** From the first sight of the screen until it says that all reviews were read. */
async function readTables(page: Page): Promise<number> {
  const began = performance.now();
  await page.keyboard.press('Control+6');
  await page
    .locator('.panel-basis')
    .filter({ hasText: /reviews of/u })
    .waitFor({ timeout: 300_000 });
  return performance.now() - began;
}

async function keyToPanel(page: Page, name: PanelName): Promise<readonly number[]> {
  const other = name === 'causes' ? 'tags' : 'causes';
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    await press(page, other);
    times.push(await press(page, name));
  }
  // The first run compiles the code of the panel.
  return times.slice(1);
}

/** Measured inside the page: from the key to the frame after the one that has the panel. */
const press = (page: Page, name: PanelName): Promise<number> =>
  page.evaluate(
    ([panel, key]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const done = (): boolean => document.querySelector(`[data-panel="${panel}"]`) !== null;
        const look = (): void => {
          if (done()) requestAnimationFrame(() => resolve(performance.now() - began));
          else requestAnimationFrame(look);
        };
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            key,
            code: `Digit${key}`,
            bubbles: true,
            cancelable: true,
          }),
        );
        requestAnimationFrame(look);
      }),
    [name, String(panelNames.indexOf(name) + 1)] as const,
  );

function askSqlite(folder: string): ReadonlyMap<PanelName, readonly number[]> {
  using db = new DatabaseSync(path.join(folder, 'reviews.db'));
  db.prepare('ATTACH ? AS library').run(path.join(folder, 'calls.db'));
  return new Map(
    panelNames.flatMap((name) => {
      const sql = questions[name];
      if (sql === undefined) return [];
      const times: number[] = [];
      for (let run = 0; run <= runs; run += 1) {
        const began = performance.now();
        db.prepare(sql).all();
        times.push(performance.now() - began);
      }
      console.log(`   SQL, ${name}: ${median(times).toFixed(0)} ms`);
      return [[name, times.slice(1)] as const];
    }),
  );
}

/** A home with reviews of its own, over the calls of the cached library. */
async function homeWithReviews(): Promise<string> {
  const library = await cachedLibrary(calls);
  const home = await mkdtemp(path.join(tmpdir(), 'earmark-bench-insights-'));
  await prepareHome(noAddress, home);
  const folder = workspaceFolder(home);
  await mkdir(folder, { recursive: true });
  // The calls take gigabytes. SQLite follows the link and keeps its log beside the file.
  await symlink(await realpath(path.join(library, 'calls.db')), path.join(folder, 'calls.db'));
  {
    await using created = startLibrary();
    await created.ask('open', { folder, reviewer: benchReviewer });
    await created.ask('close', undefined);
  }
  insertReviews(folder);
  return home;
}

const criteria = [
  'greeting-disclosure',
  'identity-verified',
  'request-understood',
  'details-confirmed',
  'request-resolved',
  'no-invented-claim',
  'pace-and-turns',
  'tone-fits',
] as const;

function insertReviews(folder: string): void {
  using db = new DatabaseSync(path.join(folder, 'reviews.db'));
  db.prepare('ATTACH ? AS library').run(path.join(folder, 'calls.db'));
  const step = Math.max(1, Math.floor(calls / reviews));
  const ids = db
    .prepare(
      `SELECT id, start_ms FROM (SELECT id, start_ms, row_number() OVER (ORDER BY key) AS nth
       FROM library.calls WHERE kind = 'call') WHERE nth % ? = 0 LIMIT ?`,
    )
    .all(step, reviews);
  const review = db.prepare(
    `INSERT INTO reviews(id, call_id, reviewer_id, reviewer, purpose, state, rubric_id,
       rubric_version, started_ms, submitted_ms, score)
     VALUES (?, ?, ?, ?, 'regular', 'submitted', 'voice-agent-call', 1, ?, ?, ?)`,
  );
  const answer = db.prepare(
    'INSERT INTO answers(review_id, criterion_id, value, causes) VALUES (?, ?, ?, ?)',
  );
  const tag = db.prepare(
    `INSERT INTO applied_tags(id, review_id, call_id, tag_id, span, quote, created_ms)
     VALUES (?, ?, ?, ?, '{}', 'quote', ?)`,
  );
  db.exec('BEGIN');
  ids.forEach(({ id: callId, start_ms: start }, index) => {
    const [id, ms] = [randomUUID(), Number(start) + 86_400_000];
    const reviewer = index % 12;
    review.run(
      id,
      String(callId),
      `reviewer-${reviewer}`,
      `Reviewer ${reviewer}`,
      ms - 240_000,
      ms,
      scoreAt(index),
    );
    criteria.forEach((criterion, place) => {
      const isBad = (index * 31 + place * 17) % 7 === 0;
      const value = JSON.stringify({ kind: 'choice', optionId: optionOf(criterion, isBad) });
      answer.run(
        id,
        criterion,
        value,
        isBad ? JSON.stringify([`cause-${(index + place) % 9}`]) : null,
      );
    });
    if (index % 3 === 0)
      tag.run(
        randomUUID(),
        id,
        String(callId),
        ['misheard', 'tone', 'interrupted'][(index % 9) % 3] ?? 'tone',
        ms,
      );
  });
  db.exec('COMMIT');
}

const scoreAt = (index: number): number => 40 + ((index * 7919) % 601) / 10;

const optionOf = (criterion: (typeof criteria)[number], isBad: boolean): string => {
  if (criterion === 'pace-and-turns') return isBad ? 'poor' : 'good';
  return isBad ? 'no' : 'yes';
};
