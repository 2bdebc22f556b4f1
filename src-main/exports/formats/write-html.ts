import type { FileSink } from '../../lib/whole-file.ts';
import type { ExportSource } from '../rows/export-source.ts';
import type { PageClips } from './clips/page-clips.ts';
import { html, pageEnd, pageStart } from './document/html.ts';
import type { ClipOf } from './document/quotation.ts';
import { scorecard } from './document/scorecard.ts';
import { reviewLine, reviewListEnd, reviewListStart, summary } from './document/summary.ts';
import { Tally } from './document/tally.ts';

/** Nobody reads a longer document, and a browser needs minutes to print it. */
export const maxScorecards = 500;
export const maxListed = 1000;

export interface PageOptions {
  readonly content: 'summary' | 'scorecards';
  /** Players for the moments that scorecards quote. */
  readonly clips?: PageClips;
}

/** Pages for people: self-contained, without scripts, made to be printed. */
export async function writeHtml(
  source: ExportSource,
  sink: FileSink,
  { content, clips }: PageOptions,
): Promise<void> {
  const title = `Reviews – ${source.workspace.name}`;
  await sink.write(pageStart(title, { hasClips: clips !== undefined }));
  await (content === 'summary' ? writeSummary(source, sink) : writeScorecards(source, sink, clips));
  await sink.write(pageEnd);
}

async function writeSummary(source: ExportSource, sink: FileSink): Promise<void> {
  const tally = new Tally();
  const lines: string[] = [];
  for await (const page of source.pages('review')) {
    for (const row of page) {
      tally.add(row);
      if (lines.length < maxListed) lines.push(reviewLine(row).markup);
    }
  }
  await sink.write(summary(tally, source).markup);
  await sink.write(reviewListStart.markup);
  await sink.write(lines.join(''));
  await sink.write(reviewListEnd.markup);
  const rest = tally.reviews - lines.length;
  if (rest > 0) {
    const note = html`<p class="dim">
      ${rest} more reviews are counted above and not listed. A CSV or XLSX export lists all of them.
    </p>`;
    await sink.write(note.markup);
  }
}

const noClips: ClipOf = () => undefined;

async function writeScorecards(
  source: ExportSource,
  sink: FileSink,
  clips: PageClips | undefined,
): Promise<void> {
  const workspace = source.workspace.name;
  let count = 0;
  for await (const page of source.pages(clips === undefined ? 'review' : 'clips')) {
    for (const row of page) {
      count += 1;
      if (count > maxScorecards) continue;
      const clipOf = (await clips?.ofReview(row)) ?? noClips;
      await sink.write(scorecard(row, { workspace, clipOf }).markup);
    }
  }
  if (count > maxScorecards) {
    const note = html`<p class="dim">
      ${count - maxScorecards} more reviews were left out. Filter the queue to export them.
    </p>`;
    await sink.write(note.markup);
  }
  if (count === 0) await sink.write(html`<p>No reviews.</p>`.markup);
}
