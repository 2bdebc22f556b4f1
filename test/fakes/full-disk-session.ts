import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createHandlers } from '../../src-main/library/process/handlers.ts';
import { StorageError, storageFailure } from '../../src-main/library/db/storage-error.ts';
import { integrityDamage } from '../../src-main/library/reviews/database/backups.ts';
import { parseResponse } from '../../src-main/retell/wire/parse-response.ts';
import type { Edit } from '../../src-shared/review.ts';
import { ann } from './fake-reviewers.ts';

/*
 * Runs in a mount namespace of its own, on a small disk: edits a call with ever less room on the disk, so
 * that each write of SQLite is the one that fails at some point. Prints what became of the edits.
 */
const [, , disk = '', roundsText = '10'] = process.argv;
const rounds = Number(roundsText);
const stepBytes = 4096;
const outcome = {
  rounds,
  receipts: 0,
  lost: 0,
  unreported: 0,
  damaged: 0,
  failures: {} as Record<string, number>,
};

const callId = 'call_1' as never;
const call = {
  id: callId,
  kind: 'call',
  startMs: 1,
  status: 'ended',
  media: {
    recording: false,
    multiChannel: false,
    scrubbedRecording: false,
    scrubbedMultiChannel: false,
    publicLog: false,
    knowledgeBase: false,
  },
  unknown: {},
  problems: [],
  entries: [],
};

function countFailure(kind: string): void {
  outcome.failures[kind] = (outcome.failures[kind] ?? 0) + 1;
}

/** Fills the disk and leaves about that many bytes. */
function fill(leftBytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(path.join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
}

async function round(index: number): Promise<void> {
  const folder = path.join(disk, `library-${index}`);
  mkdirSync(folder);
  const library = createHandlers({ now: Date.now, log: () => undefined, parseResponse });
  const { handlers } = library;
  await handlers.open({ folder, reviewer: ann }, 'open');
  const record = { call, links: {}, raw: '{}', source: 'get' };
  await handlers['calls:store']({ records: [record as never] }, 'store');
  fill(index * stepBytes);
  const receipts: number[] = [];
  for (let count = 0; count < 60; count += 1) {
    const edit: Edit =
      count % 3 === 0
        ? { kind: 'review.flag', callId, flagged: count % 2 === 0 }
        : {
            kind: 'tag.apply',
            callId,
            tag: { id: `tag ${count}`, tagId: 'tone', span: {}, quote: 'Words. '.repeat(60) },
          };
    try {
      const result = await handlers['edit:apply'](
        { requestId: `edit ${count}`, edit },
        `edit ${count}`,
      );
      if (result.ok) receipts.push(result.value.historyId);
      else countFailure(result.error.kind);
    } catch (error) {
      const failure = error instanceof StorageError ? storageFailure(error) : undefined;
      if (failure === undefined) outcome.unreported += 1;
      else countFailure(failure.kind);
    }
  }
  try {
    library.close();
  } catch (error) {
    if (!(error instanceof StorageError)) outcome.unreported += 1;
  }
  rmSync(path.join(disk, 'filler'));
  const again = createHandlers({ now: Date.now, log: () => undefined, parseResponse });
  const opened = await again.handlers.open({ folder, reviewer: ann }, 'open');
  const history = await again.handlers['edit:history']({ limit: 1000 }, 'history');
  const kept = new Set(history.ok ? history.value.map(({ historyId }) => historyId) : []);
  outcome.receipts += receipts.length;
  outcome.lost += receipts.filter((id) => !kept.has(id)).length;
  // An edit without a receipt must not be stored either.
  outcome.lost += kept.size - new Set(receipts).size;
  again.close();
  if (!opened.ok || integrityDamage(path.join(folder, 'reviews.db')) !== undefined)
    outcome.damaged += 1;
  rmSync(folder, { recursive: true });
}

for (let index = 0; index < rounds; index += 1) await round(index);
process.stdout.write(JSON.stringify(outcome));
process.exit(0);
