import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AppBridge } from '../../src-shared/ipc/contract.ts';
import type { MomentLink } from '../../src-shared/moment-link.ts';
import type { SessionActions } from '../lib/session/session-actions.ts';
import type { SessionStore } from '../lib/session/session-store.ts';
import type { WorkspaceParts } from '../app/workspace-parts.ts';

interface LinkOpenerDeps {
  readonly bridge: AppBridge;
  readonly session: SessionStore;
  readonly sessionActions: Pick<SessionActions, 'openKnown' | 'openSample'>;
  readonly parts: () => WorkspaceParts | undefined;
  readonly announceError: (error: AppError) => void;
}

const badLink = (detail: string): AppError => ({ kind: 'bad-link', detail });

/**
 * Opens links that main was handed, from wherever: a link changes nothing, and whatever is wrong with it
 * is said without leaving what is open.
 */
export function createLinkOpener(deps: LinkOpenerDeps) {
  const { bridge, session, sessionActions, announceError } = deps;

  /** The desk of the workspace the link names; undefined when it could not be opened. */
  const deskFor = async (workspaceId: string): Promise<WorkspaceParts['desk'] | undefined> => {
    if (deps.parts()?.workspaceId === workspaceId) return deps.parts()?.desk;
    const workspace = session.getState().workspaces.find(({ id }) => id === workspaceId);
    if (workspace !== undefined) await sessionActions.openKnown(workspace);
    else if (workspaceId === 'sample') await sessionActions.openSample();
    else announceError(badLink('its workspace is not on this computer.'));
    const parts = deps.parts();
    return parts?.workspaceId === workspaceId ? parts.desk : undefined;
  };

  const openLink = async ({ workspaceId, callId, ms }: MomentLink): Promise<void> => {
    const desk = await deskFor(workspaceId);
    if (desk === undefined) return;
    // Looked up first, so that a link to nowhere leaves the call that is open in front.
    const found = await bridge.request('call:open', { callId });
    if (!found.ok) {
      announceError(found.error);
      return;
    }
    await openAtTime(desk, found.value.callId, ms);
  };

  const openNext = async (): Promise<void> => {
    const reply = await bridge.request('link:take', undefined);
    if (!reply.ok) announceError(reply.error);
    else if (reply.value.link !== undefined) await openLink(reply.value.link);
  };

  return {
    takeNext: openNext,
    /** Hears of further links until the function given back is called. */
    listen: (): (() => void) => bridge.on('link:waiting', () => void openNext()),
  };
}

/** To the moment as soon as the call is there, before its sound is. */
async function openAtTime(desk: WorkspaceParts['desk'], callId: CallId, ms: number): Promise<void> {
  const stop = desk.store.subscribe(({ load }, before) => {
    // The call may be in front already: what is told of its download is not its opening.
    if (load === before.load || load.phase === 'loading') return;
    stop();
    if (load.phase === 'ready' && load.detail.callId === callId) desk.seek(ms);
  });
  await desk.openCall(callId);
}
