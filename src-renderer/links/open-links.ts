import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { MomentLink } from '../../src-shared/moment-link.ts';
import type { SessionActions } from '../lib/session/session-actions.ts';
import type { SessionStore } from '../lib/session/session-store.ts';

/** The open workspace, as far as links need it. */
interface LinkTarget {
  readonly workspaceId: string;
  readonly desk: { readonly openCallAt: (callId: CallId, ms: number) => Promise<void> };
}

interface LinkOpenerDeps {
  readonly bridge: AppBridge;
  readonly session: SessionStore;
  readonly sessionActions: Pick<SessionActions, 'openKnown' | 'openSample'>;
  readonly target: () => LinkTarget | undefined;
  readonly announceError: (error: AppError) => void;
}

const badLink = (detail: string): AppError => ({ kind: 'bad-link', detail });

/**
 * Opens the links that main received from the system. Following a link changes nothing, and a link that
 * cannot be opened is reported without leaving the open call.
 */
export function createLinkOpener(deps: LinkOpenerDeps) {
  const { bridge, session, sessionActions, announceError } = deps;

  /** The desk of the link's workspace; undefined when that workspace could not be opened. */
  const deskFor = async (workspaceId: string): Promise<LinkTarget['desk'] | undefined> => {
    if (deps.target()?.workspaceId === workspaceId) return deps.target()?.desk;
    const workspace = session.getState().workspaces.find(({ id }) => id === workspaceId);
    if (workspace !== undefined) await sessionActions.openKnown(workspace);
    else if (workspaceId === 'sample') await sessionActions.openSample();
    else announceError(badLink('its workspace is not on this computer.'));
    const target = deps.target();
    return target?.workspaceId === workspaceId ? target.desk : undefined;
  };

  const openLink = async ({ workspaceId, callId, ms }: MomentLink): Promise<void> => {
    const desk = await deskFor(workspaceId);
    if (desk === undefined) return;
    // Looked up first, so that a link to an unknown call leaves the open call in place.
    const found = await bridge.request('call:open', { callId });
    if (!found.ok) {
      announceError(found.error);
      return;
    }
    await desk.openCallAt(found.value.callId, ms);
  };

  const openNext = async (): Promise<void> => {
    const reply = await bridge.request('link:take', undefined);
    if (!reply.ok) announceError(reply.error);
    else if (reply.value.link !== undefined) await openLink(reply.value.link);
  };

  return {
    openNext,
    /** Opens links that arrive later. Returns a function that stops listening. */
    listen: (): (() => void) => bridge.on('link:waiting', () => void openNext()),
  };
}
