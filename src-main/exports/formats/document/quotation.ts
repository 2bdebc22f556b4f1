import type { Span } from '../../../../src-shared/span.ts';
import { timeRange } from '../../columns/passage-text.ts';
import { html, type Markup } from './html.ts';

/** What stands below a quote: a player, or why there is none. */
export type ClipOf = (span: Span) => Markup | undefined;

/** The words of a passage with its time, and its clip. */
export const quotation = (span: Span, quote: string, clipOf: ClipOf): Markup =>
  html`<blockquote>
      <span class="time">${timeRange(span)}</span>${quote === '' ? '' : `“${quote}”`}
    </blockquote>
    ${clipOf(span)}`;
