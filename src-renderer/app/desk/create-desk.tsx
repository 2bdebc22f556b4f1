import { createStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { CallEdit } from '../../../src-shared/apply-review-edit.ts';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { currentReviewer } from '../../../src-shared/current-reviewer.ts';
import type { Settings } from '../../../src-shared/settings.ts';
import type { CommandRegistry } from '../../commands/registry.ts';
import { followLibraryChanges } from './library-changes.ts';
import { createSidePanel, type Panel } from './side-panel.tsx';
import { openCallAt } from './open-call-at.ts';
import { undoActions } from './undo.ts';
import { createDetailsWithVerdicts } from './details-with-verdicts.ts';
import { createCallFeature } from '../../features/call/index.tsx';
import { createScorecardFeature } from '../../features/scorecard/index.tsx';
import { createTagsFeature } from '../../features/tags/index.tsx';
import { focusTranscript } from '../../lib/call-focus.ts';
import type { Announce } from '../../lib/messages.ts';
import { countActiveTime } from '../../work/active-time.ts';
import { createAutosaveStore, autosaveActions } from '../../work/autosave.ts';
import { createTagSetStore, type TagSetStore } from '../../work/tag-set.ts';
import { createReviewDataStore, type ReviewDataStore } from '../../work/review-store.ts';
import type { LibraryChanges } from '../../work/library-changes.ts';
import { reviewDataActions } from '../../work/review-actions.ts';

export interface DeskDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announce: Announce;
  readonly changes: LibraryChanges;
  /** The current settings. */
  readonly settings: () => Pick<
    Settings,
    | 'playbackRate'
    | 'followSpokenWord'
    | 'skipSilence'
    | 'reviewerId'
    | 'reviewerName'
    | 'skipReasons'
    | 'unbiasedMode'
  >;
  /** The newest rubric of the workspace. */
  readonly currentRubric: () => Rubric;
  readonly saveReviewerName: (name: string) => Promise<unknown>;
  /** The next call in the queue; undefined at its end. */
  readonly nextCall: (after: CallId) => Promise<CallId | undefined>;
  /** The current search text of the queue; a call opened from the queue opens at its first hit. */
  readonly currentSearch?: () => string | undefined;
  /** Called when undo or submit opened a call, so that the queue shows it. */
  readonly onOpened?: (callId: CallId) => void;
  /** Called when the tag set or the comment templates may have changed. */
  readonly onSetsChanged?: () => Promise<unknown>;
  /** Called after an edit was saved in the library. */
  readonly onSaved?: () => void;
  /** Called with each edit of a call, however it was made. */
  readonly onEdit?: (kind: CallEdit['kind']) => void;
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const newId = (): string => crypto.randomUUID();

/** Commands return nothing; the registry only needs to know when one throws. */
const asCommand = (step: () => Promise<unknown>) => async (): Promise<void> => {
  await step();
};

async function readTags(bridge: AppBridge, tagSet: TagSetStore): Promise<void> {
  const reply = await bridge.request('tags:list', undefined);
  if (reply.ok) tagSet.setState({ tags: reply.value });
}

async function openSecondWindow(bridge: AppBridge, open: CallDetail | undefined): Promise<void> {
  if (open !== undefined) await bridge.request('window:open-call', { callId: open.callId });
}

const measuresFrom = (bridge: AppBridge) => (callId: CallId) =>
  bridge.request('call:measures', { callId });

/** What an edit depends on besides the call, at the moment of the edit. */
const editBasis =
  ({ settings, currentRubric }: DeskDeps, tagSet: TagSetStore) =>
  () => ({
    reviewer: currentReviewer(settings()),
    currentRubric: currentRubric(),
    tags: tagSet.getState().tags,
  });

const panelCommands = (show: (panel: Panel) => () => void) => ({
  'panel.scorecard': show('scorecard'),
  'panel.tags': show('tags'),
  'panel.facts': show('facts'),
});

function reopen(call: ReturnType<typeof createCallFeature>): void {
  const callId = call.currentDetail()?.callId;
  if (callId !== undefined) void call.open(callId);
}

/** Calls back after each edit that was saved. */
function followWork(work: ReviewDataStore, { onSaved, onEdit }: DeskDeps): void {
  work.subscribe(({ saving, pending }, before) => {
    if (saving.phase === 'saved' && saving !== before.saving) onSaved?.();
    const newest = pending.at(-1);
    if (newest !== undefined && pending.length > before.pending.length) onEdit?.(newest.edit.kind);
  });
}

async function saveEverything(
  drafts: Pick<ReturnType<typeof autosaveActions>, 'flush'>,
  workActions: Pick<ReturnType<typeof reviewDataActions>, 'settled'>,
  call: Pick<ReturnType<typeof createCallFeature>, 'savePosition'>,
): Promise<boolean> {
  // Removes the focus, so that fields that save on blur are saved.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const isSaved = await drafts.flush();
  await Promise.all([workActions.settled(), call.savePosition()]);
  return isSaved;
}

/** Connects the features of the desk: call, tags, scorecard and details. */
export function createDesk(deps: DeskDeps) {
  const { bridge, registry, announce, changes } = deps;
  const work = createReviewDataStore();
  const tagSet = createTagSetStore();
  const basis = editBasis(deps, tagSet);
  const editing = { bridge, newId, nowMs: Date.now, wait, onStored: changes.publishReceipt };
  const workCommands = reviewDataActions(work, { ...editing, basis });
  followWork(work, deps);
  const draftStore = createAutosaveStore();
  const drafts = autosaveActions(draftStore);
  const panels = createStore<{ readonly panel: Panel }>(() => ({ panel: 'scorecard' }));
  const show = (panel: Panel) => (): void => panels.setState({ panel });
  /** Merging tags also changes the tags on calls. */
  const reloadSets = async (): Promise<void> => {
    await Promise.all([readTags(bridge, tagSet), workCommands.refresh(), deps.onSetsChanged?.()]);
  };

  const editingParts = {
    work,
    workActions: workCommands,
    drafts,
    draftStore,
    undo: () => undo(),
  };
  const review = createCallFeature({
    ...deps,
    ...editingParts,
    newId,
    tagSet,
    beforeLeave: () => void drafts.flush(),
    onClosed: workCommands.end,
    onReady: (detail) => {
      workCommands.begin(detail.work, detail.rubric);
      scorecard.begin(detail);
    },
  });
  const openCallId = (): CallId | undefined => review.currentDetail()?.callId;
  const openCall = async (...call: Parameters<typeof review.open>): Promise<void> => {
    deps.onOpened?.(call[0]);
    await review.open(...call);
  };
  const shared = {
    registry,
    announce,
    ...editingParts,
    passages: review.passages,
    focusTranscript,
    isUnbiased: () => deps.settings().unbiasedMode,
  };
  const tags = createTagsFeature({ ...shared, tagSet, newId, nowMs: review.nowMs });
  const scorecard = createScorecardFeature({
    ...shared,
    openDetail: review.currentDetail,
    nextCall: deps.nextCall,
    openCall: (callId, focused) => openCall(callId, deps.currentSearch?.(), focused),
    reveal: show('scorecard'),
    measuresOf: measuresFrom(bridge),
    bridge,
    newId,
    reopenCall: () => reopen(review),
    settings: deps.settings,
    saveReviewerName: deps.saveReviewerName,
  });
  const details = createDetailsWithVerdicts({
    ...shared,
    bridge,
    openDetail: review.currentDetail,
    show: show('facts'),
  });
  const { undo, redo } = undoActions({
    workActions: workCommands,
    drafts,
    announce,
    openDetail: review.currentDetail,
    openCall,
    reloadSets,
    isUnbiased: shared.isUnbiased,
  });

  void readTags(bridge, tagSet);
  const disposers = [
    followLibraryChanges(changes, {
      openCallId,
      onReviewData: workCommands.acceptChange,
      onTagSet: reloadSets,
      onReviewer: () => reopen(review),
      onOpenCall: review.reload,
    }),
    registry.bindAll({
      'edit.undo': asCommand(undo),
      'edit.redo': asCommand(redo),
      'window.second': () => openSecondWindow(bridge, review.currentDetail()),
      ...panelCommands(show),
    }),
    countActiveTime({ bridge, openCallId, isPlaying: review.isPlaying }),
    ...[tags, scorecard, details, review].map(({ dispose }) => dispose),
  ];

  const Side = createSidePanel({ work, panels, scorecard, tags, details, call: review });

  return {
    work,
    store: review.store,
    tagSet,
    reloadSets,
    openCall,
    openCallId,
    openCallAt: (callId: CallId, ms: number) => openCallAt(review, openCall, callId, ms),
    nowMs: review.nowMs,
    seek: review.seek,
    pause: review.pause,
    /** Called when unbiased mode was turned on or off. */
    followUnbiasedMode: scorecard.hideProposals,
    /** Reads the open call again, e.g. after the rubric or the redaction preference changed. */
    reopen: (): void => reopen(review),
    open: review.open,
    close: review.close,
    prefetch: review.prefetch,
    undo,
    redo,
    /** Saves all typed text. Resolves to false when some of it could not be saved. */
    saveEverything: () => saveEverything(drafts, workCommands, review),
    /** Everything right of the queue. */
    Desk: () => <review.Desk Side={Side} Below={tags.Below} />,
    dispose: (): void => {
      for (const stop of disposers) stop();
    },
  };
}
