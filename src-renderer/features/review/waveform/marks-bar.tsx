import { useStore } from 'zustand';
import { markKinds, type Limit, type MarkKind } from '../../../../src-shared/marks/mark.ts';
import { useKeys } from '../../../commands/use-keys.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { MarkGlyph } from '../mark-glyph.tsx';
import { callFigures, limitsLine, markNames } from '../mark-kinds.ts';
import type { ReviewParts } from '../review-parts.ts';
import './marks-bar.css';

/** What Earmark found by itself, counted; which kinds are shown; the talk in figures; what can't be told. */
export function MarksBar({ parts }: { readonly parts: ReviewParts }) {
  const marks = useStore(parts.store, (state) => state.marks);
  const keys = useKeys('play.next-mark');
  // Its room is kept, so that nothing below it jumps when the marks are found.
  if (marks === undefined) return <div className="marks-bar" />;
  const { counts } = marks.summary;
  const found = markKinds.filter((kind) => counts[kind] > 0);
  return (
    <div className="marks-bar">
      <fieldset className="marks-kinds">
        <legend className="unseen">Marks that are shown</legend>
        {found.map((kind) => (
          <KindToggle key={kind} parts={parts} kind={kind} count={counts[kind]} />
        ))}
        {found.length === 0 ? (
          <span className="marks-none">No marks</span>
        ) : (
          <span className="marks-key" aria-hidden="true">
            {keys === undefined ? undefined : <Kbd chord={keys} />}
          </span>
        )}
      </fieldset>
      <dl className="marks-figures">
        {callFigures(marks.summary).map(({ name, value, title }) => (
          <div key={name} title={title}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <Limits limits={marks.limits} />
    </div>
  );
}

interface ToggleProps {
  readonly parts: ReviewParts;
  readonly kind: MarkKind;
  readonly count: number;
}

function KindToggle({ parts, kind, count }: ToggleProps) {
  const shown = useStore(parts.store, ({ hiddenKinds }) => !hiddenKinds.includes(kind));
  return (
    <button
      type="button"
      className="marks-kind"
      data-kind={kind}
      aria-pressed={shown}
      title={`${markNames[kind]}: press to ${shown ? 'put these marks away' : 'show them again'}`}
      onClick={() => parts.marking.toggleKind(kind)}
    >
      <MarkGlyph kind={kind} />
      <span className="marks-kind-name">{markNames[kind]}</span>
      <span className="figure">{count}</span>
    </button>
  );
}

/** Always in sight, so that nothing found never passes for nothing wrong. */
function Limits({ limits }: { readonly limits: readonly Limit[] }) {
  if (limits.length === 0) return undefined;
  if (limits.length === 1) {
    return <p className="marks-limits marks-limit">{limitsLine(limits)}</p>;
  }
  return (
    <details className="marks-limits">
      <summary className="marks-limit">{limitsLine(limits)}</summary>
      <ul>
        {limits.map(({ kind, text }) => (
          <li key={kind}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
