import { useStore } from 'zustand';
import { markerKinds, type Limitation, type MarkerKind } from '../../../../src-shared/marker.ts';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { callFigures, limitsText, markerNames } from '../markers/marker-kinds.ts';
import type { CallParts } from '../call-parts.ts';
import './marker-bar.css';

/** What Earmark found by itself, counted; which kinds are shown; the talk in figures; what can't be told. */
export function MarkerBar({ parts }: { readonly parts: CallParts }) {
  const markers = useStore(parts.store, (state) => state.markers);
  const keys = useShortcut('play.next-mark');
  // Its room is kept, so that nothing below it jumps when the marks are found.
  if (markers === undefined) return <div className="marker-bar" />;
  const { counts } = markers.summary;
  const found = markerKinds.filter((kind) => counts[kind] > 0);
  return (
    <div className="marker-bar">
      <fieldset className="marker-kinds">
        <legend className="unseen">Marks that are shown</legend>
        {found.map((kind) => (
          <KindToggle key={kind} parts={parts} kind={kind} count={counts[kind]} />
        ))}
        {found.length === 0 ? (
          <span className="marker-none">No marks</span>
        ) : (
          <span className="marker-shortcut" aria-hidden="true">
            {keys === undefined ? undefined : <Kbd chord={keys} />}
          </span>
        )}
      </fieldset>
      <dl className="call-figures">
        {callFigures(markers.summary).map(({ name, value, title }) => (
          <div key={name} title={title}>
            <dt>{name}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <MarkerLimits limits={markers.limitations} />
    </div>
  );
}

interface ToggleProps {
  readonly parts: CallParts;
  readonly kind: MarkerKind;
  readonly count: number;
}

function KindToggle({ parts, kind, count }: ToggleProps) {
  const shown = useStore(parts.store, ({ hiddenKinds }) => !hiddenKinds.includes(kind));
  return (
    <button
      type="button"
      className="marker-kind"
      data-kind={kind}
      aria-pressed={shown}
      title={`${markerNames[kind]}: press to ${shown ? 'put these marks away' : 'show them again'}`}
      onClick={() => parts.markerActions.toggleKind(kind)}
    >
      <MarkerGlyph kind={kind} />
      <span className="marker-kind-name">{markerNames[kind]}</span>
      <span className="figure">{count}</span>
    </button>
  );
}

/** Always in sight, so that nothing found never passes for nothing wrong. */
function MarkerLimits({ limits }: { readonly limits: readonly Limitation[] }) {
  if (limits.length === 0) return undefined;
  if (limits.length === 1) {
    return <p className="marker-limits marker-limit">{limitsText(limits)}</p>;
  }
  return (
    <details className="marker-limits">
      <summary className="marker-limit">{limitsText(limits)}</summary>
      <ul>
        {limits.map(({ kind, text }) => (
          <li key={kind}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
