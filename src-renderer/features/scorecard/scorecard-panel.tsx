import { useRef, type CSSProperties, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import { valuesOf } from '../../../src-shared/review-answers.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion, Rubric, Section } from '../../../src-shared/rubrics/rubric.ts';
import { applicableCriteria } from '../../../src-shared/rubrics/criteria.ts';
import { scoreOf, type Score } from '../../../src-shared/rubrics/scoring.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { formatPercent } from '../../lib/format.ts';
import { useAutosaveField } from '../../work/autosave.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { useScrollToTop } from '../../ui/use-scroll-to-top.ts';
import { AcceptAll } from './accept-all.tsx';
import { ReviewNotice } from './review-notice.tsx';
import { OtherReviews } from './other-reviews.tsx';
import { CriterionRow } from './criterion-row.tsx';
import { scorecardText } from './scorecard-text.ts';
import { useIsReadOnly } from '../../work/read-only.ts';
import { useRenderedInSteps } from './render-in-steps.ts';
import { SaveStatus } from './save-status.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { criteriaRenderedFirst } from './store.ts';

const noAnswers: Readonly<Record<string, Answer>> = {};

interface PanelProps {
  readonly parts: ScorecardParts;
  readonly callId: CallId;
  readonly rubric: Rubric;
}

/** The id of the field for the comment on the whole call. */
export const overallCommentId = 'review-comment';

/** The scorecard of the open call. */
export function ScorecardPanel({ parts, callId, rubric }: PanelProps) {
  const answers = useStore(parts.work, ({ data: work }) => work?.review.answers ?? noAnswers);
  const status = useStore(parts.work, ({ data }) => data?.review.status);
  const score = scoreOf(rubric, valuesOf(answers));
  const shown = applicableCriteria(rubric, valuesOf(answers));
  const total = rubric.sections.reduce((count, { criteria }) => count + criteria.length, 0);
  const rendered = useRenderedInSteps(parts.store, total);
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Where there is little height, the whole panel scrolls in place of its body.
  useScrollToTop(callId, panel);
  useScrollToTop(callId, body);
  return (
    <section
      ref={panel}
      className="scorecard"
      aria-label={scorecardText.name}
      {...{ [scopeAttribute]: 'scorecard' }}
    >
      <ScoreHeader score={score} rubric={rubric} status={status}>
        <AcceptAll parts={parts} rubric={rubric} answers={answers} />
      </ScoreHeader>
      <ReviewNotice parts={parts} />
      <div
        ref={body}
        className="scorecard-body"
        data-long={total > criteriaRenderedFirst || undefined}
      >
        {renderedSections(rubric, rendered).map(({ section, place, criteria }) => (
          <SectionCard
            key={section.id}
            parts={parts}
            name={section.name}
            criteria={criteria.filter(({ id }) => shown.has(id))}
            callId={callId}
            percent={score.sections[place]?.percent}
            failed={score.sections[place]?.failed ?? false}
          />
        ))}
        <OverallComment parts={parts} callId={callId} />
        <OtherReviews parts={parts} />
      </div>
      {/* Nothing can be done to a voided review; the notice above offers a new one. */}
      {status === 'voided' ? undefined : <ScorecardFooter parts={parts} />}
    </section>
  );
}

interface ScoreHeaderProps {
  readonly children: ReactNode;
  readonly score: Score;
  readonly rubric: Rubric;
  readonly status: ReviewStatus | undefined;
}

function ScoreHeader({ score, rubric, status, children }: ScoreHeaderProps) {
  const { answered, criteria, passed } = score;
  const isComplete = answered === criteria;
  return (
    <header className="score" title={scorecardText.rubric(rubric.name, rubric.version)}>
      <span className="score-ring figure" style={ringStyle(answered / Math.max(1, criteria))}>
        <span className="score-figure">{formatPercent(score.percent)}</span>
      </span>
      <span className="score-result" data-passed={isComplete ? passed : undefined}>
        {resultText(score, status)}
      </span>
      <span className="score-about figure">
        {scorecardText.answered(answered, criteria)} ·{' '}
        {scorecardText.passMark(formatPercent(rubric.passMark))}
      </span>
      {children}
    </header>
  );
}

/** The ring reads the share of answered criteria from a custom property. */
const ringStyle = (share: number): CSSProperties & Record<'--share', string> => ({
  '--share': `${100 * share}%`,
});

/** A score with unanswered criteria is neither a pass nor a fail yet, unless an answer is an auto-fail. */
function resultText(score: Score, status: ReviewStatus | undefined): string {
  if (score.failedAllBy.length > 0) return scorecardText.autoFailed;
  if (score.percent === undefined) return scorecardText.notScored;
  if (score.passed === undefined) {
    return status === 'submitted' ? scorecardText.incomplete : scorecardText.inProgress;
  }
  return score.passed ? scorecardText.passed : scorecardText.failed;
}

interface RenderedSection {
  readonly section: Section;
  readonly place: number;
  readonly criteria: readonly Criterion[];
}

/** The sections with their criteria, up to this number of criteria. */
function renderedSections({ sections }: Rubric, count: number): readonly RenderedSection[] {
  let rest = count;
  return sections.flatMap((section, place) => {
    if (rest <= 0) return [];
    const criteria = section.criteria.slice(0, rest);
    rest -= criteria.length;
    return [{ section, place, criteria }];
  });
}

interface SectionProps {
  readonly parts: ScorecardParts;
  readonly name: string;
  /** Those whose condition holds, as far as they are rendered. */
  readonly criteria: readonly Criterion[];
  readonly callId: CallId;
  readonly percent: number | undefined;
  readonly failed: boolean;
}

function SectionCard({ parts, name, criteria, callId, percent, failed }: SectionProps) {
  return (
    <div className="section">
      <h3 className="section-head">
        <span>{name}</span>
        <span className="section-score figure">
          {failed ? scorecardText.sectionFailed : formatPercent(percent)}
        </span>
      </h3>
      <ul>
        {criteria.map((criterion) => (
          <CriterionRow key={criterion.id} parts={parts} criterion={criterion} callId={callId} />
        ))}
      </ul>
    </div>
  );
}

function OverallComment({ parts, callId }: Omit<PanelProps, 'rubric'>) {
  const saved = useStore(parts.work, ({ data: work }) => work?.review.comment ?? '');
  const field = useAutosaveField({
    store: parts.draftStore,
    actions: parts.drafts,
    fieldKey: `review-comment ${callId}`,
    saved,
    save: parts.actions.saveReviewComment(callId),
  });
  return (
    <div className="section">
      <TextArea
        id={overallCommentId}
        label={scorecardText.overallComment}
        rows={2}
        readOnly={useIsReadOnly(parts)}
        data-comment-field=""
        maxLength={20_000}
        value={field.value}
        problem={field.problem}
        onChange={(event) => field.onText(event.target.value)}
        onBlur={field.onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          parts.actions.enter();
        }}
      />
    </div>
  );
}

function ScorecardFooter({ parts }: Pick<PanelProps, 'parts'>) {
  const state = useStore(parts.work, ({ data: work }) => work?.review.status);
  const flagged = useStore(parts.work, ({ data: work }) => work?.review.flagged ?? false);
  const { actions } = parts;
  return (
    <footer className="scorecard-foot">
      <span className="scorecard-row">
        <SaveStatus work={parts.work} />
        <Button
          tone="quiet"
          shortcut={useShortcut('review.flag')}
          aria-pressed={flagged}
          onClick={() => void actions.toggleFlag()}
        >
          {flagged ? scorecardText.flagged : scorecardText.flag}
        </Button>
        <Button tone="quiet" shortcut={useShortcut('review.skip')} onClick={actions.openSkipDialog}>
          {scorecardText.skip}
        </Button>
        {state === 'submitted' || state === 'skipped' ? (
          <Button tone="quiet" onClick={() => void actions.reopen()}>
            {scorecardText.reopen}
          </Button>
        ) : undefined}
        {state === 'submitted' ? (
          <Button tone="quiet" onClick={actions.openVoidDialog}>
            {scorecardText.void}
          </Button>
        ) : undefined}
      </span>
      <Button
        tone="primary"
        shortcut={useShortcut('review.submit')}
        onClick={() => void actions.submit()}
      >
        {scorecardText.submit}
      </Button>
    </footer>
  );
}
