import { useStore } from 'zustand';
import type { KeysOf } from './commands/use-keys.ts';
import type { EarmarkApp } from './create-app.ts';
import { ExportDialog } from './features/export/export-dialog.tsx';
import { Help } from './features/help/help.tsx';
import { Palette } from './features/palette/palette.tsx';
import { KeyDialog } from './features/settings/key-dialog.tsx';
import { SettingsDialog } from './features/settings/settings-dialog.tsx';
import { TagSetEditor } from './features/tag-set/tag-set-editor.tsx';
import { TemplatesEditor } from './features/templates/templates-editor.tsx';
import { explainError } from './lib/explain-error.ts';
import { formatCount } from './lib/format.ts';
import { EmptyPlace } from './ui/empty-place.tsx';

interface OverlaysProps {
  readonly app: EarmarkApp;
  readonly keysOf: KeysOf;
}

/** Whatever lies over the page now. */
export function Overlays({ app, keysOf }: OverlaysProps) {
  const overlay = useStore(app.overlay, (state) => state.overlay);
  const close = (): void => {
    app.overlay.setState({ overlay: 'none' });
  };
  switch (overlay) {
    case 'none':
      return undefined;
    case 'palette':
      return <Palette registry={app.registry} keysOf={keysOf} onClose={close} />;
    case 'help':
      return (
        <Help
          keysOf={keysOf}
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
          care={app.care}
          onClose={close}
          pedals={app.pedals}
          exportKeys={() => app.bridge.request('keys:export', undefined)}
          tags={<TagSettings app={app} />}
        />
      );
    case 'key':
      return <Key app={app} onClose={close} />;
    case 'export':
      return <Export app={app} onClose={close} />;
    default:
      return overlay satisfies never;
  }
}

/** The tags and the comment templates of the open workspace. */
function TagSettings({ app }: Pick<OverlaysProps, 'app'>) {
  const parts = useStore(app.parts, (state) => state.parts);
  if (parts === undefined) {
    return (
      <EmptyPlace title="No workspace is open.">
        Tags and comment templates belong to a workspace. Open one, and they are here.
      </EmptyPlace>
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
  readonly app: EarmarkApp;
  readonly onClose: () => void;
}

function Key({ app, onClose }: OverlayProps) {
  const place = useStore(app.session, (state) => state.place);
  if (place.at !== 'desk') return undefined;
  return (
    <KeyDialog
      workspace={place.opened.workspace}
      care={app.care}
      onClose={onClose}
      onReplaced={(text, warning) => {
        onClose();
        app.announce({ tone: 'status', text });
        if (warning !== undefined) app.announceError(warning);
      }}
    />
  );
}

function Export({ app, onClose }: OverlayProps) {
  const queue = app.parts.getState().parts?.queue.store.getState();
  if (queue === undefined) return undefined;
  const showInFolder = async (): Promise<void> => {
    const reply = await app.bridge.request('export:reveal', undefined);
    if (!reply.ok) {
      const { title, next } = explainError(reply.error);
      app.announce({ tone: 'alert', text: title, next });
    }
  };
  return (
    <ExportDialog
      offer={{ filter: queue.filter, sort: queue.sort, total: queue.listing?.total ?? 0 }}
      bridge={app.bridge}
      folder={app.settings.getState().settings.exportFolder}
      onClose={onClose}
      onDone={({ path, rows }) => {
        onClose();
        app.announce({
          tone: 'status',
          text: `Exported ${formatCount(rows)} ${rows === 1 ? 'review' : 'reviews'} to ${path}.`,
          action: { label: 'Show in folder', run: () => void showInFolder() },
        });
      }}
    />
  );
}
