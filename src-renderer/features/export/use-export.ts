import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { InputOf } from '../../../src-shared/ipc/contract.ts';
import type { ExportDone } from '../../../src-shared/ipc/review-requests.ts';
import type { AppBridge } from '../../lib/bridge.ts';

export type ExportRun =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly workId: string; readonly reviews: number }
  | { readonly phase: 'failed'; readonly error: AppError };

/** Runs one export at a time and follows its progress. It continues when the dialog is closed. */
export function useExport(bridge: AppBridge, onDone: (done: ExportDone) => void) {
  const [run, setRun] = useState<ExportRun>({ phase: 'idle' });
  const running = useRef<string>(undefined);
  const cancel = (): void => {
    const workId = running.current;
    if (workId !== undefined) void bridge.request('work:cancel', { workId });
  };
  useEffect(
    () =>
      bridge.on('export:progress', ({ workId, reviews }) => {
        if (workId === running.current) setRun({ phase: 'running', workId, reviews });
      }),
    [bridge],
  );
  const start = async (input: Omit<InputOf<'export:run'>, 'workId'>): Promise<void> => {
    const workId = crypto.randomUUID();
    running.current = workId;
    setRun({ phase: 'running', workId, reviews: 0 });
    const reply = await bridge.request('export:run', { ...input, workId });
    running.current = undefined;
    if (reply.ok) onDone(reply.value);
    else if (reply.error.kind === 'cancelled') setRun({ phase: 'idle' });
    else setRun({ phase: 'failed', error: reply.error });
  };
  return { run, start, cancel };
}
