import { formatTimeRange } from '../lib/format.ts';
import type { Passage } from '../../src-shared/passage.ts';
import type { Span } from '../../src-shared/span.ts';

/** A passage to go to. With its quote it is found where its words are now. */
export interface Destination {
  readonly span: Span;
  readonly quote?: string;
}

/** What tags and evidence need from the desk: the current passage, and a way to go to a passage. */
export interface PassagePort {
  /** The selection; without one, the spoken word; without either, the current entry. */
  readonly current: () => Passage | undefined;
  /** Goes to the passage. If the recording is playing, it continues from there. */
  readonly goTo: (destination: Destination) => void;
  /** Goes to the passage and plays from there if there is a recording. */
  readonly play: (destination: Destination) => void;
}

/** The text of a passage. For plain time, this is the time. */
export const passageLabel = ({ span, quote }: Passage): string =>
  quote === '' && span.startMs !== undefined ? formatTimeRange(span) : `“${quote}”`;
