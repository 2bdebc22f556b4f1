import type { StratumField } from '../../../src-shared/sampling/method-names.ts';
import { localDay } from '../../lib/local-day.ts';
import type { Db } from '../db/db.ts';

/** The columns of `calls c` that tell a call's stratum. */
export const stratumColumns: Readonly<Record<StratumField, string>> = {
  agent: 'c.agent_id AS stratum',
  version: 'c.agent_id AS stratum, c.agent_version AS version',
  outcome: 'c.successful AS stratum',
  sentiment: 'c.sentiment AS stratum',
  day: 'c.start_ms AS stratum',
};

export interface StratumRow {
  readonly stratum?: string | number | null;
  readonly version?: number | null;
}

/** Makes a function that returns the key of a row's stratum; calls with the same key are one stratum. */
export function createStratumKey(field: StratumField): (row: StratumRow) => string {
  if (field === 'day') return createDayKey();
  if (field === 'version') {
    return ({ stratum, version }) => `${stratum ?? ''}\n${version ?? ''}`;
  }
  return ({ stratum }) => (stratum === null || stratum === undefined ? '' : String(stratum));
}

/** Rows come in the order of time, so the day of the previous row is nearly always the same. */
function createDayKey(): (row: StratumRow) => string {
  let fromMs = 0;
  let untilMs = 0;
  let name = '';
  return ({ stratum }) => {
    if (typeof stratum !== 'number') return '';
    if (stratum >= fromMs && stratum < untilMs) return name;
    const day = new Date(stratum);
    const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
    fromMs = new Date(year, month, date).getTime();
    untilMs = new Date(year, month, date + 1).getTime();
    name = localDay(day);
    return name;
  };
}

const outcomes: Readonly<Record<string, string>> = {
  '1': 'Successful',
  '0': 'Unsuccessful',
  '': 'Unknown outcome',
};

/** The name of a stratum as a reviewer reads it. */
export function stratumName(db: Db, field: StratumField, key: string): string {
  if (field === 'outcome') return outcomes[key] ?? key;
  if (field === 'sentiment' || field === 'day') return key === '' ? withoutValue[field] : key;
  const [agent = '', version = ''] = key.split('\n');
  const name = agent === '' ? 'No agent' : agentName(db, agent);
  return version === '' ? name : `${name} v${version}`;
}

const withoutValue = { sentiment: 'No sentiment', day: 'Not started' } as const;

const agentName = (db: Db, id: string): string =>
  db.first<{ name: string }>('SELECT name FROM agents WHERE id = ?', id)?.name ?? id;
