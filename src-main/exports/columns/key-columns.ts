import type { ExportRow } from '../../library/port.ts';
import { moment } from './call-columns.ts';
import { column, type Column } from './column.ts';

/** The columns that connect a row of a detail table with its review. */
export const keyColumns = <Row>(rowOf: (row: Row) => ExportRow): readonly Column<Row>[] => [
  column('call_id', 'id', 'Retell’s id of the call or chat.', (row) => rowOf(row).call.id),
  column(
    'review_id',
    'id',
    'The id of the review, unique everywhere.',
    (row) => rowOf(row).work.reviewId,
  ),
  column('agent_name', 'text', 'Name of the agent.', (row) => rowOf(row).call.agentName),
  column('agent_version', 'number', 'Version of the agent.', (row) => rowOf(row).call.agentVersion),
  column('reviewer', 'text', 'The name of the reviewer.', (row) => rowOf(row).work.review.reviewer),
  column(
    'purpose',
    'word',
    '`regular`, `second-opinion` or `calibration`.',
    (row) => rowOf(row).work.review.purpose,
  ),
  column('submitted_at', 'moment', 'When the review was submitted, in UTC.', (row) =>
    moment(rowOf(row).work.review.submittedMs),
  ),
  column('rubric', 'text', 'The rubric that the review used.', (row) => rowOf(row).rubric.name),
  column(
    'rubric_version',
    'number',
    'The version of that rubric.',
    (row) => rowOf(row).rubric.version,
  ),
];
