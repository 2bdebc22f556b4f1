import { setTimeout as delay } from 'node:timers/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf, OutputOf } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { readAttachment } from './read-attachment.ts';
import { openCall, refreshCall, type CallRequest } from './open-call.ts';
import type { WorkspaceSession } from './session.ts';

interface SessionHandlerDeps {
  readonly library: Library;
  /** The open session, or an error if there is none. */
  readonly current: () => Result<WorkspaceSession, AppError>;
  readonly prefersRedacted: (workspaceId: string) => boolean;
  /** Reads the API key again if there was none. */
  readonly reconnectIfOffline: () => Promise<void>;
}

type PeaksLevel = Pick<InputOf<'recording:peaks'>, 'samplesPerBin' | 'stretch'>;
type Reply<T> = Promise<Result<T, AppError>>;

/** Handlers for requests about the open workspace. Without one they all fail with the reason. */
export function createSessionHandlers(deps: SessionHandlerDeps) {
  const { library, current, prefersRedacted, reconnectIfOffline } = deps;
  const withSession = <T>(use: (open: WorkspaceSession) => Reply<T>): Reply<T> => {
    const session = current();
    return session.ok ? use(session.value) : Promise.resolve(session);
  };
  const scrubbedOption = ({ workspace }: WorkspaceSession): Pick<CallRequest, 'scrubbed'> => ({
    scrubbed: prefersRedacted(workspace.id),
  });
  return {
    sync: (action: 'status' | 'pause' | 'resume' | 'now'): Reply<OutputOf<'sync:status'>> =>
      withSession(async (session) => {
        if (action === 'now' && session.sync() === undefined) await reconnectIfOffline();
        else if (action !== 'status') session.sync()?.[action]();
        return ok(session.status());
      }),
    openCall: (request: Omit<CallRequest, 'scrubbed'>) =>
      withSession((open) => openCall(library, { ...request, ...scrubbedOption(open) })),
    refreshCall: (request: Omit<CallRequest, 'scrubbed'>) =>
      withSession((open) =>
        refreshCall(library, open, { ...request, ...scrubbedOption(open) }, Date.now()),
      ),
    measureCall: (id: CallId) =>
      withSession((open) => library.request('calls:measures', { id, ...scrubbedOption(open) })),
    openUnmasked: (id: CallId) => withSession(() => openCall(library, { id, scrubbed: false })),
    matching: {
      fetch: (filter: InputOf<'matching:fetch'>['filter']): Reply<OutputOf<'matching:fetch'>> =>
        withSession((session) => {
          const sync = session.sync();
          return Promise.resolve(
            sync === undefined
              ? err(session.offlineReason() ?? { kind: 'no-workspace' })
              : ok(sync.matching.fetch(filter)),
          );
        }),
      stop: (): Reply<true> =>
        withSession(({ sync }) => {
          sync()?.matching.stop();
          return Promise.resolve(ok(true));
        }),
    },
    setUpcoming: (ids: readonly CallId[]): Reply<true> =>
      withSession(({ sync, recordings }) => {
        sync()?.prioritize(ids);
        recordings.prefetch(ids[0]);
        return Promise.resolve(ok(true));
      }),
    attachment: (id: CallId, which: InputOf<'call:attachment'>['which']) =>
      withSession((open) => readAttachment(library, open, { id, which })),
    openRecording: (id: CallId) => withSession((open) => open.recordings.open(id)),
    recordingsSize: () => withSession(async (open) => ok(await open.recordings.trimCache())),
    peaks: (id: CallId, level: PeaksLevel) =>
      withSession((open) => loadPeaks(library, open, id, level)),
  };
}

async function loadPeaks(
  library: Library,
  { recordings }: WorkspaceSession,
  id: CallId,
  level: PeaksLevel,
): Reply<OutputOf<'recording:peaks'>> {
  for (let attempt = 1; ; attempt += 1) {
    const file = recordings.fileOf(id);
    if (file === undefined) return err({ kind: 'no-recording' });
    const built = await library.request('peaks:build', {
      file: file.file,
      callId: id,
      samplesPerBin: level.samplesPerBin,
      ...(level.stretch === undefined ? {} : { range: level.stretch }),
      ...(file.totalBytes === undefined ? {} : { totalBytes: file.totalBytes }),
    });
    // When a download completes, its file is renamed, and for a moment neither name exists.
    if (built.ok || built.error.kind !== 'file-denied' || attempt >= maxAttempts) return built;
    await delay(retryDelayMs);
  }
}

const maxAttempts = 20;
const retryDelayMs = 10;
