import { noClipText } from '../../../../src-shared/clips/clips-text.ts';
import type { NoClipReason } from '../../../../src-shared/clips/clip-counts.ts';
import { momentLink } from '../../../../src-shared/moment-link.ts';
import type { ExportRow } from '../../../library/port.ts';
import { moment, seconds } from '../../columns/call-columns.ts';
import { column, type Column } from '../../columns/column.ts';
import { keyColumns } from '../../columns/key-columns.ts';
import type { Cut } from '../../clips/clip-cutter.ts';
import type { Moment } from '../../clips/moments.ts';

/** One moment in the index of the clips. */
export interface IndexLine {
  readonly row: ExportRow;
  readonly moment: Moment;
  readonly clip: { readonly file: string; readonly cut: Cut } | NoClipReason;
}

/** The start and the end of a clip in the recording, in ms. */
function clipTimes({ clip }: IndexLine): { readonly startMs?: number; readonly endMs?: number } {
  if (typeof clip === 'string') return {};
  const { frames, source } = clip.cut;
  const ms = (frame: number): number => (frame / source.wav.sampleRate) * 1000;
  return { startMs: ms(frames.first), endMs: ms(frames.first + frames.count) };
}

/** How much of a clip is silenced, in ms. */
function silencedMs(line: IndexLine): number | undefined {
  const { startMs, endMs } = clipTimes(line);
  if (typeof line.clip === 'string' || startMs === undefined || endMs === undefined) {
    return undefined;
  }
  return line.clip.cut.source.silenced
    .map((range) => Math.min(endMs, range.endMs) - Math.max(startMs, range.startMs))
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
}

/** The columns of `index.csv`. They change as those of the CSV export do. */
export const indexColumns = (workspaceId: string): readonly Column<IndexLine>[] => [
  column('file', 'text', 'The WAV file; empty if there is no clip.', ({ clip }) =>
    typeof clip === 'string' ? undefined : clip.file,
  ),
  column('left_out', 'text', 'Why there is no clip.', ({ clip }) =>
    typeof clip === 'string' ? noClipText[clip] : undefined,
  ),
  ...keyColumns<IndexLine>(({ row }) => row),
  column('started_at', 'moment', 'When the call started, in UTC.', ({ row }) =>
    moment(row.call.startMs),
  ),
  column('moment', 'word', '`tag` or `answer`.', (line) => line.moment.kind),
  column('name', 'text', 'The tag, or the section and the criterion.', (line) => line.moment.name),
  column('answer', 'text', 'The answer to the criterion.', (line) => line.moment.answer),
  column(
    'comment',
    'long-text',
    'The comment on the tag or the answer.',
    (line) => line.moment.comment,
  ),
  column('quote', 'long-text', 'The words.', (line) => line.moment.quote || undefined),
  column('start_s', 'number', 'Start of the passage in the recording, in seconds.', (line) =>
    seconds(line.moment.span.startMs),
  ),
  column('end_s', 'number', 'End of the passage.', (line) => seconds(line.moment.span.endMs)),
  column('clip_start_s', 'number', 'Start of the clip in the recording.', (line) =>
    seconds(clipTimes(line).startMs),
  ),
  column('clip_end_s', 'number', 'End of the clip.', (line) => seconds(clipTimes(line).endMs)),
  column('silenced_s', 'number', 'How many seconds of the clip are silenced.', (line) =>
    seconds(silencedMs(line)),
  ),
  column('recording', 'word', '`redacted` or `unredacted`.', ({ clip }) => {
    if (typeof clip === 'string') return undefined;
    return clip.cut.isRedacted ? 'redacted' : 'unredacted';
  }),
  column('link', 'text', 'A link that opens the moment in Earmark.', (line) =>
    momentLink({
      workspaceId,
      callId: line.row.call.id,
      ms: line.moment.span.startMs ?? 0,
    }),
  ),
];
