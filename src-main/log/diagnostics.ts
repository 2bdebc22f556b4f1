import os from 'node:os';
import process from 'node:process';
import type { Settings } from '../../src-shared/settings.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Log } from './log.ts';

interface DiagnosticsDeps {
  readonly app: {
    readonly isPackaged: boolean;
    getVersion(): string;
    getLocale(): string;
  };
  readonly settings: () => Settings;
  readonly workspaces: () => readonly Workspace[];
  readonly log: Pick<Log, 'newestLines'>;
}

const logLines = 60;
const onOff = (on: boolean): string => (on ? 'on' : 'off');

/**
 * What a developer needs to understand a problem, as text. It holds counts and versions only: no name, no
 * path, no address of a server, no id of a workspace and nothing of a call.
 */
export function createDiagnostics(deps: DiagnosticsDeps) {
  return async (): Promise<Result<{ readonly text: string }, never>> => {
    const { app, settings, workspaces, log } = deps;
    const { electron, chrome, node, sqlite } = process.versions;
    const current = settings();
    const kinds = workspaces().map(({ kind }) => kind);
    const retellCount = kinds.filter((kind) => kind === 'retell').length;
    const session = process.env['XDG_SESSION_TYPE'] ?? '';
    const text = [
      `Earmark ${app.getVersion()}${app.isPackaged ? '' : ' (from its sources)'}`,
      `Electron ${electron}, Chromium ${chrome}, Node ${node}, SQLite ${sqlite}`,
      `${os.type()} ${os.release()} ${process.arch}${session === '' ? '' : ` (${session})`}, language ${app.getLocale()}`,
      `${Math.round(os.totalmem() / 2 ** 30)} GB of memory, ${os.availableParallelism()} processors, running for ${Math.round(process.uptime() / 60)} min`,
      `Workspaces: ${retellCount} of Retell${kinds.includes('sample') ? ' and the sample' : ''}`,
      `Settings: theme ${current.theme}, recording cache ${current.cacheLimitMb} MB, preloading ${onOff(current.fetchAhead)}, playback speed ${current.playbackRate}, ${Object.keys(current.keys).length} changed shortcuts`,
      '',
      `The newest ${logLines} lines of the log:`,
      ...(await log.newestLines(logLines)),
    ].join('\n');
    return ok({ text });
  };
}
