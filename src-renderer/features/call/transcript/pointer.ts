import { wordTrust, type Transcript } from '../../../../src-shared/transcript.ts';
import { wordTimingText } from '../call-text.ts';
import type { TranscriptActions } from '../selection/transcript-actions.ts';
import type { CallDeskStore, WordSelection } from '../store.ts';
import type { DomPositions } from './dom-positions.ts';

interface PointerDeps {
  readonly scroller: HTMLElement;
  readonly positions: DomPositions;
  readonly transcript: Transcript;
  readonly store: CallDeskStore;
  readonly actions: TranscriptActions;
  /** Words were selected with the mouse, or a click ended the selection. */
  readonly onSelected: (selection: WordSelection | undefined) => void;
}

const timingIssues: Readonly<Record<number, string>> = {
  [wordTrust.absent]: wordTimingText.absent,
  [wordTrust.outOfOrder]: wordTimingText.outOfOrder,
  [wordTrust.overlapping]: wordTimingText.overlapping,
  [wordTrust.impossible]: wordTimingText.impossible,
};

/** A click goes to a word, a drag selects words, Shift+click extends the selection to a word. */
export function listenToPointer(deps: PointerDeps): () => void {
  const { scroller, positions, transcript, store, actions, onSelected } = deps;
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    kind: K,
    run: (event: HTMLElementEventMap[K]) => void,
  ): void => scroller.addEventListener(kind, run, { signal: listening.signal, passive: true });

  const wordAtPointer = (event: MouseEvent): number | undefined => {
    const place = isOnControl(event) ? null : caretAt(event);
    return place === null ? undefined : positions.wordAtPosition(place.offsetNode, place.offset);
  };

  const selectWords = (event: MouseEvent): boolean => {
    const native = document.getSelection();
    if (native === null || native.isCollapsed || !scroller.contains(native.anchorNode))
      return false;
    const anchor = positions.wordAtPosition(native.anchorNode, native.anchorOffset);
    const focus =
      positions.wordAtPosition(native.focusNode, native.focusOffset) ?? wordAtPointer(event);
    if (anchor === undefined || focus === undefined) return false;
    actions.select(anchor, focus);
    return true;
  };

  on('click', (event) => {
    if (isOnControl(event)) return;
    if (selectWords(event)) {
      onSelected(store.getState().selection);
      return;
    }
    const word = wordAtPointer(event);
    if (word === undefined) {
      goToEntryAt(event, actions);
      return;
    }
    const { selection } = store.getState();
    if (event.shiftKey) {
      actions.select(selection?.anchor ?? Math.max(0, actions.currentWord()), word);
      onSelected(store.getState().selection);
      return;
    }
    onSelected(undefined);
    actions.clearSelection();
    actions.toWord(word);
  });

  // Scrolling by hand ends following. Scrolling by script raises none of these events.
  const stopFollowing = (): void => actions.setFollowing(false);
  on('wheel', stopFollowing);
  on('touchmove', stopFollowing);
  on('keydown', ({ key }) => {
    if (['PageUp', 'PageDown', 'Home', 'End'].includes(key)) stopFollowing();
  });
  on('pointerdown', ({ target, offsetX }) => {
    if (target === scroller && offsetX > scroller.clientWidth) stopFollowing();
  });

  on('pointermove', (event) => {
    if (event.buttons === 1) selectWords(event);
    const word = event.buttons === 0 ? wordAtPointer(event) : undefined;
    const issue = timingIssues[word === undefined ? 0 : (transcript.words.trust[word] ?? 0)];
    if (scroller.title !== (issue ?? '')) scroller.title = issue ?? '';
  });

  return () => listening.abort();
}

const caretAt = ({ clientX, clientY }: MouseEvent): CaretPosition | null =>
  document.caretPositionFromPoint(clientX, clientY);

/** Controls handle their own clicks. */
const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('summary, button, a, pre, form, textarea') !== null;

function goToEntryAt(event: MouseEvent, actions: TranscriptActions): void {
  const target = event.target instanceof Element ? event.target : undefined;
  const entry = target?.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  if (entry === undefined) return;
  actions.clearSelection();
  actions.toEntry(Number(entry));
}
