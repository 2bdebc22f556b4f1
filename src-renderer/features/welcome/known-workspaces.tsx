import type { Workspace } from '../../../src-shared/workspace.ts';
import { formatShortDate } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { welcomeText } from './welcome-text.ts';
import { buttonUnless } from './opening-status.tsx';

interface KnownWorkspacesProps {
  /** The most recently opened one comes first. */
  readonly known: readonly Workspace[];
  /** The first workspace takes the focus when the page is shown. */
  readonly isFirst: boolean;
  /** Enter opens the first workspace, because nothing is being typed elsewhere. */
  readonly enterOpens: boolean;
  readonly busy: boolean;
  readonly open: (workspace: Workspace) => void;
}

/** The workspaces on this computer; the most recent one opens with a single key. */
export function KnownWorkspaces(props: KnownWorkspacesProps) {
  const { known, isFirst, enterOpens, busy, open } = props;
  return (
    <section className="welcome-known" aria-label={welcomeText.known}>
      <h2>{welcomeText.knownHeading}</h2>
      <ul>
        {known.map((workspace, index) => {
          const press = buttonUnless(busy, () => {
            open(workspace);
          });
          return (
            <li key={workspace.id}>
              {index === 0 ? (
                <>
                  <Button
                    tone={enterOpens ? 'primary' : 'plain'}
                    shortcut={enterOpens ? 'Enter' : undefined}
                    className="welcome-button welcome-known-last"
                    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the workspace that was used last
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

function whenOpened({ apiKeyLocation, lastOpenedMs }: Workspace): string {
  const when = formatShortDate(lastOpenedMs);
  return apiKeyLocation === 'none' ? welcomeText.noApiKeyShort(when) : when;
}

function lastOpened({ apiKeyLocation, lastOpenedMs }: Workspace): string {
  const when =
    lastOpenedMs === undefined
      ? welcomeText.neverOpened
      : welcomeText.lastOpened(formatShortDate(lastOpenedMs));
  return apiKeyLocation === 'none' ? `${when} ${welcomeText.noApiKey}` : when;
}
