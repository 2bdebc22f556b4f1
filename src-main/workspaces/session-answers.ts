import { setTimeout as delay } from 'node:timers/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf, OutputOf } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import { readAttachment } from './attachment.ts';
import { openCall, refreshCall, type CallAsked } from './open-call.ts';
import type { Session } from './session.ts';

interface AnswerParts {
  readonly library: Library;
  /** The open session, or the error that says there is none. */
  readonly current: () => Result<Session, AppError>;
  readonly prefersScrubbed: (workspaceId: string) => boolean;
  /** Looks once more for a key where there was none. */
  readonly lookForWay: () => Promise<void>;
}

type Level = Pick<InputOf<'recording:peaks'>, 'samplesPerBin' | 'stretch'>;
type Answer<T> = Promise<Result<T, AppError>>;

/** What the renderer asks of the open workspace; each answer is the reason when there is none. */
export function sessionAnswers(parts: AnswerParts) {
  const { library, current, prefersScrubbed, lookForWay } = parts;
  const withSession = <T>(use: (open: Session) => Answer<T>): Answer<T> => {
    const session = current();
    return session.ok ? use(session.value) : Promise.resolve(session);
  };
  const scrubbedIn = ({ workspace }: Session): Pick<CallAsked, 'scrubbed'> => ({
    scrubbed: prefersScrubbed(workspace.id),
  });
  return {
    sync: (act: 'status' | 'pause' | 'resume' | 'now'): Answer<OutputOf<'sync:status'>> =>
      withSession(async (session) => {
        if (act === 'now' && session.sync() === undefined) await lookForWay();
        else if (act !== 'status') session.sync()?.[act]();
        return ok(session.status());
      }),
    openCall: (asked: Omit<CallAsked, 'scrubbed'>) =>
      withSession((open) => openCall(library, { ...asked, ...scrubbedIn(open) })),
    refreshCall: (asked: Omit<CallAsked, 'scrubbed'>) =>
      withSession((open) =>
        refreshCall(library, open, { ...asked, ...scrubbedIn(open) }, Date.now()),
      ),
    openUnmasked: (id: CallId) => withSession(() => openCall(library, { id, scrubbed: false })),
    matching: {
      fetch: (filter: InputOf<'matching:fetch'>['filter']): Answer<OutputOf<'matching:fetch'>> =>
        withSession((session) => {
          const sync = session.sync();
          return Promise.resolve(
            sync === undefined
              ? err(session.offlineBecause() ?? { kind: 'no-workspace' })
              : ok(sync.matching.fetch(filter)),
          );
        }),
      stop: (): Answer<true> =>
        withSession(({ sync }) => {
          sync()?.matching.stop();
          return Promise.resolve(ok(true));
        }),
    },
    comingNext: (ids: readonly CallId[]): Answer<true> =>
      withSession(({ sync, recordings }) => {
        sync()?.soon(ids);
        recordings.ahead(ids[0]);
        return Promise.resolve(ok(true));
      }),
    attachment: (id: CallId, which: InputOf<'call:attachment'>['which']) =>
      withSession((open) => readAttachment(library, open, { id, which })),
    openRecording: (id: CallId) => withSession((open) => open.recordings.open(id)),
    recordingsRoom: () => withSession(async (open) => ok(await open.recordings.room())),
    peaks: (id: CallId, level: Level) => withSession((open) => peaksOf(library, open, id, level)),
  };
}

async function peaksOf(
  library: Library,
  { recordings }: Session,
  id: CallId,
  level: Level,
): Answer<OutputOf<'recording:peaks'>> {
  for (let tries = 1; ; tries += 1) {
    const file = recordings.fileOf(id);
    if (file === undefined) return err({ kind: 'no-recording' });
    const built = await library.ask('peaks:build', {
      file: file.file,
      callId: id,
      samplesPerBin: level.samplesPerBin,
      ...(level.stretch === undefined ? {} : { stretch: level.stretch }),
      ...(file.totalBytes === undefined ? {} : { totalBytes: file.totalBytes }),
    });
    // A download that ends moves its file: for a moment there is neither the old name nor the new one.
    if (built.ok || built.error.kind !== 'file-denied' || tries >= moveTries) return built;
    await delay(moveMs);
  }
}

const moveTries = 20;
const moveMs = 10;
