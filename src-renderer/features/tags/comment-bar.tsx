import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppliedTag } from '../../../src-shared/review.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { passageLabel } from '../../work/passage.ts';
import { tagNameOf } from '../../work/tag-set.ts';
import type { TagsParts } from './tag-actions.ts';
import { tagsText } from './tags-text.ts';

/** A comment field for the tag that was just added, while the recording keeps playing. */
export function CommentBar({ parts }: { readonly parts: TagsParts }) {
  const id = useStore(parts.store, (state) => state.commentingOn);
  const callId = useStore(parts.work, (state) => state.callId);
  const tag = useStore(parts.work, (state) => state.data?.tags.find((one) => one.id === id));
  return tag === undefined || callId === undefined ? undefined : (
    <OpenBar key={tag.id} parts={parts} tag={tag} callId={callId} />
  );
}

interface BarProps {
  readonly parts: TagsParts;
  readonly tag: AppliedTag;
  /** The call of the tag. Another call may be opened before the comment is saved. */
  readonly callId: CallId;
}

function OpenBar({ parts, tag, callId }: BarProps) {
  const field = useRef<HTMLInputElement>(null);
  // Saved however the bar closes, except by Escape: by Enter, by blur, or because another call is opened.
  const typed = useRef<string>(undefined);
  const name = tagNameOf(
    useStore(parts.tagSet, (state) => state.tags),
    tag.tagId,
  );
  const { actions, focusTranscript } = parts;
  const { id } = tag;

  useEffect(() => {
    field.current?.focus();
    return () => {
      if (typed.current !== undefined) void actions.finishComment(callId, id, typed.current);
    };
  }, [actions, callId, id]);

  const finish = (): void => {
    const text = typed.current ?? '';
    typed.current = undefined;
    void actions.finishComment(callId, id, text);
  };
  const discard = (): void => {
    const text = typed.current ?? '';
    typed.current = undefined;
    actions.discardComment(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') discard();
    else return;
    event.preventDefault();
    event.stopPropagation();
    focusTranscript();
  };

  return (
    <div className="comment-bar">
      <label className="comment-bar-label" htmlFor="tag-comment-bar">
        <span className="tag-name">{name}</span> {passageLabel(tag)}
      </label>
      <input
        ref={field}
        id="tag-comment-bar"
        className="field-input"
        type="text"
        autoComplete="off"
        placeholder={tagsText.comment}
        data-comment-field=""
        maxLength={20_000}
        defaultValue={tag.comment ?? ''}
        onChange={(event) => {
          typed.current = event.target.value;
        }}
        onBlur={finish}
        onKeyDown={onKeyDown}
      />
      <span className="comment-bar-keys" aria-hidden="true">
        <Kbd chord="Enter" /> {tagsText.saves} · <Kbd chord="Escape" /> {tagsText.discards}
      </span>
    </div>
  );
}
