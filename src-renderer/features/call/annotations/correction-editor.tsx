import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { focusTranscript } from '../../../lib/call-focus.ts';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/fields.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import type { AnnotationParts } from './annotation-parts.ts';
import type { CorrectionTarget } from './annotation-store.ts';
import { correctionText as text } from './annotation-text.ts';

interface EditorProps {
  readonly parts: AnnotationParts;
  readonly target: CorrectionTarget;
  /** In px of the scrolled transcript. */
  readonly place: { readonly belowPx: number; readonly leftPx: number };
}

/**
 * The field in which a correction is written, below the words. It is saved however it closes, except by
 * Escape: by Enter, by leaving it, or because another call is opened.
 */
export function CorrectionEditor({ parts, target, place }: EditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(target.text);
  const pending = useRef<string>(undefined);
  const { corrections } = parts;

  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      '.field-input',
    );
    field?.focus();
    // Typing replaces the words and keeps the full stop after them. A whole turn is rarely replaced.
    const { length } = target.words === undefined ? '' : target.text.replace(/[\p{P}\s]+$/u, '');
    field?.setSelectionRange(0, length);
    return () => {
      if (pending.current !== undefined) void corrections.save(target, pending.current);
    };
  }, [corrections, target]);

  const isDone = useRef(false);
  // Only once: moving the focus afterwards leaves the form, too.
  const finish = (run: () => void): void => {
    if (isDone.current) return;
    isDone.current = true;
    pending.current = undefined;
    run();
  };
  const save = (): void => finish(() => void corrections.save(target, typed));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    finish(corrections.cancel);
    focusTranscript();
  };

  return (
    // Escape closes the form from each of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
    <form
      ref={form}
      className="correction-editor"
      aria-label={text.editor}
      style={{ top: place.belowPx, left: `max(0px, min(${place.leftPx}px, 100% - 23rem))` }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
        focusTranscript();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) save();
      }}
      onKeyDown={onKeyDown}
    >
      <p className="correction-original">
        <span className="correction-label">{text.original}</span> <del>{target.original}</del>
      </p>
      <CorrectionField
        isWholeTurn={target.words === undefined}
        typed={typed}
        onType={(now) => {
          pending.current = now;
          setTyped(now);
        }}
        onSave={() => {
          save();
          focusTranscript();
        }}
      />
      <div className="correction-foot">
        <span className="comment-bar-keys" aria-hidden="true">
          <Kbd chord="Enter" /> {text.saves} · <Kbd chord="Escape" /> {text.cancels}
        </span>
        {target.isStored ? (
          <Button
            tone="quiet"
            onClick={() => {
              finish(() => corrections.remove(target.id));
              focusTranscript();
            }}
          >
            {text.remove}
          </Button>
        ) : undefined}
      </div>
    </form>
  );
}

interface FieldProps {
  readonly isWholeTurn: boolean;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onSave: () => void;
}

/** A whole turn can have several lines, which a field of one line would join. */
function CorrectionField({ isWholeTurn, typed, onType, onSave }: FieldProps) {
  const field = {
    label: text.field,
    hint: typed.trim() === '' ? text.empty : undefined,
    value: typed,
    'data-comment-field': '',
    maxLength: 20_000,
  };
  if (!isWholeTurn) return <TextField {...field} onChange={({ target }) => onType(target.value)} />;
  return (
    <TextArea
      {...field}
      rows={4}
      onChange={({ target }) => onType(target.value)}
      onKeyDown={(event) => {
        // As in comments: Enter is done, Shift+Enter starts a new line.
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onSave();
      }}
    />
  );
}
