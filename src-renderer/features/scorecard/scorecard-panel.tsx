import { useRef } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Rubric, Section } from '../../../src-shared/rubric.ts';
import { scoreOf, type Score } from '../../../src-shared/scoring.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { scopeAttribute } from '../../commands/shortcut-listener.ts';
import { formatPercent } from '../../lib/format.ts';
import { useAutosaveField } from '../../work/autosave.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { useScrollToTop } from '../../ui/use-scroll-to-top.ts';
import { CriterionRow } from './criterion-row.tsx';
import { SaveStatus } from './save-status.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';

const noAnswers: Readonly<Record<string, Answer>> = {};

interface PanelProps {
  readonly parts: ScorecardParts;
  readonly callId: CallId;
  readonly rubric: Rubric;
}

/** The scorecard of the open call, whose score moves as its keys are pressed. */
export function ScorecardPanel({ parts, callId, rubric }: PanelProps) {
  const answers = useStore(parts.work, ({ data: work }) => work?.review.answers ?? noAnswers);
  const score = scoreOf(rubric, answers);
  const body = useRef<HTMLDivElement>(null);
  useScrollToTop(callId, body);
  return (
    <section className="scorecard" aria-label="Scorecard" {...{ [scopeAttribute]: 'scorecard' }}>
      <ScoreHeader score={score} rubric={rubric} />
      <div ref={body} className="scorecard-body">
        {rubric.sections.map((section, place) => (
          <SectionCard
            key={section.id}
            parts={parts}
            section={section}
            callId={callId}
            percent={score.sections[place]?.percent}
            failed={score.sections[place]?.failed ?? false}
          />
        ))}
        <OverallComment parts={parts} callId={callId} />
      </div>
      <ScorecardFooter parts={parts} />
    </section>
  );
}

function ScoreHeader({ score, rubric }: { readonly score: Score; readonly rubric: Rubric }) {
  const failed = score.autoFailedBy.length > 0;
  return (
    <header className="score">
      <span className="score-figure figure">{formatPercent(score.percent)}</span>
      <span className="score-text">
        <span className="score-result" data-passed={score.passed}>
          {resultText(score, failed)}
        </span>
        <span className="score-about figure">
          {score.answered} of {score.criteria} answered · passes at {formatPercent(rubric.passMark)}
        </span>
        <span className="score-about">
          {rubric.name}, version {rubric.version}
        </span>
      </span>
    </header>
  );
}

function resultText({ passed, answered, criteria }: Score, failed: boolean): string {
  if (failed) return '✕ Failed by an auto-fail answer';
  if (passed === undefined) return 'Not scored yet';
  const result = passed ? '✓ Passes' : '✕ Below the pass mark';
  return answered < criteria ? `${result} so far` : result;
}

interface SectionProps {
  readonly parts: ScorecardParts;
  readonly section: Section;
  readonly callId: CallId;
  readonly percent: number | undefined;
  readonly failed: boolean;
}

function SectionCard({ parts, section, callId, percent, failed }: SectionProps) {
  return (
    <div className="section">
      <h3 className="section-head">
        <span>{section.name}</span>
        <span className="section-score figure">{failed ? '✕ failed' : formatPercent(percent)}</span>
      </h3>
      <ul>
        {section.criteria.map((criterion) => (
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
        label="Comment on the call"
        rows={3}
        data-comment-field=""
        maxLength={20_000}
        value={field.value}
        problem={field.problem}
        onChange={(event) => field.onText(event.target.value)}
        onBlur={field.onBlur}
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
          {flagged ? 'Flagged' : 'Flag'}
        </Button>
        <Button tone="quiet" shortcut={useShortcut('review.skip')} onClick={actions.openSkipDialog}>
          Skip
        </Button>
        {state === 'submitted' || state === 'skipped' ? (
          <Button tone="quiet" onClick={() => void actions.reopen()}>
            Reopen
          </Button>
        ) : undefined}
      </span>
      <Button
        tone="primary"
        shortcut={useShortcut('review.submit')}
        onClick={() => void actions.submit()}
      >
        Submit and next
      </Button>
    </footer>
  );
}
