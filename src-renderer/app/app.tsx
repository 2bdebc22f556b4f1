import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createKeymap } from '../commands/keymap.ts';
import { ShortcutsContext } from '../commands/use-shortcut.ts';
import { windowText } from './app-text.ts';
import type { EarmarkApp } from './create-app.ts';
import { openCallTitle } from '../features/call/call-title.ts';
import { Header } from '../features/header/header.tsx';
import { HistoryPane } from '../features/history/history-pane.tsx';
import { TemplateSuggestions } from '../features/templates/template-suggestions.tsx';
import { Tour } from '../features/tour/tour.tsx';
import { Welcome } from '../features/welcome/welcome.tsx';
import { UnbiasedModeContext, useIsConcealed } from '../lib/unbiased-mode.ts';
import { saveViewState, numberBetween, readViewState } from '../lib/view-state.ts';
import { Overlays } from '../overlays/overlays.tsx';
import { Messages } from '../ui/messages.tsx';
import { isMac } from '../ui/is-mac.ts';
import { Splitter } from '../ui/splitter.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import type { WorkspaceParts } from './workspace-parts.ts';
import './app.css';

interface AppProps {
  readonly app: EarmarkApp;
}

/** The whole page: the welcome screen, or the header, queue and desk; and the overlays. */
export function App({ app }: AppProps) {
  const keys = useStore(app.settings, ({ settings }) => settings.keys);
  const unbiasedMode = useStore(app.settings, ({ settings }) => settings.unbiasedMode);
  const { shortcutsOf } = useMemo(() => createKeymap(keys, isMac()), [keys]);
  const parts = useStore(app.parts, (state) => state.parts);
  return (
    <ShortcutsContext value={shortcutsOf}>
      <UnbiasedModeContext value={unbiasedMode}>
        <TooltipProvider>
          {parts === undefined ? (
            <Welcome session={app.session} actions={app.sessionActions} />
          ) : (
            <Page app={app} parts={parts} key={parts.workspaceId} />
          )}
          <Overlays app={app} shortcutsOf={shortcutsOf} />
          <MessageArea app={app} />
        </TooltipProvider>
      </UnbiasedModeContext>
    </ShortcutsContext>
  );
}

/** A separate component, because messages change often and the rest of the page does not depend on them. */
function MessageArea({ app }: AppProps) {
  const { status, alerts } = useStore(app.messages);
  return <Messages status={status} alerts={alerts} onDismiss={app.dismiss} />;
}

/** A second window shows one call's desk and nothing else. */
const Page = (props: WorkspacePageProps) =>
  props.app.onlyCall === undefined ? <WorkspacePage {...props} /> : <SecondWindowPage {...props} />;

function SecondWindowPage({ parts }: WorkspacePageProps) {
  const { desk, templates } = parts;
  const status = useStore(desk.work, ({ data }) => data?.review.status);
  const concealed = useIsConcealed(status);
  const title = useStore(desk.store, (state) => openCallTitle(state, concealed));
  useEffect(() => {
    document.title = title === undefined ? windowText.name : windowText.ofCall(title);
  }, [title]);
  return (
    <div className="page">
      <main className="page-panes">
        <div className="page-desk">
          <desk.Desk />
        </div>
        <TemplateSuggestions {...templates} />
      </main>
    </div>
  );
}

interface WorkspacePageProps extends AppProps {
  readonly parts: WorkspaceParts;
}

const queueWidth = { min: 16, initial: 23, max: 40 } as const;

function WorkspacePage({ app, parts }: WorkspacePageProps) {
  const [width, setWidth] = useState(
    () =>
      readViewState('queue-width', numberBetween(queueWidth.min, queueWidth.max)) ??
      queueWidth.initial,
  );
  const { queue, desk, history, templates, screens } = parts;
  const screen = useStore(screens.store, (state) => state.screen);
  const deskElement = useRef<HTMLDivElement>(null);
  const openId = useStore(queue.store, ({ open }) => open?.id);
  // Where the panes are stacked (a small window, large text) the opened call would be out of view.
  useEffect(() => {
    if (openId !== undefined) deskElement.current?.scrollIntoView?.({ block: 'start' });
  }, [openId]);
  const isQueueHidden = useStore(queue.store, ({ hidden }) => hidden);
  const showsHistory = useStore(history.store, ({ open }) => open);
  return (
    <div className="page">
      <Header
        session={app.session}
        registry={app.registry}
        isQueueHidden={isQueueHidden}
        screen={screen}
        reviewerName={useStore(app.settings, ({ settings }) => settings.reviewerName)}
        openWorkspace={(id) => {
          const workspace = app.session.getState().workspaces.find((one) => one.id === id);
          if (workspace !== undefined) void app.sessionActions.openKnown(workspace);
        }}
      />
      {screen === 'desk' ? <Tour store={app.tour} actions={app.tourActions} /> : undefined}
      <main className="page-panes" hidden={screen !== 'desk'}>
        <div className="page-queue" style={{ width: `${width}rem` }} hidden={isQueueHidden}>
          <queue.Panel />
        </div>
        {isQueueHidden ? undefined : (
          <Splitter
            label="Queue width"
            size={width}
            min={queueWidth.min}
            max={queueWidth.max}
            pane="before"
            onResize={(next) => {
              setWidth(next);
              saveViewState('queue-width', next);
            }}
          />
        )}
        <div className="page-desk" ref={deskElement}>
          <desk.Desk />
        </div>
        {showsHistory ? (
          <HistoryPane
            {...history}
            openCall={(id) => void desk.openCall(id)}
            onClosed={() => void app.registry.run('transcript.focus')}
          />
        ) : undefined}
        <TemplateSuggestions {...templates} />
      </main>
      {screen === 'rubrics' ? (
        <main className="page-screen">
          <screens.rubrics.Screen />
        </main>
      ) : undefined}
      {screen === 'plans' ? (
        <main className="page-screen">
          <screens.plans.Screen />
        </main>
      ) : undefined}
      {screen === 'insights' ? (
        <main className="page-screen">
          <screens.insights.Screen />
        </main>
      ) : undefined}
      {screen === 'calibration' ? (
        <main className="page-screen">
          <screens.calibration.Screen />
        </main>
      ) : undefined}
    </div>
  );
}
