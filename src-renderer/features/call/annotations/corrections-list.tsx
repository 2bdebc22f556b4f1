import { Pencil, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Correction } from '../../../../src-shared/annotations.ts';
import { formatTime } from '../../../lib/format.ts';
import { IconButton } from '../../../ui/button.tsx';
import { useIsReadOnly } from '../../../work/read-only.ts';
import type { AnnotationParts } from './annotation-parts.ts';
import { correctionText as text } from './annotation-text.ts';
import './annotations.css';

const none: readonly Correction[] = [];

/** The corrections of the open call, to play, change and remove. Nothing while there are none. */
export function CorrectionsList({ parts }: { readonly parts: AnnotationParts }) {
  const corrections = useStore(parts.work, ({ data }) => data?.corrections ?? none);
  if (corrections.length === 0) return undefined;
  return (
    <section className="corrections" aria-label={text.list}>
      <h3 className="corrections-name">
        {text.list} <span className="figure">{corrections.length}</span>
      </h3>
      <p className="corrections-hint">{text.listHint}</p>
      <ol>
        {corrections.map((correction) => (
          <CorrectionRow key={correction.id} parts={parts} correction={correction} />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  readonly parts: AnnotationParts;
  readonly correction: Correction;
}

function CorrectionRow({ parts, correction }: RowProps) {
  const { corrections } = parts;
  const { original, corrected, span } = correction;
  const isReadOnly = useIsReadOnly(parts);
  return (
    <li className="correction-row">
      <button
        type="button"
        className="correction-play"
        title={text.play(corrected)}
        onClick={() => corrections.play(correction)}
      >
        <span className="figure applied-time">{formatTime(span.startMs)}</span>{' '}
        <del>{original}</del> <ins>{corrected === '' ? text.notSaid : corrected}</ins>
      </button>
      {isReadOnly ? undefined : (
        <>
          <IconButton
            label={text.change(original)}
            icon={<Pencil />}
            onClick={() => corrections.change(correction)}
          />
          <IconButton
            label={text.removeOf(original)}
            icon={<X />}
            onClick={() => corrections.remove(correction.id)}
          />
        </>
      )}
    </li>
  );
}
