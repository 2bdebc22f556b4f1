import { X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { AppliedTag } from '../../../src-shared/review.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { formatTime } from '../../lib/format.ts';
import { useDraftField } from '../../lib/review-draft-field.ts';
import { passageWords } from '../../lib/review-passage.ts';
import { tagColourOf, tagNameOf } from '../../lib/review-tag-set.ts';
import { IconButton } from '../../ui/button.tsx';
import { EmptyPlace } from '../../ui/empty-place.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { commentKey } from './tag-actions.ts';
import { inOrderOfTime } from './tag-walk.ts';
import type { TagsParts } from './tags-parts.ts';

const none: readonly AppliedTag[] = [];

/** The tags of the open call in order of time: walked, played, commented, removed. */
export function TagsPanel({ parts }: { readonly parts: TagsParts }) {
  const list = useRef<HTMLOListElement>(null);
  const applied = useStore(parts.work, (state) => state.work?.tags ?? none);
  const callId = useStore(parts.work, (state) => state.callId);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const inOrder = inOrderOfTime(applied);

  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || event.target instanceof HTMLTextAreaElement) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.applied-go') ?? [])];
    const here = rows.findIndex((row) => row === document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, here + step))]?.focus();
    event.preventDefault();
  };

  return (
    <section className="tags-panel" aria-label="Tags">
      {inOrder.length === 0 || callId === undefined ? (
        <EmptyPlace title="No tag on this call yet.">
          <Kbd chord="1" /> to <Kbd chord="9" /> put a tag on the words selected or being spoken;
          with <Kbd chord="Shift" /> a comment follows.
        </EmptyPlace>
      ) : (
        // The arrow keys are a short way from row to row; Tab reaches each of them too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
        <ol ref={list} className="applied" onKeyDown={walk}>
          {inOrder.map((tag) => (
            <AppliedRow key={tag.id} parts={parts} tag={tag} tagSet={tagSet} callId={callId} />
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

function AppliedRow({ parts, tag, tagSet, callId }: RowProps) {
  const { actions, draftStore, drafts } = parts;
  const name = tagNameOf(tagSet, tag.tagId);
  const field = useDraftField({
    store: draftStore,
    actions: drafts,
    fieldKey: commentKey(tag.id),
    saved: tag.comment ?? '',
    save: actions.saveComment(callId, tag.id),
  });
  const isAtHand = useStore(parts.store, ({ atHand }) => atHand === tag.id);
  return (
    <li
      className="applied-row"
      data-colour={tagColourOf(tagSet, tag.tagId)}
      aria-current={isAtHand ? 'true' : undefined}
    >
      <button
        type="button"
        className="applied-go"
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
        <span className="applied-quote">{passageWords(tag)}</span>
      </button>
      <IconButton
        className="applied-remove"
        label={`Remove ${name}`}
        icon={<X />}
        onClick={() => actions.remove(tag)}
      />
      <TextArea
        className="applied-comment"
        label={`Comment on ${name}, ${passageWords(tag)}`}
        hideLabel
        rows={1}
        placeholder="Comment"
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
