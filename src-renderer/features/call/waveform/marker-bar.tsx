import { useStore } from 'zustand';
import { markerKinds, type Limitation, type MarkerKind } from '../../../../src-shared/marker.ts';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { MarkerGlyph } from '../markers/marker-glyph.tsx';
import { markerNames, markerText } from '../call-text.ts';
import { callFigures, limitsText } from '../markers/marker-kinds.ts';
import type { CallParts } from '../call-parts.ts';
import './marker-bar.css';

/** Marker counts with toggles, the figures of the call, and the limitations of the analysis. */
export function MarkerBar({ parts }: { readonly parts: CallParts }) {
  const markers = useStore(parts.store, (state) => state.markers);
  const shortcut = useShortcut('play.next-mark');
  // The height is reserved, so that nothing below jumps when the markers are computed.
  if (markers === undefined) return <div className="marker-bar" />;
  const { counts } = markers.summary;
  const found = markerKinds.filter((kind) => counts[kind] > 0);
  return (
    <div className="marker-bar">
      <fieldset className="marker-kinds">
        <legend className="unseen">{markerText.shown}</legend>
        {found.map((kind) => (
          <KindToggle key={kind} parts={parts} kind={kind} count={counts[kind]} />
        ))}
        {found.length === 0 ? (
          <span className="marker-none">{markerText.none}</span>
        ) : (
          <span className="marker-shortcut" aria-hidden="true">
            {shortcut === undefined ? undefined : <Kbd chord={shortcut} />}
          </span>
        )}
      </fieldset>
      <div className="marker-facts">
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
      title={markerText.toggle(markerNames[kind], shown)}
      onClick={() => parts.markerActions.toggleKind(kind)}
    >
      <MarkerGlyph kind={kind} />
      <span className="marker-kind-name">{markerNames[kind]}</span>
      <span className="figure">{count}</span>
    </button>
  );
}

/** Always visible, so that "no markers" is not mistaken for "nothing wrong". */
function MarkerLimits({ limits }: { readonly limits: readonly Limitation[] }) {
  if (limits.length === 0) return undefined;
  if (limits.length === 1) {
    return (
      <p className="marker-limits marker-limit" title={limitsText(limits)}>
        {limitsText(limits)}
      </p>
    );
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
