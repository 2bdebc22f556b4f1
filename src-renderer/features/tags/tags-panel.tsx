import { X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { AppliedTag } from '../../../src-shared/review.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { formatTime } from '../../lib/format.ts';
import { useAutosaveField } from '../../work/autosave.ts';
import { passageLabel } from '../../work/passage.ts';
import { tagColourOf, tagNameOf } from '../../work/tag-set.ts';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { tagsText } from './tags-text.ts';
import { commentDraftKey, type TagsParts } from './tag-actions.ts';
import { sortedByTime } from './tag-navigation.ts';

const noTags: readonly AppliedTag[] = [];

/** The tags of the open call by time, to play, comment on and remove. */
export function TagsPanel({ parts }: { readonly parts: TagsParts }) {
  const list = useRef<HTMLOListElement>(null);
  const applied = useStore(parts.work, (state) => state.data?.tags ?? noTags);
  const callId = useStore(parts.work, (state) => state.callId);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const sorted = sortedByTime(applied);

  const moveFocus = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.target instanceof HTMLTextAreaElement) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.applied-play') ?? [])];
    const here = rows.findIndex((row) => row === document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
    event.preventDefault();
  };

  return (
    <section className="tags-panel" aria-label={tagsText.panel}>
      {sorted.length === 0 || callId === undefined ? (
        <EmptyState title={tagsText.none}>
          Press <Kbd chord="1" /> to <Kbd chord="9" /> to tag the selected or spoken words. Hold{' '}
          <Kbd chord="Shift" /> to add a comment.
        </EmptyState>
      ) : (
        // The arrow keys move from row to row; Tab reaches each row, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
        <ol ref={list} className="applied" onKeyDown={moveFocus}>
          {sorted.map((tag) => (
            <AppliedTagRow key={tag.id} parts={parts} tag={tag} tagSet={tagSet} callId={callId} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  readonly parts: TagsParts;
  readonly tag: AppliedTag;
  readonly tagSet: readonly Tag[];
  readonly callId: string;
}

function AppliedTagRow({ parts, tag, tagSet, callId }: RowProps) {
  const { actions, draftStore, drafts } = parts;
  const name = tagNameOf(tagSet, tag.tagId);
  const field = useAutosaveField({
    store: draftStore,
    actions: drafts,
    fieldKey: commentDraftKey(tag.id),
    saved: tag.comment ?? '',
    save: actions.saveComment(callId, tag.id),
  });
  const isCurrent = useStore(parts.store, ({ currentTagId }) => currentTagId === tag.id);
  return (
    <li
      className="applied-row"
      data-colour={tagColourOf(tagSet, tag.tagId)}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <button
        type="button"
        className="applied-play"
        onClick={() => actions.play(tag)}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          actions.remove(tag);
        }}
      >
        <span className="applied-head">
          <span className="tag-name">{name}</span>
          <span className="figure applied-time">{formatTime(tag.span.startMs)}</span>
        </span>
        <span className="applied-quote">{passageLabel(tag)}</span>
      </button>
      <IconButton
        className="applied-remove"
        label={tagsText.remove(name)}
        icon={<X />}
        onClick={() => actions.remove(tag)}
      />
      <TextArea
        className="applied-comment"
        label={tagsText.commentLabel(name, passageLabel(tag))}
        hideLabel
        rows={1}
        placeholder={tagsText.comment}
        data-comment-field=""
        maxLength={20_000}
        value={field.value}
        problem={field.problem}
        onChange={(event) => field.onText(event.target.value)}
        onBlur={field.onBlur}
      />
    </li>
  );
}
