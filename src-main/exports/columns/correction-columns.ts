import type { Correction } from '../../../src-shared/annotations.ts';
import type { ExportRow } from '../../library/port.ts';
import { moment, seconds } from './call-columns.ts';
import { column, type Column } from './column.ts';
import { keyColumns } from './key-columns.ts';

/** One correction of the transcript. */
export interface CorrectionRow {
  readonly row: ExportRow;
  readonly correction: Correction;
}

export const correctionsOf = (row: ExportRow): readonly CorrectionRow[] =>
  row.work.corrections.map((correction) => ({ row, correction }));

export const correctionColumns: readonly Column<CorrectionRow>[] = [
  ...keyColumns<CorrectionRow>(({ row }) => row),
  column(
    'entry',
    'number',
    'Index of the turn in Retell’s transcript; chats and turns without word timing have no times.',
    ({ correction }) => correction.span.entry,
  ),
  column('start_s', 'number', 'Where the words start, in seconds.', ({ correction }) =>
    seconds(correction.span.startMs),
  ),
  column('end_s', 'number', 'Where the words end, in seconds.', ({ correction }) =>
    seconds(correction.span.endMs),
  ),
  column(
    'original',
    'long-text',
    'The words as Retell transcribed them.',
    ({ correction }) => correction.original,
  ),
  column(
    'corrected',
    'long-text',
    'What was really said; empty if nothing was.',
    (item) => item.correction.corrected,
  ),
  column('corrected_at', 'moment', 'When the correction was made, in UTC.', ({ correction }) =>
    moment(correction.createdMs),
  ),
];
