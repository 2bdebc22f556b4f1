import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { ExportSource } from './export-source.ts';

/** The rubric versions that the reviews use, in the order in which they first appear. */
export async function rubricsIn(source: ExportSource): Promise<readonly Rubric[]> {
  const rubrics = new Map<string, Rubric>();
  for await (const page of source.pages('review')) {
    for (const { rubric } of page) rubrics.set(`${rubric.id} ${rubric.version}`, rubric);
  }
  return [...rubrics.values()];
}
