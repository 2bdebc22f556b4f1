import { useStore, type StoreApi } from 'zustand';
import type { AppError } from '../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../src-shared/filter.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { Pedals } from '../commands/pedals.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import type { Announce } from '../lib/messages.ts';
import type { SessionStore } from '../lib/session/session-store.ts';
import type { WorkspaceActions } from '../lib/session/workspace-actions.ts';
import type { SettingsActions, SettingsStore } from '../lib/settings-store.ts';
import type { OverlayStore } from './overlay-store.ts';
import type { ShortcutsOf } from '../commands/use-shortcut.ts';
import { DiagnosticsDialog } from '../features/diagnostics/diagnostics-dialog.tsx';
import { exportText } from '../features/export/export-text.ts';
import { ExportDialog, type CallToExport } from '../features/export/export-dialog.tsx';
import { Help } from '../features/help/help.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { ReviewersDialog } from '../features/reviewers/reviewers-dialog.tsx';
import { ApiKeyDialog } from '../features/settings/api-key-dialog.tsx';
import { SettingsDialog } from '../features/settings/settings-dialog.tsx';
import { TagSetEditor, type TagSetEditorProps } from '../features/tag-set/tag-set-editor.tsx';
import {
  TemplatesEditor,
  type TemplatesEditorProps,
} from '../features/templates/templates-editor.tsx';
import { explainError } from '../lib/error-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';

/** The open workspace, as far as overlays need it. */
interface OverlayWorkspace {
  readonly tagSet: TagSetEditorProps;
  readonly templates: TemplatesEditorProps;
  readonly callToExport: () => CallToExport | undefined;
  readonly queue: {
    readonly store: Pick<StoreApi<OverlayQueue>, 'getState' | 'getInitialState' | 'subscribe'>;
  };
}

interface OverlayQueue {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly listing?: { readonly total: number } | undefined;
}

interface OverlayParts {
  readonly overlay: OverlayStore;
  readonly registry: CommandRegistry;
  readonly bridge: AppBridge;
  readonly settings: SettingsStore;
  readonly settingsActions: SettingsActions;
  readonly session: SessionStore;
  readonly workspaceActions: WorkspaceActions;
  readonly pedals: Pedals;
  readonly announce: Announce;
  readonly announceError: (error: AppError) => void;
  readonly switchReviewer: (reviewer: Reviewer) => Promise<void>;
  readonly parts: Pick<
    StoreApi<{ readonly parts: OverlayWorkspace | undefined }>,
    'getState' | 'getInitialState' | 'subscribe'
  >;
}

interface OverlaysProps {
  readonly app: OverlayParts;
  readonly shortcutsOf: ShortcutsOf;
}

/** The overlay that is open now. */
export function Overlays({ app, shortcutsOf }: OverlaysProps) {
  const overlay = useStore(app.overlay, (state) => state.overlay);
  const close = (): void => {
    app.overlay.setState({ overlay: 'none' });
  };
  switch (overlay) {
    case 'none':
      return undefined;
    case 'palette':
      return <Palette registry={app.registry} keysOf={shortcutsOf} onClose={close} />;
    case 'help':
      return (
        <Help
          keysOf={shortcutsOf}
          onClose={close}
          {...(app.registry.canRun('tour.start')
            ? { onTour: () => void app.registry.run('tour.start') }
            : {})}
        />
      );
    case 'settings':
      return (
        <SettingsDialog
          store={app.settings}
          actions={app.settingsActions}
          session={app.session}
          workspaceActions={app.workspaceActions}
          onClose={close}
          pedals={app.pedals}
          exportShortcuts={() => app.bridge.request('keys:export', undefined)}
          tags={<TagSettings app={app} />}
        />
      );
    case 'api-key':
      return <ReplaceApiKey app={app} onClose={close} />;
    case 'export':
      return <ExportOverlay app={app} onClose={close} />;
    case 'reviewers':
      return (
        <ReviewersDialog
          bridge={app.bridge}
          settings={app.settings}
          switchTo={app.switchReviewer}
          onClose={close}
        />
      );
    case 'diagnostics':
      return (
        <DiagnosticsDialog
          bridge={app.bridge}
          onClose={close}
          onCopied={(text) => {
            close();
            app.announce({ tone: 'status', text });
          }}
          onError={app.announceError}
        />
      );
    default:
      return overlay satisfies never;
  }
}

/** The settings page with the tags and comment templates of the open workspace. */
function TagSettings({ app }: Pick<OverlaysProps, 'app'>) {
  const parts = useStore(app.parts, (state) => state.parts);
  if (parts === undefined) {
    return (
      <EmptyState title="No workspace open">
        Tags and comment templates belong to a workspace. Open one to edit them.
      </EmptyState>
    );
  }
  return (
    <>
      <TagSetEditor {...parts.tagSet} />
      <TemplatesEditor {...parts.templates} />
    </>
  );
}

interface OverlayProps {
  readonly app: OverlayParts;
  readonly onClose: () => void;
}

function ReplaceApiKey({ app, onClose }: OverlayProps) {
  const place = useStore(app.session, (state) => state.route);
  if (place.at !== 'desk') return undefined;
  return (
    <ApiKeyDialog
      workspace={place.opened.workspace}
      workspaceActions={app.workspaceActions}
      onClose={onClose}
      onReplaced={(text, warning) => {
        onClose();
        app.announce({ tone: 'status', text });
        if (warning !== undefined) app.announceError(warning);
      }}
    />
  );
}

function ExportOverlay({ app, onClose }: OverlayProps) {
  const parts = useStore(app.parts, (state) => state.parts);
  return parts === undefined ? undefined : (
    <ExportOfQueue app={app} parts={parts} onClose={onClose} />
  );
}

interface ExportOfQueueProps extends OverlayProps {
  readonly parts: OverlayWorkspace;
}

/** Follows the queue: a search may still be running when the dialog opens, and a sync adds calls. */
function ExportOfQueue({ app, parts, onClose }: ExportOfQueueProps) {
  const queue = useStore(parts.queue.store);
  const showInFolder = async (): Promise<void> => {
    const reply = await app.bridge.request('export:reveal', undefined);
    if (!reply.ok) {
      const { title, next } = explainError(reply.error);
      app.announce({ tone: 'alert', text: title, next });
    }
  };
  return (
    <ExportDialog
      queue={{ filter: queue.filter, sort: queue.sort, total: queue.listing?.total ?? 0 }}
      openCall={parts.callToExport()}
      bridge={app.bridge}
      folder={app.settings.getState().settings.exportFolder}
      onClose={onClose}
      onDone={(done, total) => {
        // An export continues when its dialog is closed, and another overlay may be open by now.
        if (app.overlay.getState().overlay === 'export') onClose();
        app.announce({
          tone: 'status',
          text: exportText.done(done, total),
          action: { label: exportText.showInFolder, run: () => void showInFolder() },
        });
      }}
    />
  );
}
