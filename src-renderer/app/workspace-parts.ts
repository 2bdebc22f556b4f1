import { createLibraryChanges, type LibraryChanges } from '../work/library-changes.ts';
import type { CallDetail } from '../../src-shared/call-detail.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { createRegistry, type CommandRegistry } from '../commands/registry.ts';
import { copyLink } from '../links/copy-link.ts';
import { bindDashboardLink } from '../links/open-dashboard.ts';
import { bindRemoveCall } from '../links/remove-call.ts';
import { createDesk } from './desk/create-desk.tsx';
import { bindReviewsImport } from './reviews-import.ts';
import { createWorkspaceScreens } from './workspace-screens.ts';
import { currentDetail } from '../features/call/store.ts';
import { createHistoryStore, historyActions } from '../features/history/history-store.ts';
import { createQueueFeature } from '../features/queue/index.tsx';
import { tagSetActions } from '../features/tag-set/tag-set-actions.ts';
import type { TourActions } from '../features/tour/tour-store.ts';
import { templateActions, type TemplateActions } from '../features/templates/template-actions.ts';
import { createTemplateStore } from '../features/templates/template-store.ts';
import type { Announce } from '../lib/messages.ts';
import { statusMessage } from '../work/edit-messages.ts';
import type { SessionStore } from '../lib/session/session-store.ts';
import type { SettingsChange } from '../../src-shared/settings.ts';
import type { SettingsStore } from '../lib/settings-store.ts';

interface WorkspaceDeps {
  readonly bridge: AppBridge;
  readonly registry: CommandRegistry;
  readonly session: SessionStore;
  readonly settings: SettingsStore;
  readonly saveSettings: (changes: SettingsChange) => Promise<boolean>;
  readonly announce: Announce;
  readonly announceError: (error: AppError) => void;
  /** Called after an edit was saved in the library. */
  readonly clearAfterSave: () => void;
  readonly tourActions: Pick<TourActions, 'report'>;
  /** Set in a second window, where the queue stays closed and gets no commands. */
  readonly onlyCall: CallId | undefined;
}

export type WorkspaceParts = ReturnType<typeof createWorkspaceParts>;

/** Creates the queue and the desk of one workspace and connects them. */
export function createWorkspaceParts(opened: WorkspaceOpened, deps: WorkspaceDeps) {
  const { bridge, registry, session, settings, announce, announceError } = deps;
  const workspaceId = opened.workspace.id;
  const isMainWindow = deps.onlyCall === undefined;
  const announceText = announcer(announce);
  const changes = createLibraryChanges(bridge);
  const editing = editingOf(deps, changes);
  const templateStore = createTemplateStore();
  const templates = templateActions(templateStore, { ...editing, announceText });
  const currentSearch = (): string | undefined => queue.store.getState().filter.search;
  const desk = createDesk({
    currentSearch,
    bridge,
    registry,
    announce,
    changes,
    settings: () => settings.getState().settings,
    saveReviewerName: (reviewerName) => deps.saveSettings({ reviewerName }),
    currentRubric: () => screens.rubrics.current(),
    nextCall: async (after) => (isMainWindow ? queue.nextAfter(after) : undefined),
    onOpened: (id) => void (isMainWindow ? queue.follow(id) : undefined),
    onSetsChanged: () => Promise.all([templates.load(), screens.reload()]),
    onSaved: deps.clearAfterSave,
    onEdit: deps.tourActions.report,
  });
  // The tags when the workspace was opened. They are replaced when the library responds.
  desk.tagSet.setState({ tags: opened.tags });
  const queue = createQueueFeature({
    bridge,
    changes,
    registry: isMainWindow ? registry : createRegistry(() => undefined),
    session,
    workspaceId,
    tagSet: desk.tagSet,
    openCall: (id) => void desk.open(id, currentSearch()),
    onNext: (id) => void desk.prefetch(id),
    onError: announceError,
  });
  const screens = createWorkspaceScreens(opened, {
    ...deps,
    ...editing,
    announceText,
    queue,
    changes,
    desk,
    isMainWindow,
  });
  void templates.load();
  const extras = createDeskExtras({ ...deps, opened, changes, desk, templates });
  return {
    workspaceId,
    queue,
    desk,
    ...extras.parts,
    tagSet: tagSetOf(desk, editing),
    templates: { store: templateStore, actions: templates },
    screens,
    dispose: () => [screens, extras, queue, desk, changes].forEach((part) => part.dispose()),
  };
}

const tagSetOf = (
  desk: ReturnType<typeof createDesk>,
  editing: Omit<Parameters<typeof tagSetActions>[1], 'reload'>,
) => ({
  store: desk.tagSet,
  actions: tagSetActions(desk.tagSet, { ...editing, reload: desk.reloadSets }),
});

/** What features need to send edits. */
const editingOf = (
  { bridge, settings }: Pick<WorkspaceDeps, 'bridge' | 'settings'>,
  changes: ReturnType<typeof createLibraryChanges>,
) => ({
  bridge,
  newId,
  reviewerId: (): string => settings.getState().settings.reviewerId,
  onStored: changes.publishReceipt,
});

const newId = (): string => crypto.randomUUID();

const announcer =
  (announce: Announce) =>
  (words: string): void =>
    announce(statusMessage(words));

interface DeskExtrasDeps extends WorkspaceDeps {
  readonly opened: WorkspaceOpened;
  readonly changes: LibraryChanges;
  readonly desk: ReturnType<typeof createDesk>;
  readonly templates: TemplateActions;
}

/** The history, comment templates and links, which belong to the desk. */
function createDeskExtras({
  bridge,
  registry,
  session,
  announce,
  opened: { workspace },
  changes,
  desk,
  templates,
}: DeskExtrasDeps) {
  const store = createHistoryStore();
  const undo = (): Promise<boolean> => desk.undo();
  const actions = historyActions(store, { bridge, changes, announce: announcer(announce), undo });
  const openDetail = (): CallDetail | undefined => currentDetail(desk.store.getState());
  const stops = [
    actions.stop,
    onRedactionPreferenceChange(session, desk.reopen),
    registry.bindAll({
      'history.toggle': actions.toggle,
      'comment.templates': () => templates.suggestAll(document.activeElement),
    }),
    registry.bind(
      'link.copy',
      () => copyLink({ workspaceId: workspace.id, desk, announce }),
      () => desk.openCallId() !== undefined,
    ),
    bindDashboardLink({ bridge, registry, announce, workspace, openDetail }),
    bindReviewsImport({
      bridge,
      registry,
      announce,
      newId,
      onStored: changes.publishReceipt,
      reload: () => void reloadDesk(desk),
    }),
    bindRemoveCall({ bridge, registry, announce, openDetail }),
  ];
  return {
    parts: {
      history: { store, actions },
      /** The call on the desk, as an export names it. */
      callToExport: () => {
        const detail = openDetail();
        return detail && { id: detail.callId, kind: detail.call.kind };
      },
    },
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}

/** Shows what an edit of many reviews may have changed: the tag set, rubrics and the open call. */
async function reloadDesk(desk: ReturnType<typeof createDesk>): Promise<void> {
  await desk.reloadSets();
  desk.reopen();
}

/** Calls back when the redaction preference of the open workspace changes. */
function onRedactionPreferenceChange(session: SessionStore, changed: () => void): () => void {
  const preferred = (): boolean | undefined => {
    const { route: place } = session.getState();
    return place.at === 'desk' ? place.opened.workspace.preferRedacted : undefined;
  };
  let before = preferred();
  return session.subscribe(() => {
    const now = preferred();
    const isChanged = now !== undefined && before !== undefined && now !== before;
    before = now;
    if (isChanged) changed();
  });
}
