import { err, ok } from '../../../src-shared/result.ts';
import type { ParseResponse } from '../../retell/port.ts';
import type { MeasuringProgress } from '../../../src-shared/measures/progress.ts';
import { createMeasuring } from '../measures/measuring.ts';
import { createPeaks, type BuildPeaks } from '../peaks/peaks.ts';
import { readTags } from '../reviews/tables/tag-set.ts';
import { backupHandlers, startDailyBackups } from './backup-handlers.ts';
import { calibrationHandlers } from './calibration-handlers.ts';
import { callHandlers } from './call-handlers.ts';
import { openDatabases, type LibraryDatabases } from './databases.ts';
import type { Handlers, Input, ResultOf, WithDatabases } from './handler-types.ts';
import { createPendingResponses } from './pending-responses.ts';
import type { QueueSource } from '../query/queues.ts';
import { measureHandlers } from './measure-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { insightsHandlers } from './insights-handlers.ts';
import { queueHandlers } from './queue-handlers.ts';
import { createMirrored, reviewHandlers } from './review-handlers.ts';

export interface RunningLibrary {
  readonly handlers: Handlers;
  /** Called when `calls.db` turns out to be unreadable while it is in use. */
  rebuildCalls(): void;
  close(): void;
}

export interface HandlerOptions {
  readonly now: () => number;
  /** Turns the body of a response into calls. The library itself does not know Retell's format. */
  readonly parseResponse: ParseResponse;
  /** For failures that do not affect a response. */
  readonly log: (detail: string) => void;
  /** Called while stored calls are measured in the background, and once when all are. */
  readonly onMeasuring?: (progress: MeasuringProgress) => void;
  /** What answers queues; tests compare the two ways. */
  readonly queueSource?: QueueSource | undefined;
}

/** The library without its process: all handlers over the workspace that is open at the moment. */
export function createHandlers(options: HandlerOptions): RunningLibrary {
  const { now, log, parseResponse, onMeasuring: report = () => undefined } = options;
  let databases: LibraryDatabases | undefined;
  let lastRequestAtMs = 0;
  const measuring = createMeasuring({
    library: () => databases && openForMeasuring(databases),
    lastRequestAtMs: () => lastRequestAtMs,
    report,
    log,
  });
  /** Any request may have changed what is to be measured; finding out costs two index lookups. */
  const noteRequest = (): void => {
    lastRequestAtMs = performance.now();
    if (databases !== undefined) measuring.wake();
  };
  const pending = createPendingResponses(parseResponse);
  let stopBackups: (() => void) | undefined;
  const close = (): void => {
    stopBackups?.();
    pending.clear();
    measuring.stop();
    databases?.close();
    databases = undefined;
  };
  const withDatabases: WithDatabases = (handle) => (input, requestId) => {
    if (databases === undefined) return err({ kind: 'no-workspace' });
    const result = handle(databases, input, requestId);
    noteRequest();
    if (result instanceof Promise) void result.then(noteRequest, noteRequest);
    return result;
  };
  const mirrored = createMirrored(log);
  const handlers: Handlers = {
    open: (input) => {
      close();
      const opened = openDatabases({ ...input, now, queueSource: options.queueSource });
      if (!opened.ok) return opened;
      databases = opened.value;
      stopBackups = startDailyBackups(databases, { folder: input.folder, now, log });
      noteRequest();
      const { reviews, rubrics, rebuilt } = databases;
      return ok({ tags: readTags(reviews), rubric: rubrics.current(), rebuilt });
    },
    close: () => {
      close();
      return ok(true);
    },
    'responses:read': (input) => pending.read(input),
    ...callHandlers(withDatabases, now, pending),
    ...queueHandlers(withDatabases, now),
    ...reviewHandlers(withDatabases, mirrored),
    ...planHandlers(withDatabases, mirrored),
    ...calibrationHandlers(withDatabases, mirrored),
    ...insightsHandlers(withDatabases),
    ...backupHandlers({ withDatabases, now, close }),
    ...measureHandlers(withDatabases),
    'peaks:build': withDatabases<'peaks:build'>(createPeaksHandler(createPeaks())),
  };
  return { handlers, close, rebuildCalls: () => databases?.rebuildCalls() };
}

const openForMeasuring = (databases: LibraryDatabases) => ({
  calls: databases.calls(),
  published: () => databases.rubrics.published(),
});

const createPeaksHandler =
  (build: BuildPeaks) =>
  (databases: LibraryDatabases, input: Input<'peaks:build'>): Promise<ResultOf<'peaks:build'>> =>
    build({
      ...input,
      entries: () => databases.readCall(input.callId)?.call.entries ?? [],
    });
