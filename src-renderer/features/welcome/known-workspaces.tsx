import type { Workspace } from '../../../src-shared/workspace.ts';
import { formatShortDate } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { buttonUnless } from './opening-status.tsx';

interface KnownWorkspacesProps {
  /** The one used last comes first. */
  readonly known: readonly Workspace[];
  /** The first of them has the focus when the page is shown. */
  readonly isFirst: boolean;
  /** And nothing is typed elsewhere, so that Enter opens it. */
  readonly enterOpens: boolean;
  readonly busy: boolean;
  readonly open: (workspace: Workspace) => void;
}

/** The accounts that this computer knows, the last one within reach of the first key. */
export function KnownWorkspaces(props: KnownWorkspacesProps) {
  const { known, isFirst, enterOpens, busy, open } = props;
  return (
    <section className="welcome-known" aria-label="Workspaces on this computer">
      <h2>On this computer</h2>
      <ul>
        {known.map((workspace, place) => {
          const press = buttonUnless(busy, () => {
            open(workspace);
          });
          return (
            <li key={workspace.id}>
              {place === 0 ? (
                <>
                  <Button
                    tone={enterOpens ? 'primary' : 'plain'}
                    shortcut={enterOpens ? 'Enter' : undefined}
                    className="welcome-way welcome-known-last"
                    // oxlint-disable-next-line jsx-a11y/no-autofocus -- where the reviewer was last
                    autoFocus={isFirst}
                    {...press}
                  >
                    {workspace.name}
                  </Button>
                  <p className="welcome-note">{lastOpened(workspace)}</p>
                </>
              ) : (
                <button type="button" className="welcome-known-one" {...press}>
                  <span className="welcome-known-name">{workspace.name}</span>
                  <span className="figure">{whenOpened(workspace)}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const whenOpened = ({ apiKeyLocation: key, lastOpenedMs }: Workspace): string =>
  `${key === 'none' ? 'no key · ' : ''}${formatShortDate(lastOpenedMs)}`;

function lastOpened({ apiKeyLocation: key, lastOpenedMs }: Workspace): string {
  const when =
    lastOpenedMs === undefined ? 'Not opened yet.' : `Opened ${formatShortDate(lastOpenedMs)}.`;
  return key === 'none' ? `${when} No API key: nothing new comes in.` : when;
}
