import type { Verdict } from '../../../../src-shared/annotations.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import { html, when, type Markup } from './html.ts';
import { timeRange } from '../../columns/passage-text.ts';

/** What the reviewer noted beside the scorecard: corrections, better replies, verdicts. */
export const annotationParts = (work: ReviewData): Markup => html`
  ${section(
    'Corrections of the transcript',
    work.corrections.map(
      ({ span, original, corrected }) =>
        html`<blockquote>
          <span class="time">${timeRange(span)}</span><del>${original}</del> ${corrected}
        </blockquote>`,
    ),
  )}
  ${section(
    'Better replies',
    work.betterReplies.map(
      ({ quote, reply }) =>
        html`<div class="criterion">
          <blockquote>“${quote}”</blockquote>
          <p class="comment">${reply}</p>
        </div>`,
    ),
  )}
  ${section(
    'Verdicts on Retell',
    Object.entries(work.verdicts).map(
      ([field, verdict]) =>
        html`<div class="criterion">
          <div class="criterion-head">
            <h3>${field}</h3>
            <span class="answer">${verdict.retellValue} ${stances[verdict.stance]}</span>
          </div>
          ${explanation(verdict)}
        </div>`,
    ),
  )}
`;

const stances = { agreed: 'agreed', corrected: 'corrected', disputed: 'disputed' } as const;

function explanation(verdict: Verdict): Markup | undefined {
  if (verdict.stance === 'agreed') return undefined;
  const value = verdict.stance === 'corrected' ? `Should be: ${verdict.value}. ` : '';
  return html`<p class="comment">${value}${verdict.reason}</p>`;
}

const section = (title: string, parts: readonly Markup[]): Markup | undefined =>
  when(
    parts.length > 0,
    () =>
      html`<section>
        <h2>${title}</h2>
        ${parts}
      </section>`,
  );
