import path from 'node:path';
import { expect, it } from 'vitest';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import { scanPopulation } from '../../../../../src-main/library/query/population.ts';
import { openTestLibrary, temporaryFolder } from '../test-library.ts';
import { storeCalls } from './test-plan.ts';

it('counts measures that are not met as risk', async () => {
  using home = temporaryFolder();
  {
    using library = await openTestLibrary({ folder: home.folder });
    await storeCalls(library, 10);
  }
  // The library is closed, so no call is measured meanwhile.
  const db = openDb(path.join(home.folder, 'calls.db'), { synchronous: 'NORMAL', cacheMb: 1 });
  db.exec(`UPDATE calls SET against = CASE id WHEN 'call_7' THEN 2 END`);
  const risks = new Map<string, number | undefined>();
  const population = { filter: { kind: 'call', call: {} }, withRisk: true } as const;
  await scanPopulation(db, population, ({ id, risk }) => risks.set(id, risk));
  db.close();
  expect(risks.get('call_7')).toBeCloseTo(1 - 0.55 ** 2, 12);
  expect(risks.get('call_1')).toBe(0);
  expect(risks.get('call_5')).toBeCloseTo(0.4, 12);
});
