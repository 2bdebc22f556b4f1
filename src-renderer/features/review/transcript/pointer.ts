import { wordTrust, type Transcript } from '../../../../src-shared/transcript.ts';
import type { TranscriptActions } from '../transcript-actions.ts';
import type { ReviewStore } from '../store.ts';
import type { TurnTexts } from './turn-texts.ts';

interface PointerDeps {
  readonly scroller: HTMLElement;
  readonly texts: TurnTexts;
  readonly transcript: Transcript;
  readonly store: ReviewStore;
  readonly actions: TranscriptActions;
}

const doubts: Readonly<Record<number, string>> = {
  [wordTrust.absent]: 'Retell gave no time for this word',
  [wordTrust.outOfOrder]: 'This word’s time is out of order',
  [wordTrust.overlapping]: 'This word’s time overlaps the word before it',
  [wordTrust.impossible]: 'This word’s time cannot be right',
};

/** A click goes to a word, a drag chooses words, Shift and a click chooses up to a word. */
export function listenToPointer(deps: PointerDeps): () => void {
  const { scroller, texts, transcript, store, actions } = deps;
  const listening = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    kind: K,
    run: (event: HTMLElementEventMap[K]) => void,
  ): void => scroller.addEventListener(kind, run, { signal: listening.signal, passive: true });

  const wordUnder = ({ clientX, clientY }: MouseEvent): number | undefined => {
    const place = document.caretPositionFromPoint(clientX, clientY);
    return place === null ? undefined : texts.wordAtPlace(place.offsetNode, place.offset);
  };

  const choose = (event: MouseEvent): boolean => {
    const native = document.getSelection();
    if (native === null || native.isCollapsed || !scroller.contains(native.anchorNode))
      return false;
    const anchor = texts.wordAtPlace(native.anchorNode, native.anchorOffset);
    const focus = texts.wordAtPlace(native.focusNode, native.focusOffset) ?? wordUnder(event);
    if (anchor === undefined || focus === undefined) return false;
    actions.select(anchor, focus);
    return true;
  };

  on('click', (event) => {
    if (isOnControl(event) || choose(event)) return;
    const word = wordUnder(event);
    if (word === undefined) {
      goToLine(event, actions);
      return;
    }
    const { selection } = store.getState();
    if (event.shiftKey) {
      actions.select(selection?.anchor ?? Math.max(0, actions.wordAtHand()), word);
      return;
    }
    actions.clearSelection();
    actions.toWord(word);
  });

  // Scrolling by hand means: I want to look here. Our own scrolling raises none of these.
  const lookAround = (): void => actions.setFollowing(false);
  on('wheel', lookAround);
  on('touchmove', lookAround);
  on('keydown', ({ key }) => {
    if (['PageUp', 'PageDown', 'Home', 'End'].includes(key)) lookAround();
  });
  on('pointerdown', ({ target, offsetX }) => {
    if (target === scroller && offsetX > scroller.clientWidth) lookAround();
  });

  on('pointermove', (event) => {
    if (event.buttons === 1) choose(event);
    const word = event.buttons === 0 ? wordUnder(event) : undefined;
    const doubt = doubts[word === undefined ? 0 : (transcript.words.trust[word] ?? 0)];
    if (scroller.title !== (doubt ?? '')) scroller.title = doubt ?? '';
  });

  return () => listening.abort();
}

/** What is pressed there does something of its own. */
const isOnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('summary, button, a, pre') !== null;

function goToLine(event: MouseEvent, actions: TranscriptActions): void {
  const target = event.target instanceof Element ? event.target : undefined;
  const entry = target?.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  if (entry === undefined) return;
  actions.clearSelection();
  actions.toEntry(Number(entry));
}
