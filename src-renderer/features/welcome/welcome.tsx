import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { SessionActions } from '../../lib/session/session-actions.ts';
import type { SessionStore } from '../../lib/session/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConnectForm } from './connect-form.tsx';
import { KnownWorkspaces } from './known-workspaces.tsx';
import {
  openingState,
  openingText,
  buttonUnless,
  OpeningStatus,
  type OpeningState,
} from './opening-status.tsx';
import './welcome.css';

interface WelcomeProps {
  readonly session: SessionStore;
  readonly actions: SessionActions;
}

/** The first page: the workspaces this machine knows, and two more ways in, each one key away. */
export function Welcome({ session, actions }: WelcomeProps) {
  const { route: place, workspaces, version } = useStore(session);
  const now = openingState(place);
  const cancel = useCallback(() => void actions.cancel(), [actions]);
  // Chosen once: what is opened from here must not move the focus while it opens.
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
        <p className="welcome-line">Listen to your voice agents, word by word.</p>
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
        Calls and reviews stay on this computer. The API key is kept in its keychain, nowhere else.
        <span className="figure"> {version === '' ? '' : `Earmark ${version}`}</span>
      </footer>
    </main>
  );
}

const isConnecting = ({ opening, failed }: OpeningState): boolean =>
  (opening ?? failed?.attempt)?.kind === 'connect';

interface StartOptionsProps extends WelcomeProps, OpeningState {
  /** Enter opens the sample: nothing else was opened later, and nothing is typed. */
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
    <div className="welcome-ways">
      <Button
        tone={enterOpens ? 'primary' : 'plain'}
        shortcut={enterOpens ? 'Enter' : undefined}
        className="welcome-way"
        // The first key of the first minute.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- nothing comes before it on the page
        autoFocus={enterOpens}
        {...buttonUnless(busy, () => void actions.openSample())}
      >
        Open the sample workspace
      </Button>
      <p className="welcome-note">
        Two dozen calls with real voices, good ones and bad ones. Needs no key and no network.
      </p>
      <OpeningStatus {...now} kind="sample" />
      <Button
        className="welcome-way"
        aria-expanded={connecting}
        {...buttonUnless(busy, () => {
          onConnecting(!connecting);
        })}
      >
        Connect Retell
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
        <p className="welcome-note">
          With an API key of your Retell account. Calls come newest first.
        </p>
      )}
    </div>
  );
}
