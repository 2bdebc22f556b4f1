import type { FileSink } from '../../lib/whole-file.ts';
import { datasetCall, datasetTurns } from './dataset.ts';
import type { ExportSource } from '../rows/export-source.ts';

/** A dataset for evaluations: one reviewed call a line, or one turn of the agent a line. */
export async function writeJsonl(
  source: ExportSource,
  sink: FileSink,
  per: 'call' | 'turn',
): Promise<void> {
  const { name } = source.workspace;
  for await (const page of source.pages('transcript')) {
    for (const row of page) {
      const lines = per === 'call' ? [datasetCall(row, name)] : datasetTurns(row, name);
      for (const line of lines) await sink.write(`${JSON.stringify(line)}\n`);
    }
  }
}
