import path from 'node:path';
import type { ChosenCalibrationFile } from '../../src-shared/calibration-file/calibration-import.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import { writeDatedFile } from '../lib/dated-file.ts';
import type { Library } from '../library/port.ts';
import { writeResultsFile, writeSessionFile } from './formats/write-calibration.ts';

interface CalibrationExchangeDeps {
  readonly library: Pick<Library, 'request'>;
  /** Where exports go. */
  readonly folder: () => string;
  readonly workspaces: {
    current(): Result<
      { readonly workspace: { readonly id: string; readonly name: string } },
      AppError
    >;
    readonly known: {
      /** Whether the workspace prefers the text that Retell redacted. */
      prefersRedacted(workspaceId: string): boolean;
    };
  };
  /** Asks in the system's own dialog; undefined when no file was chosen. */
  readonly askForFile: () => Promise<string | undefined>;
  readonly now: () => Date;
}

/** Exchanges calibration sessions and their results with other computers by files. */
export function createCalibrationExchange(deps: CalibrationExchangeDeps) {
  const { library } = deps;
  // The page names no path: it can import only the file that the reviewer has chosen.
  let chosen: { readonly path: string; readonly contentHash: string } | undefined;
  return {
    async export(
      input: InputOf<'calibration:export'>,
    ): Promise<Result<{ readonly path: string }, AppError>> {
      const content = await contentOf(deps, input);
      if (!content.ok) return content;
      const { title, text } = content.value;
      return writeDatedFile({
        folder: deps.folder(),
        title: `calibration ${title}`,
        extension: 'json',
        now: deps.now(),
        content: text,
      });
    },

    async chooseFile(): Promise<Result<ChosenCalibrationFile, AppError>> {
      const file = await deps.askForFile();
      if (file === undefined) return ok({ cancelled: true });
      const checked = await library.request('calibration-file:check', { path: file });
      if (!checked.ok) return checked;
      const { value } = checked;
      chosen =
        'preview' in value ? { path: file, contentHash: value.preview.contentHash } : undefined;
      return ok({ ...value, fileName: path.basename(file) });
    },

    import({
      contentHash,
      ...input
    }: InputOf<'calibration:import'>): Promise<Result<EditReceipt, AppError>> {
      if (chosen?.contentHash !== contentHash) {
        return Promise.resolve(err({ kind: 'edit-refused', reason: 'Choose the file again.' }));
      }
      return library.request('calibration-file:import', { ...chosen, ...input });
    },
  };
}

interface NewFile {
  readonly title: string;
  readonly text: string;
}

async function contentOf(
  { library, workspaces, now }: CalibrationExchangeDeps,
  { sessionId, content }: InputOf<'calibration:export'>,
): Promise<Result<NewFile, AppError>> {
  const open = workspaces.current();
  if (!open.ok) return open;
  const { workspace } = open.value;
  const origin = { workspace, exportedMs: now().getTime() };
  if (content === 'session') {
    const exported = await library.request('calibration-file:session', { sessionId });
    if (!exported.ok) return exported;
    const title = exported.value.session.name;
    return ok({ title, text: writeSessionFile(exported.value, origin) });
  }
  const redacted = workspaces.known.prefersRedacted(workspace.id);
  const exported = await library.request('calibration-file:results', { sessionId, redacted });
  if (!exported.ok) return exported;
  const { session, reviewer } = exported.value;
  return ok({
    title: `${session.name} results ${reviewer.name}`,
    text: writeResultsFile(exported.value, { ...origin, redacted }),
  });
}
