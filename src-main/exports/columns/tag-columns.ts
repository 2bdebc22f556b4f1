import type { AppliedTag } from '../../../src-shared/review.ts';
import type { ExportRow } from '../../library/port.ts';
import { moment, seconds } from './call-columns.ts';
import { column, type Column } from './column.ts';
import { keyColumns } from './key-columns.ts';
import { tagName } from './review-columns.ts';

/** One tag on a passage of a call. */
export interface TagRow {
  readonly row: ExportRow;
  readonly tag: AppliedTag;
}

export const tagsOf = (row: ExportRow): readonly TagRow[] =>
  row.work.tags.map((tag) => ({ row, tag }));

export const tagColumns: readonly Column<TagRow>[] = [
  ...keyColumns<TagRow>(({ row }) => row),
  column('tag', 'text', 'The name of the tag.', ({ row, tag }) => tagName(row.tags, tag.tagId)),
  column('start_s', 'number', 'Where the passage starts, in seconds.', ({ tag }) =>
    seconds(tag.span.startMs),
  ),
  column('end_s', 'number', 'Where the passage ends, in seconds.', ({ tag }) =>
    seconds(tag.span.endMs),
  ),
  column('quote', 'long-text', 'The words of the passage.', ({ tag }) => tag.quote),
  column('comment', 'long-text', 'The comment on the tag.', ({ tag }) => tag.comment),
  column('tagged_at', 'moment', 'When the tag was applied, in UTC.', ({ tag }) =>
    moment(tag.createdMs),
  ),
];
