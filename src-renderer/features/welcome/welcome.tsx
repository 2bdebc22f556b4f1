import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { SessionActions } from '../../lib/session/session-actions.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConnectForm } from './connect-form.tsx';
import { KnownWorkspaces } from './known-workspaces.tsx';
import { openingState, buttonUnless, OpeningStatus, type OpeningState } from './opening-status.tsx';
import { openingText, welcomeText } from './welcome-text.ts';
import './welcome.css';

interface WelcomeProps {
  readonly session: SessionStore;
  readonly actions: SessionActions;
}

/** The first page: known workspaces, the sample, and the form that connects an account. */
export function Welcome({ session, actions }: WelcomeProps) {
  const { route, workspaces, version } = useStore(session);
  const now = openingState(route);
  const cancel = useCallback(() => void actions.cancel(), [actions]);
  // Read once, so that opening a workspace does not move the focus.
  const [last] = useState(() => workspaces[0]?.kind);
  const known = workspaces.filter(({ kind }) => kind === 'retell');
  const [connecting, setConnecting] = useState(isConnecting(now));
  const opensKnown = last === 'retell' && known.length > 0;
  return (
    <main className="welcome">
      <div className="welcome-column">
        <h1>
          <Wordmark large />
        </h1>
        <p className="welcome-line">{welcomeText.tagline}</p>
        {known.length === 0 ? undefined : (
          <KnownWorkspaces
            known={known}
            isFirst={opensKnown}
            enterOpens={opensKnown && !connecting}
            busy={now.opening !== undefined}
            open={(workspace) => void actions.openKnown(workspace)}
          />
        )}
        <OpeningStatus {...now} kind="known" onCancel={cancel} />
        <StartOptions
          {...now}
          session={session}
          actions={actions}
          enterOpens={!opensKnown && !connecting}
          connecting={connecting}
          onConnecting={setConnecting}
          onCancel={cancel}
        />
        <output className="unseen">
          {now.opening === undefined ? '' : openingText(now.opening)}
        </output>
      </div>
      <footer className="welcome-foot">
        {welcomeText.footer}
        <span className="figure"> {version === '' ? '' : `Earmark ${version}`}</span>
      </footer>
    </main>
  );
}

const isConnecting = ({ opening, failed }: OpeningState): boolean =>
  (opening ?? failed?.attempt)?.kind === 'connect';

interface StartOptionsProps extends WelcomeProps, OpeningState {
  /** Enter opens the sample, because no workspace was opened later and nothing is being typed. */
  readonly enterOpens: boolean;
  readonly connecting: boolean;
  readonly onConnecting: (connecting: boolean) => void;
  readonly onCancel: () => void;
}

function StartOptions(props: StartOptionsProps) {
  const { session, actions, enterOpens, connecting, onConnecting, ...now } = props;
  const { opening, failed, onCancel } = now;
  const keychain = useStore(session, (state) => state.keychain);
  const busy = opening !== undefined;
  return (
    <div className="welcome-buttons">
      <Button
        tone={enterOpens ? 'primary' : 'plain'}
        shortcut={enterOpens ? 'Enter' : undefined}
        className="welcome-button"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the main action of the first run has the focus, because nothing comes before it
        autoFocus={enterOpens}
        {...buttonUnless(busy, () => void actions.openSample())}
      >
        {welcomeText.openSample}
      </Button>
      <p className="welcome-note">{welcomeText.sampleNote}</p>
      <OpeningStatus {...now} kind="sample" />
      <Button
        className="welcome-button"
        aria-expanded={connecting}
        {...buttonUnless(busy, () => {
          onConnecting(!connecting);
        })}
      >
        {welcomeText.connect}
      </Button>
      {connecting ? (
        <ConnectForm
          busy={opening?.kind === 'connect'}
          problem={failed?.attempt.kind === 'connect' ? failed.error : undefined}
          keychain={keychain}
          onCancel={onCancel}
          onConnect={(input) => void actions.connect(input)}
        />
      ) : (
        <p className="welcome-note">{welcomeText.connectNote}</p>
      )}
    </div>
  );
}
