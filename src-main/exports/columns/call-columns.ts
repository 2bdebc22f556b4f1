import type { Call } from '../../../src-shared/call.ts';
import type { ExportRow } from '../../library/port.ts';
import type { Cell } from '../cells/cell.ts';
import { localTime } from '../cells/timestamps.ts';
import { column, type Column } from './column.ts';

/** Milliseconds as seconds. */
export const seconds = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.round(ms) / 1000;

export const moment = (ms: number | undefined): Cell =>
  ms === undefined ? undefined : { atMs: ms };

/** Retell's verdict in one word. */
export function outcomeOf({ successful }: Call): string {
  if (successful === undefined) return 'Unknown';
  return successful ? 'Successful' : 'Unsuccessful';
}

/** What every table says about the call. */
export const callColumns: readonly Column<ExportRow>[] = [
  column('call_id', 'id', 'Retell’s id of the call or chat.', ({ call }) => call.id),
  column('kind', 'word', '`call` or `chat`.', ({ call }) => call.kind),
  column('started_at', 'moment', 'When the call started, in UTC.', ({ call }) =>
    moment(call.startMs),
  ),
  column(
    'started_at_local',
    'text',
    'When the call started, in the local time zone with its offset.',
    ({ call }) => localTime(call.startMs),
  ),
  column('duration_s', 'number', 'Length of the call in seconds.', ({ call }) =>
    seconds(call.durationMs),
  ),
  column('agent_id', 'id', 'Retell’s id of the agent.', ({ call }) => call.agentId),
  column('agent_name', 'text', 'Name of the agent.', ({ call }) => call.agentName),
  column('agent_version', 'number', 'Version of the agent.', ({ call }) => call.agentVersion),
  column('call_type', 'word', 'Retell’s type of the call.', ({ call }) => call.type),
  column('direction', 'word', '`inbound` or `outbound`.', ({ call }) => call.direction),
  column('from_number', 'text', 'The number that called.', ({ call }) => call.fromNumber),
  column('to_number', 'text', 'The number that was called.', ({ call }) => call.toNumber),
  column(
    'sentiment',
    'word',
    'Retell’s sentiment; empty before the analysis.',
    ({ call }) => call.sentiment,
  ),
  column('outcome', 'word', 'Retell’s verdict: Successful, Unsuccessful or Unknown.', ({ call }) =>
    outcomeOf(call),
  ),
  column(
    'disconnection_reason',
    'text',
    'Why the call ended, as Retell says.',
    ({ call }) => call.disconnectionReason,
  ),
];
