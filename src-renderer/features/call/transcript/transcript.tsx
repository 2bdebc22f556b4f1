import { useStore } from 'zustand';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import type { CallParts } from '../call-parts.ts';
import { transcriptText } from '../call-text.ts';
import { shownDetail, type CallDeskState } from '../store.ts';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { Transcript as TranscriptData } from '../../../../src-shared/transcript.ts';
import { visibleMarkers } from '../markers/marker-actions.ts';
import { timingOf } from '../words/transcript-timing.ts';
import { listenToCopy } from './copy.ts';
import { createProgressiveRender, type ProgressiveRender } from './progressive-render.ts';
import { FindBar } from './find-bar.tsx';
import { listenToPointer } from './pointer.ts';
import { createToolbarStore, SelectionToolbar, type ToolbarStore } from './selection-toolbar.tsx';
import { TranscriptBody } from './transcript-body.tsx';
import { TranscriptNotice } from './transcript-notice.tsx';
import { CorrectionLayer } from './correction-layer.tsx';
import { useCorrectionsShown, useEntryNotes } from './use-entry-notes.tsx';
import { createTranscriptView, type TranscriptView } from './transcript-view.ts';
import './transcript.css';

/** Shown after the reviewer scrolled away from the spoken word. */
function FollowButton({ parts }: { readonly parts: CallParts }) {
  const following = useStore(parts.store, (state) => state.following);
  const hasWords = useStore(
    parts.store,
    (state) => (shownDetail(state)?.transcript.words.count ?? 0) > 0,
  );
  const shortcut = useShortcut('transcript.follow');
  if (following || !hasWords) return undefined;
  return (
    <Button
      className="follow"
      shortcut={shortcut}
      onClick={() => parts.transcriptActions.setFollowing(true)}
    >
      {transcriptText.follow}
    </Button>
  );
}

interface TranscriptProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

const noTags: readonly never[] = [];
const noHits = { text: '', hits: [], current: -1 } as const;
const noAnswers = {};

/** The transcript, with the spoken word highlighted. */
export function Transcript({ parts, detail }: TranscriptProps) {
  const region = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shownCall = useRef<CallId>(undefined);
  const applied = useStore(parts.work, (state) => state.data?.tags ?? noTags);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const markers = useStore(parts.store, (state) => state.markers?.markers ?? noTags);
  const hidden = useStore(parts.store, (state) => state.hiddenKinds);
  const shown = useMemo(() => visibleMarkers(markers, hidden), [markers, hidden]);
  const { transcript } = detail;
  const rendering = useMemo(
    () => createProgressiveRender(transcript.entries, initialEntry(parts, transcript)),
    // Shifted word timing does not change the entries.
    // oxlint-disable-next-line react/exhaustive-deps -- the first entry only matters at the start
    [parts, transcript.entries],
  );

  const [toolbar] = useState(createToolbarStore);
  const view = useRef<TranscriptView>(undefined);
  const { notes, renderReply, corrections } = useEntryNotes(parts, detail);

  // Before the paint, so that the previous call's word is never shown beside this call's entries.
  useLayoutEffect(() => {
    if (region.current === null || scroller.current === null) return undefined;
    const elements = { region: region.current, scroller: scroller.current };
    const isNew = shownCall.current !== detail.callId;
    shownCall.current = detail.callId;
    return attachView(parts, detail, { ...elements, view, rendering, toolbar, isNew });
  }, [parts, detail, rendering, toolbar]);
  useCorrectionsShown(detail, corrections, () => {
    if (view.current === undefined) return;
    showAllHighlights(parts, view.current);
    if (transcript.words.count > 0) view.current.showWord(parts.player.clock.word(), false);
    else view.current.showEntry(parts.store.getState().currentEntry, false);
  });

  return (
    <section
      ref={region}
      className="transcript"
      aria-label={transcriptText.region}
      data-word="-1"
      data-word-text=""
    >
      <FindBar parts={parts} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollers must be reachable by keyboard */}
      <div ref={scroller} className="transcript-scroller" tabIndex={0}>
        <TranscriptNotice parts={parts} detail={detail} />
        <TranscriptBody
          key={detail.callId}
          transcript={transcript}
          rendering={rendering}
          times={timingOf(transcript).entryTimes}
          applied={applied}
          tagSet={tagSet}
          markers={shown}
          notes={notes}
          renderReply={renderReply}
        />
        <SelectionToolbar parts={parts} store={toolbar} />
        <CorrectionLayer parts={parts.annotations} view={useCallback(() => view.current, [])} />
      </div>
      <FollowButton parts={parts} />
    </section>
  );
}

/** The entry that is visible when the call opens. */
const initialEntry = ({ player, store }: CallParts, transcript: TranscriptData): number =>
  transcript.words.entry[player.clock.word()] ?? store.getState().currentEntry;

interface ViewElements {
  readonly region: HTMLElement;
  readonly scroller: HTMLElement;
  /** Is given the view as long as it is attached. */
  readonly view: RefObject<TranscriptView | undefined>;
  readonly rendering: ProgressiveRender;
  readonly toolbar: ToolbarStore;
  /** Another call, and not the same one with shifted word timing. */
  readonly isNew: boolean;
}

function attachView(parts: CallParts, detail: CallDetail, elements: ViewElements): () => void {
  const { region, scroller, rendering, toolbar, isNew } = elements;
  const { store, player, work, tagSet, transcriptActions: actions } = parts;
  const { transcript } = detail;
  const view = createTranscriptView(region, scroller, {
    transcript,
    ensureEntry: rendering.ensureEntry,
  });
  elements.view.current = view;
  const showTags = (): void =>
    view.showTags(work.getState().data?.tags ?? noTags, tagSet.getState().tags);
  const stops = [
    player.clock.onWord((word) => view.showWord(word, store.getState().following)),
    work.subscribe((state, before) => {
      if (state.data?.tags !== before.data?.tags) showTags();
      const answers = state.data?.review.answers;
      if (answers !== before.data?.review.answers) view.showEvidence(answers ?? noAnswers);
    }),
    tagSet.subscribe(showTags),
    subscribeToStore(parts, view, transcript.words.count > 0),
    listenToPointer({
      scroller,
      positions: view.positions,
      transcript,
      store,
      actions,
      onSelected: (selection) => toolbar.setState({ place: selection && view.placeOf(selection) }),
    }),
    // Any other change of the selection, by shortcut or with another call, hides the toolbar.
    store.subscribe((state, before) => {
      if (state.selection !== before.selection) toolbar.setState({ place: undefined });
    }),
    listenToCopy({
      scroller,
      transcript,
      times: timingOf(transcript).entryTimes,
      ensureAll: rendering.ensureAll,
      onSelectAll: () => {
        if (transcript.words.count > 0) actions.select(0, transcript.words.count - 1);
      },
    }),
    view.dispose,
    rendering.renderRest(() => showAllHighlights(parts, view)),
  ];
  if (isNew) view.open(player.clock.word());
  else view.showWord(player.clock.word(), true);
  if (transcript.words.count === 0) view.showEntry(store.getState().currentEntry, false);
  return () => {
    for (const stop of stops) stop();
  };
}

/** Every entry is in the document, so all highlights can be shown. */
function showAllHighlights({ store, work, tagSet }: CallParts, view: TranscriptView): void {
  view.showDoubtful();
  view.showTags(work.getState().data?.tags ?? noTags, tagSet.getState().tags);
  view.showEvidence(work.getState().data?.review.answers ?? noAnswers);
  const { selection, find } = store.getState();
  if (selection !== undefined) view.showSelection(selection);
  if (find !== undefined) view.showHits(find);
}

/** Shows what the reviewer selected: words, hits, a marker. */
function showSelections(view: TranscriptView, state: CallDeskState, before: CallDeskState): void {
  if (state.selection !== before.selection) view.showSelection(state.selection);
  if (state.find !== before.find) view.showHits(state.find ?? noHits);
  if (state.currentMarker !== before.currentMarker) view.showMarker(state.currentMarker?.entry);
}

function subscribeToStore(
  { store, player }: CallParts,
  view: TranscriptView,
  hasWords: boolean,
): () => void {
  return store.subscribe((state, before) => {
    showSelections(view, state, before);
    const back = state.following && !before.following;
    if (hasWords && back) view.showWord(player.clock.word(), true);
    if (!hasWords && (back || state.currentEntry !== before.currentEntry)) {
      view.showEntry(state.currentEntry, state.following);
    }
  });
}
