import { useState } from 'react';
import { useStore } from 'zustand';
import type { AnnotationParts } from '../annotations/annotation-parts.ts';
import type { CorrectionTarget } from '../annotations/annotation-store.ts';
import { CorrectionEditor } from '../annotations/correction-editor.tsx';
import type { ToolbarPlace } from './selection-toolbar.tsx';
import type { TranscriptView } from './transcript-view.ts';

interface LayerProps {
  readonly parts: AnnotationParts;
  /** The visible transcript, which knows where the words are. */
  readonly view: () => TranscriptView | undefined;
}

interface Placed {
  readonly target?: CorrectionTarget;
  readonly place: ToolbarPlace;
}

const atTheTop: ToolbarPlace = { topPx: 0, belowPx: 0, leftPx: 0 };

/** The editor of a correction at its words, while it is open. */
export function CorrectionLayer({ parts, view }: LayerProps) {
  const target = useStore(parts.store, ({ correcting }) => correcting);
  const [placed, setPlaced] = useState<Placed>({ place: atTheTop });
  if (target !== undefined && placed.target !== target) {
    const { words, entry } = target;
    const place =
      words === undefined
        ? view()?.placeOfTurn(entry)
        : view()?.placeOf({ anchor: words.first, focus: words.last });
    setPlaced({ target, place: place ?? atTheTop });
  }
  return target === undefined ? undefined : (
    <CorrectionEditor key={target.id} parts={parts} target={target} place={placed.place} />
  );
}
