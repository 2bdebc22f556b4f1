import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { briefDocument } from '../../src-shared/insights/brief/brief-document.ts';
import { briefHtml } from '../../src-shared/insights/brief/brief-html.ts';
import { briefMarkdown } from '../../src-shared/insights/brief/brief-markdown.ts';
import type { InputOf } from '../../src-shared/ipc/contract.ts';
import { err, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import { writeDatedFile } from '../lib/dated-file.ts';
import { fileError } from '../lib/file-error.ts';
import type { Library } from '../library/port.ts';

type ChartInput = InputOf<'insights:save-chart'>;
type Rect = Extract<ChartInput, { format: 'png' }>['rect'];
type Written = Promise<Result<{ readonly path: string }, AppError>>;

interface InsightsFilesDeps {
  readonly library: Pick<Library, 'request'>;
  /** Where exports go. */
  readonly folder: () => string;
  readonly workspace: () => Result<{ readonly workspace: Workspace }, AppError>;
  /** The part of a window as PNG; undefined if the window is gone. */
  readonly capture: (window: number, rect: Rect) => Promise<Uint8Array | undefined>;
  /** Prints an HTML file. */
  readonly print: (file: string) => Promise<Result<Uint8Array, AppError>>;
  readonly now: () => Date;
}

/** Writes charts and briefs of Insights into the export folder. */
export function createInsightsFiles(deps: InsightsFilesDeps) {
  const { library, workspace, capture } = deps;
  return {
    async saveChart(input: ChartInput, window: number): Written {
      const open = workspace();
      if (!open.ok) return open;
      const content = input.format === 'png' ? await capture(window, input.rect) : input.text;
      if (content === undefined) return err({ kind: 'cancelled' });
      return write(deps, { title: input.name, format: input.format, content });
    },

    async saveBrief({ filter, agentId, format }: InputOf<'insights:save-brief'>): Written {
      const open = workspace();
      if (!open.ok) return open;
      const panel = await library.request('insights:panel', {
        panel: 'brief',
        filter,
        ...(agentId === undefined ? {} : { agentId }),
      });
      if (!panel.ok) return panel;
      if (panel.value.panel !== 'brief') return err({ kind: 'bad-request', detail: 'Not a brief' });
      const { name, kind } = open.value.workspace;
      const document = briefDocument(panel.value, {
        workspace: name,
        nowMs: deps.now().getTime(),
        isSample: kind === 'sample',
      });
      const title = `brief ${panel.value.agentName ?? name}`;
      if (format === 'md') return write(deps, { title, format, content: briefMarkdown(document) });
      const html = briefHtml(document);
      if (format === 'html') return write(deps, { title, format, content: html });
      const pdf = await printed(html, deps.print);
      return pdf.ok ? write(deps, { title, format, content: pdf.value }) : pdf;
    },
  };
}

/** The page is held in a folder of its own until it is printed. */
async function printed(
  html: string,
  print: InsightsFilesDeps['print'],
): Promise<Result<Uint8Array, AppError>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earmark-brief-'));
  const page = path.join(folder, 'brief.html');
  try {
    await writeFile(page, html);
    return await print(page);
  } catch (error) {
    return err(fileError(error, page));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface NewFile {
  readonly title: string;
  readonly format: string;
  readonly content: string | Uint8Array;
}

const write = (
  { folder, now }: Pick<InsightsFilesDeps, 'folder' | 'now'>,
  { title, format, content }: NewFile,
): Written => writeDatedFile({ folder: folder(), title, extension: format, now: now(), content });
