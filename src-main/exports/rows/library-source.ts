import type { Silence } from '../../../src-shared/export-options.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { ExportRow, LibraryRequests } from '../../library/port.ts';
import { ExportStopped, type ExportSource, type RowDetail } from './export-source.ts';

export interface ExportQuery {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
}

/** Reads the next page of a queue from the library. */
export type ReadPage = (
  page: LibraryRequests['export:rows']['in'],
) => Promise<Result<LibraryRequests['export:rows']['out'], AppError>>;

interface LibrarySource extends Omit<ExportSource, 'pages'> {
  readonly readPage: ReadPage;
  /** One after the other; calls and chats are two queries. */
  readonly queries: readonly ExportQuery[];
  /** What can't be heard in clips; nothing if none were asked for. */
  readonly silence?: Silence | undefined;
  /** Leaves out the others. */
  readonly includes?: (row: ExportRow) => boolean;
  /** Called with the number of reviews read since the source was created, in every iteration anew. */
  readonly onProgress?: (reviews: number) => void;
}

/** Small enough that a page never blocks main noticeably, and large enough that requests cost little. */
const pageSizes: Readonly<Record<RowDetail, number>> = {
  review: 200,
  transcript: 25,
  // Its recordings may have to be downloaded, and progress is told by the page.
  clips: 5,
};

/** Reads the reviews from the library page by page, so that only one page is held at a time. */
export function librarySource(options: LibrarySource): ExportSource {
  const { workspace, exportedMs, redacted, recordings, signal, includes = () => true } = options;
  return {
    workspace,
    exportedMs,
    redacted,
    recordings,
    signal,
    async *pages(detail) {
      let count = 0;
      for (const query of options.queries) {
        for await (const page of queryPages(options, query, detail)) {
          const rows = page.filter(includes);
          count += rows.length;
          options.onProgress?.(count);
          yield rows;
        }
      }
    },
  };
}

const noSilence: Silence = { redactedWords: false, words: [] };

async function* queryPages(
  { readPage, redacted, signal, silence = noSilence }: LibrarySource,
  { filter, sort }: ExportQuery,
  detail: RowDetail,
): AsyncIterable<readonly ExportRow[]> {
  let after: string | undefined;
  do {
    const page = await readPage({
      filter,
      sort,
      count: pageSizes[detail],
      transcripts: detail === 'transcript',
      redacted,
      ...(detail === 'clips' ? { silence } : {}),
      ...(after === undefined ? {} : { after }),
    });
    if (signal.aborted) throw new ExportStopped({ kind: 'cancelled' });
    if (!page.ok) throw new ExportStopped(page.error);
    yield page.value.rows;
    after = page.value.next;
  } while (after !== undefined);
}
