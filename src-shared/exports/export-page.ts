import type { Silence } from '../export-options.ts';
import type { QueueFilter, QueueSort } from '../filter.ts';

/** Which reviews an export reads next, and what it needs of their calls. */
export interface ExportPage {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly count: number;
  /** Reads the transcripts, too. */
  readonly transcripts?: boolean | undefined;
  /** Quotes and transcripts show the text that Retell redacted. */
  readonly redacted?: boolean | undefined;
  /** Says what may be heard of each call, and silences these words in quotes as well. */
  readonly silence?: Silence | undefined;
}
