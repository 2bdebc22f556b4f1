import { answerText } from '../../../../src-shared/review-answers.ts';
import type { Criterion, Section } from '../../../../src-shared/rubrics/rubric.ts';
import type { SectionScore } from '../../../../src-shared/rubrics/scoring.ts';
import type { ExportRow } from '../../../library/port.ts';
import { clockTime } from '../../cells/timestamps.ts';
import { causeName } from '../../columns/answer-columns.ts';
import { outcomeOf } from '../../columns/call-columns.ts';
import { scoreOfRow, tagName } from '../../columns/review-columns.ts';
import { annotationParts } from './annotation-parts.ts';
import { quotation, type ClipOf } from './quotation.ts';
import { details, momentText, resultText, scoreText } from './document-text.ts';
import { html, when, type Markup } from './html.ts';

interface ScorecardContext {
  /** Its name. */
  readonly workspace: string;
  readonly clipOf: ClipOf;
}

/** One review in full: what was scored, why, and the words and times that show it. */
export function scorecard(row: ExportRow, { workspace, clipOf }: ScorecardContext): Markup {
  const { call, work, rubric } = row;
  const score = scoreOfRow(row);
  const noun = call.kind === 'chat' ? 'Chat' : 'Call';
  const isGood = score.passed === true;
  return html`<article>
    <h1>${noun} with ${call.agentName ?? call.agentId ?? 'an unknown agent'}</h1>
    <p class="dim">${call.id}</p>
    <p class="lead figures">
      ${scoreText(score.exact)}
      <span class="${isGood ? 'good' : 'bad'}">${resultText(score)}</span>
    </p>
    ${details([
      ['Workspace', workspace],
      ['Started', momentText(call.startMs)],
      ['Length', call.durationMs === undefined ? undefined : clockTime(call.durationMs)],
      ['Agent version', call.agentVersion],
      ['Retell’s verdict', [outcomeOf(call), call.sentiment].filter(Boolean).join(', ')],
      ['Reviewer', work.review.reviewer],
      ['Purpose', work.review.purpose],
      ['State', work.review.status],
      ['Submitted', momentText(work.review.submittedMs)],
      ['Rubric', `${rubric.name}, version ${rubric.version}`],
      ['Answered', `${score.answered} of ${score.criteria} criteria`],
      ['Flag', work.review.flagged ? (work.review.flagNote ?? 'Flagged') : undefined],
      ['Skipped because', work.review.skipReason],
    ])}
    ${
      work.review.comment === undefined
        ? undefined
        : html`<p class="comment">${work.review.comment}</p>`
    }
    ${rubric.sections.map((section, index) =>
      sectionPart({ row, clipOf }, section, score.sections[index]),
    )}
    ${tagsPart(row, clipOf)} ${annotationParts(row.work)}
  </article>`;
}

interface Reviewed {
  readonly row: ExportRow;
  readonly clipOf: ClipOf;
}

function sectionPart(
  reviewed: Reviewed,
  section: Section,
  score: SectionScore | undefined,
): Markup {
  return html`<section>
    <h2>
      ${section.name}
      <span class="figures">
        ${scoreText(score?.exact)}${when(score?.failed === true, () => html` · failed`)}
      </span>
    </h2>
    ${section.criteria.map((criterion) => criterionPart(reviewed, criterion))}
  </section>`;
}

function criterionPart({ row, clipOf }: Reviewed, criterion: Criterion): Markup {
  const answer = row.work.review.answers[criterion.id];
  const causes = (answer?.causes ?? []).map((id) => causeName(row.rubric, id));
  return html`<div class="criterion">
    <div class="criterion-head">
      <h3>${criterion.name}</h3>
      <span class="answer">${answerText(criterion, answer?.value) ?? 'Not answered'}</span>
    </div>
    ${when(causes.length > 0, () => html`<p class="dim">Root cause: ${causes.join(', ')}</p>`)}
    ${answer?.comment === undefined ? undefined : html`<p class="comment">${answer.comment}</p>`}
    ${(answer?.evidence ?? []).map((span) => quotation(span, span.quote, clipOf))}
  </div>`;
}

const tagsPart = ({ work, tags }: ExportRow, clipOf: ClipOf): Markup | undefined =>
  when(
    work.tags.length > 0,
    () =>
      html`<section>
        <h2>Tags</h2>
        ${work.tags.map(
          (tag) =>
            html`<div class="criterion">
              <h3>${tagName(tags, tag.tagId)}</h3>
              ${quotation(tag.span, tag.quote, clipOf)}
              ${tag.comment === undefined ? undefined : html`<p class="comment">${tag.comment}</p>`}
            </div>`,
        )}
      </section>`,
  );
