import { memo } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { CallDetail } from '../src-shared/call-detail.ts';
import type { CallId } from '../src-shared/call.ts';
import type { AppBridge } from '../src-shared/ipc/contract.ts';
import type { Settings } from '../src-shared/settings.ts';
import type { CommandRegistry } from './commands/registry.ts';
import { followLibrary } from './desk-news.ts';
import { deskUndo } from './desk-undo.ts';
import { createFactsFeature } from './features/facts/index.tsx';
import { createReviewFeature } from './features/review/index.tsx';
import { createScorecardFeature } from './features/scorecard/index.tsx';
import { createTagsFeature } from './features/tags/index.tsx';
import { focusTranscript } from './lib/focus-transcript.ts';
import type { Announce } from './lib/messages.ts';
import { countActiveTime } from './lib/review-active-time.ts';
import { createDraftStore, draftActions } from './lib/review-drafts.ts';
import { createTagSetStore, type TagSetStore } from './lib/review-tag-set.ts';
import { createWorkStore, type WorkStore } from './lib/review-work-store.ts';
import { workActions } from './lib/review-work.ts';
import { Tabs } from './ui/tabs.tsx';

export interface DeskDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly announce: Announce;
  /** As they are now. */
  readonly settings: () => Pick<Settings, 'playbackRate' | 'followSpokenWord' | 'skipSilence'>;
  /** The queue's next call after this one; undefined at its end. */
  readonly nextCall: (after: CallId) => Promise<CallId | undefined>;
  /** What the queue is searched for now; a call that is opened from it opens at its first hit. */
  readonly sought?: () => string | undefined;
  /** A call came in front by undo or by submit; the queue shows it. */
  readonly onOpened?: (callId: CallId) => void;
  /** The tag set or the comment templates may be other ones now. */
  readonly onSetsChanged?: () => Promise<void>;
  /** An edit is in the library. */
  readonly onSaved?: () => void;
}

type Panel = 'scorecard' | 'tags' | 'facts';

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const newId = (): string => crypto.randomUUID();

/** What came of it is for others to know; that it broke is for the registry. */
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

interface SideParts {
  readonly work: WorkStore;
  readonly panels: StoreApi<{ readonly panel: Panel }>;
  readonly scorecard: Pick<ReturnType<typeof createScorecardFeature>, 'Panel' | 'Dialog'>;
  readonly tags: Pick<ReturnType<typeof createTagsFeature>, 'Panel'>;
  readonly facts: ReturnType<typeof createFactsFeature>;
}

/** What stands beside the transcript. The tabs stay from call to call, what is in them does not. */
const sideOf = ({ work, panels, scorecard, tags, facts }: SideParts) =>
  memo(function Side({ detail }: { readonly detail: CallDetail | undefined }) {
    const panel = useStore(panels, (state) => state.panel);
    const count = useStore(work, (state) => state.work?.tags.length ?? 0);
    const name = detail?.callId;
    return (
      <>
        <Tabs
          label="About this call"
          value={panel}
          onChange={(next) => panels.setState({ panel: next })}
          tabs={[
            {
              value: 'scorecard',
              label: 'Scorecard',
              panel: detail && <scorecard.Panel detail={detail} />,
            },
            { value: 'tags', label: 'Tags', count, panel: detail && <tags.Panel key={name} /> },
            {
              value: 'facts',
              label: 'Facts',
              panel: detail && <facts.Panel key={name} detail={detail} />,
            },
          ]}
        />
        {detail && <scorecard.Dialog key={name} />}
      </>
    );
  });

/** Puts the desk together: listening, tagging, scoring and facts, which know nothing of each other. */
export function createDesk(deps: DeskDeps) {
  const { bridge, registry, announce } = deps;
  const work = createWorkStore();
  const workVerbs = workActions(work, { bridge, newId, nowMs: Date.now, wait });
  work.subscribe(({ saving }, before) => {
    if (saving.phase === 'saved' && saving !== before.saving) deps.onSaved?.();
  });
  const draftStore = createDraftStore();
  const drafts = draftActions(draftStore);
  const tagSet = createTagSetStore();
  const panels = createStore<{ readonly panel: Panel }>(() => ({ panel: 'scorecard' }));
  const show = (panel: Panel) => (): void => panels.setState({ panel });
  /** A merge of tags changes what calls bear, too. */
  const reloadSets = async (): Promise<void> => {
    await Promise.all([readTags(bridge, tagSet), workVerbs.refresh(), deps.onSetsChanged?.()]);
  };

  const review = createReviewFeature({
    ...deps,
    work,
    tagSet,
    onLeave: () => void drafts.flush(),
    onGone: workVerbs.end,
    onReady: (detail) => {
      workVerbs.begin(detail.work);
      scorecard.begin();
    },
  });
  const openCallId = (): CallId | undefined => review.openCallDetail()?.callId;
  const openCall = async (callId: CallId): Promise<void> => {
    deps.onOpened?.(callId);
    await review.open(callId);
  };
  const shared = {
    registry,
    announce,
    work,
    workActions: workVerbs,
    drafts,
    draftStore,
    passages: review.passages,
    focusTranscript,
  };
  const tags = createTagsFeature({ ...shared, tagSet, newId, nowMs: review.nowMs });
  const scorecard = createScorecardFeature({
    ...shared,
    openDetail: review.openCallDetail,
    nextCall: deps.nextCall,
    openCall: async (callId) => {
      deps.onOpened?.(callId);
      await review.open(callId, deps.sought?.());
    },
    reveal: show('scorecard'),
  });
  const facts = createFactsFeature({ bridge });
  const { undo, redo } = deskUndo({
    workActions: workVerbs,
    drafts,
    announce,
    openDetail: review.openCallDetail,
    openCall,
    reloadSets,
  });

  void readTags(bridge, tagSet);
  const stops = [
    followLibrary(bridge, openCallId, {
      call: async () => {
        await Promise.all([workVerbs.refresh(), review.look()]);
      },
      sets: reloadSets,
    }),
    registry.bindAll({
      'edit.undo': asCommand(undo),
      'edit.redo': asCommand(redo),
      'window.second': () => openSecondWindow(bridge, review.openCallDetail()),
      'panel.scorecard': show('scorecard'),
      'panel.tags': show('tags'),
      'panel.facts': show('facts'),
    }),
    countActiveTime({
      bridge,
      openCallId,
      isPlaying: review.isPlaying,
    }),
    tags.dispose,
    scorecard.dispose,
    review.dispose,
  ];

  const Side = sideOf({ work, panels, scorecard, tags, facts });

  return {
    store: review.store,
    tagSet,
    reloadSets,
    openCall,
    nowMs: review.nowMs,
    seek: review.seek,
    open: review.open,
    close: review.close,
    lookAhead: review.lookAhead,
    undo,
    redo,
    /** Writes whatever is still unwritten; false when some of it could not be. */
    settle: async (): Promise<boolean> => {
      // A field that writes when it is left is left now.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      const written = await drafts.flush();
      await Promise.all([workVerbs.answered(), review.savePosition()]);
      return written;
    },
    /** Everything right of the queue. */
    Desk: () => <review.Desk Side={Side} Below={tags.Below} />,
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}
