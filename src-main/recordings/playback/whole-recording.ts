import { setTimeout as delay } from 'node:timers/promises';
import type { CallId } from '../../../src-shared/call.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { abortable } from '../../lib/abortable.ts';
import type { WholeRecording } from '../../lib/whole-recording.ts';
import { isRedacted } from '../download/source.ts';
import type { Opening } from './pending-openings.ts';

interface WholeParts {
  readonly open: (id: CallId) => Opening;
  readonly close: (id: CallId) => Promise<void>;
}

/** How often a download is looked at. It may end in several ways, and a clip is in no hurry. */
const pollMs = 50;

/** Opens recordings to read their files, once these are complete. */
export function createWholeRecordings({ open, close }: WholeParts) {
  const kept = new Set<CallId>();
  const release = async (id: CallId): Promise<void> => {
    if (!kept.has(id)) await close(id);
  };
  return {
    /** The reviewer may be listening to it, so it is not closed after it was read. */
    keepOpen: (id: CallId): void => void kept.add(id),
    async open(id: CallId, signal: AbortSignal): Promise<Result<WholeRecording, AppError>> {
      const opened = await abortable(open(id), signal);
      if (!opened.ok) {
        if (signal.aborted) await release(id);
        return opened;
      }
      const { file, wav, variant } = opened.value;
      while (file.state() === 'growing' && !signal.aborted) await delay(pollMs);
      if (file.state() === 'complete') {
        return ok({
          file: file.path(),
          ...(wav === undefined ? {} : { wav }),
          isRedacted: isRedacted(variant),
          release: () => release(id),
        });
      }
      await release(id);
      return err(signal.aborted ? { kind: 'cancelled' } : incomplete);
    },
  };
}

/** The download had begun, and then the connection was lost for too long. */
const incomplete: AppError = { kind: 'gone', what: 'the rest of the recording' };
