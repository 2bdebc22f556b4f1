import { useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { Transcript as Lines } from '../../../../src-shared/transcript.ts';
import { shownMarks } from '../mark-walk.ts';
import { readingOf } from '../reading.ts';
import type { ReviewParts } from '../review-parts.ts';
import type { ReviewState } from '../store.ts';
import { listenToCopying } from './copying.ts';
import { createFilling, type Filling } from './filling.ts';
import { FindBar } from './find-bar.tsx';
import { FollowButton } from './follow-button.tsx';
import { listenToPointer } from './pointer.ts';
import { TranscriptBody } from './transcript-body.tsx';
import { TranscriptNotice } from './transcript-notice.tsx';
import { createTranscriptView, type TranscriptView } from './transcript-view.ts';
import './transcript.css';

interface TranscriptProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
}

const noTags: readonly never[] = [];
const nothingFound = { hits: [], at: -1 } as const;

/** The call as text, read along word by word. */
export function Transcript({ parts, detail }: TranscriptProps) {
  const region = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shownCall = useRef<CallId>(undefined);
  const applied = useStore(parts.work, (state) => state.work?.tags ?? noTags);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const marks = useStore(parts.store, (state) => state.marks?.marks ?? noTags);
  const hidden = useStore(parts.store, (state) => state.hiddenKinds);
  const shown = useMemo(() => shownMarks(marks, hidden), [marks, hidden]);
  const { transcript } = detail;
  const filling = useMemo(
    () => createFilling(transcript.entries, entryAtHand(parts, transcript)),
    // Words moved in time are the same lines.
    // oxlint-disable-next-line react/exhaustive-deps -- where it begins is asked once
    [parts, transcript.entries],
  );

  // Before the paint: nobody may read the word of the call before beside the lines of this one.
  useLayoutEffect(() => {
    if (region.current === null || scroller.current === null) return undefined;
    const places = { region: region.current, scroller: scroller.current };
    const isNew = shownCall.current !== detail.callId;
    shownCall.current = detail.callId;
    return bringToLife(parts, detail, { ...places, filling, isNew });
  }, [parts, detail, filling]);

  return (
    <section
      ref={region}
      className="transcript"
      aria-label="Transcript"
      data-word="-1"
      data-word-text=""
    >
      <FindBar parts={parts} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollers are scrolled by keys too */}
      <div ref={scroller} className="transcript-scroller" tabIndex={0}>
        <TranscriptNotice parts={parts} detail={detail} />
        <TranscriptBody
          key={detail.callId}
          transcript={transcript}
          filling={filling}
          times={readingOf(transcript).times}
          applied={applied}
          tagSet={tagSet}
          marks={shown}
        />
      </div>
      <FollowButton parts={parts} />
    </section>
  );
}

/** The line that is in front when the call opens. */
const entryAtHand = ({ player, store }: ReviewParts, transcript: Lines): number =>
  transcript.words.entry[player.clock.word()] ?? store.getState().entryAtHand;

interface Places {
  readonly region: HTMLElement;
  readonly scroller: HTMLElement;
  readonly filling: Filling;
  /** Another call than the one before, and not the same one with its words moved. */
  readonly isNew: boolean;
}

function bringToLife(parts: ReviewParts, detail: CallDetail, places: Places): () => void {
  const { region, scroller, filling, isNew } = places;
  const { store, player, work, tagSet, transcriptActions: actions } = parts;
  const { transcript } = detail;
  const view = createTranscriptView(region, scroller, { transcript, need: filling.need });
  const showTags = (): void =>
    view.showTags(work.getState().work?.tags ?? noTags, tagSet.getState().tags);
  const stops = [
    player.clock.onWord((word) => view.showWord(word, store.getState().following)),
    work.subscribe((state, before) => {
      if (state.work?.tags !== before.work?.tags) showTags();
    }),
    tagSet.subscribe(showTags),
    followStore(parts, view, transcript.words.count > 0),
    listenToPointer({ scroller, texts: view.texts, transcript, store, actions }),
    listenToCopying({
      scroller,
      transcript,
      times: readingOf(transcript).times,
      needAll: filling.needAll,
      onAllChosen: () => {
        if (transcript.words.count > 0) actions.select(0, transcript.words.count - 1);
      },
    }),
    view.dispose,
    filling.goOn(() => paintAll(parts, view)),
  ];
  if (isNew) view.begin(player.clock.word());
  else view.showWord(player.clock.word(), true);
  if (transcript.words.count === 0) view.showEntry(store.getState().entryAtHand, false);
  return () => {
    for (const stop of stops) stop();
  };
}

/** Every line is there: what lies on words can be painted. */
function paintAll({ store, work, tagSet }: ReviewParts, view: TranscriptView): void {
  view.showDoubtful();
  view.showTags(work.getState().work?.tags ?? noTags, tagSet.getState().tags);
  const { selection, finding } = store.getState();
  if (selection !== undefined) view.showSelection(selection);
  if (finding !== undefined) view.showFinding(finding);
}

/** What the reviewer chose to look at: words, hits, a mark. */
function showChoices(view: TranscriptView, state: ReviewState, before: ReviewState): void {
  if (state.selection !== before.selection) view.showSelection(state.selection);
  if (state.finding !== before.finding) view.showFinding(state.finding ?? nothingFound);
  if (state.markAtHand !== before.markAtHand) view.showMark(state.markAtHand?.entry);
}

function followStore(
  { store, player }: ReviewParts,
  view: TranscriptView,
  hasWords: boolean,
): () => void {
  return store.subscribe((state, before) => {
    showChoices(view, state, before);
    const back = state.following && !before.following;
    if (hasWords && back) view.showWord(player.clock.word(), true);
    if (!hasWords && (back || state.entryAtHand !== before.entryAtHand)) {
      view.showEntry(state.entryAtHand, state.following);
    }
  });
}
