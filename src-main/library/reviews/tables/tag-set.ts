import type { Tag } from '../../../../src-shared/tag.ts';
import type { Db } from '../../db/db.ts';
import { createRecorder, type Recorder } from './row-change.ts';

interface TagRow {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly colour: Tag['colour'];
  readonly digit: number | null;
  readonly description: string | null;
  readonly retired: number;
}

/** All tags, including retired ones, because applied tags still need their names. */
export const readTags = (db: Db): readonly Tag[] =>
  db.all<TagRow>('SELECT * FROM tags ORDER BY position, id').map(tagOf);

export function findTag(db: Db, id: string): Tag | undefined {
  const row = db.first<TagRow>('SELECT * FROM tags WHERE id = ?', id);
  return row && tagOf(row);
}

const tagOf = (row: TagRow): Tag => ({
  id: row.id,
  name: row.name,
  colour: row.colour,
  ...(row.digit === null ? {} : { digit: row.digit }),
  ...(row.description === null ? {} : { description: row.description }),
  ...(row.retired === 1 ? { retired: true } : {}),
});

/**
 * Replaces the tag set. A tag that is left out is retired, not deleted, so that the history keeps its
 * name.
 */
export function writeTags(
  db: Db,
  tags: readonly Tag[],
  recorder: Recorder = createRecorder(db),
): void {
  const offeredIds = new Set(tags.map(({ id }) => id));
  const retiring = readTags(db).filter(({ id }) => !offeredIds.has(id));
  const all = [...tags, ...retiring.map((tag) => ({ ...tag, retired: true }))];
  all.forEach((tag, position) => {
    recorder.put('tags', {
      id: tag.id,
      position,
      name: tag.name,
      colour: tag.colour,
      digit: tag.digit ?? null,
      description: tag.description ?? null,
      retired: Number(tag.retired === true),
    });
  });
}
