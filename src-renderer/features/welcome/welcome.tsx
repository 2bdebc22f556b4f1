import { useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainError } from '../../lib/explain-error.ts';
import { formatWhen } from '../../lib/format.ts';
import type { SessionActions } from '../../lib/session.ts';
import type { SessionStore, WayIn } from '../../lib/session-store.ts';
import { Button } from '../../ui/button.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { ConnectForm } from './connect-form.tsx';
import { OpeningLine } from './opening-line.tsx';
import './welcome.css';

interface WelcomeProps {
  readonly session: SessionStore;
  readonly actions: SessionActions;
}

/** The first page: two ways in, each one key away, and the workspaces this machine knows. */
export function Welcome({ session, actions }: WelcomeProps) {
  const { place, workspaces, version } = useStore(session);
  const opening = place.at === 'opening' ? place.way : undefined;
  const failed = place.at === 'welcome' ? place.failed : undefined;
  const cancel = useCallback(() => void actions.cancel(), [actions]);
  const known = workspaces.filter(({ kind }) => kind === 'retell');
  return (
    <main className="welcome">
      <div className="welcome-column">
        <h1>
          <Wordmark large />
        </h1>
        <p className="welcome-line">Listen to your voice agents, word by word.</p>
        <WaysIn
          session={session}
          actions={actions}
          opening={opening}
          failed={failed}
          onCancel={cancel}
        />
        {known.length === 0 ? undefined : (
          <KnownWorkspaces
            known={known}
            busy={opening !== undefined}
            open={(workspace) => void actions.openKnown(workspace)}
          />
        )}
        <WayFailed failed={failed} kind="known" />
        <output className="unseen">{opening === undefined ? '' : openingWords(opening)}</output>
        {opening === undefined || opening.kind === 'connect' ? undefined : (
          <OpeningLine words={openingWords(opening)} onCancel={cancel} />
        )}
      </div>
      <footer className="welcome-foot">
        Calls and reviews stay on this computer. The API key is kept in its keychain, nowhere else.
        <span className="figure"> {version === '' ? '' : `Earmark ${version}`}</span>
      </footer>
    </main>
  );
}

interface Failed {
  readonly way: WayIn;
  readonly error: AppError;
}

interface WaysInProps extends WelcomeProps {
  readonly opening: WayIn | undefined;
  readonly failed: Failed | undefined;
  readonly onCancel: () => void;
}

function WaysIn({ session, actions, opening, failed, onCancel }: WaysInProps) {
  const keychain = useStore(session, (state) => state.keychain);
  const way = opening ?? failed?.way;
  const [connecting, setConnecting] = useState(way?.kind === 'connect');
  const busy = opening !== undefined;
  return (
    <div className="welcome-ways">
      <Button
        tone={connecting ? 'plain' : 'primary'}
        keys={connecting ? undefined : 'Enter'}
        className="welcome-way"
        // The first key of the first minute.
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- nothing comes before it on the page
        autoFocus={!connecting}
        {...unless(busy, () => void actions.openSample())}
      >
        Open the sample workspace
      </Button>
      <p className="welcome-note">
        Two dozen calls with real voices, good ones and bad ones. Needs no key and no network.
      </p>
      <WayFailed failed={failed} kind="sample" />
      <Button
        className="welcome-way"
        aria-expanded={connecting}
        {...unless(busy, () => {
          setConnecting(!connecting);
        })}
      >
        Connect Retell
      </Button>
      {connecting ? (
        <ConnectForm
          busy={opening?.kind === 'connect'}
          problem={failed?.way.kind === 'connect' ? failed.error : undefined}
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

/** A button that can't be pressed now and keeps the focus: whoever gives up goes on from there. */
const unless = (busy: boolean, act: () => void) =>
  busy ? { 'aria-disabled': true as const } : { onClick: act };

function openingWords(way: WayIn): string {
  if (way.kind === 'sample') return 'Opening the sample workspace …';
  return way.kind === 'connect' ? 'Asking Retell …' : `Opening ${way.workspace.name} …`;
}

interface WayFailedProps {
  readonly failed: Failed | undefined;
  readonly kind: WayIn['kind'];
}

function WayFailed({ failed, kind }: WayFailedProps) {
  if (failed?.way.kind !== kind) return undefined;
  const { title, next } = explainError(failed.error);
  return (
    <p className="welcome-failed" role="alert">
      <strong>{title}</strong> {next}
    </p>
  );
}

interface KnownWorkspacesProps {
  readonly known: readonly Workspace[];
  readonly busy: boolean;
  readonly open: (workspace: Workspace) => void;
}

const KnownWorkspaces = ({ known, busy, open }: KnownWorkspacesProps) => (
  <section className="welcome-known" aria-label="Workspaces on this computer">
    <h2>On this computer</h2>
    <ul>
      {known.map((workspace) => (
        <li key={workspace.id}>
          <button
            type="button"
            className="welcome-known-one"
            {...unless(busy, () => {
              open(workspace);
            })}
          >
            <span className="welcome-known-name">{workspace.name}</span>
            <span className="figure">
              {workspace.key === 'none' ? 'no key · ' : ''}
              {formatWhen(workspace.lastOpenedMs)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);
