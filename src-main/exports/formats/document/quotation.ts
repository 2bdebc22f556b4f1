import type { Span } from '../../../../src-shared/span.ts';
import { timeRange } from '../../columns/passage-text.ts';
import { html, type Markup } from './html.ts';

/** The words of a passage with its time. */
export const quotation = (span: Span, quote: string): Markup =>
  html`<blockquote>
    <span class="time">${timeRange(span)}</span>${quote === '' ? '' : `“${quote}”`}
  </blockquote>`;
