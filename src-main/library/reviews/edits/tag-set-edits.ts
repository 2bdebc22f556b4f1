import { ok } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Row } from '../tables/row-change.ts';
import { findTag, readTags, writeTags } from '../tables/tag-set.ts';
import { refused, type WorkspaceEdit } from './edit-context.ts';
import { workspaceEditText as text } from './edit-text.ts';

export const saveTagSet: WorkspaceEdit<'tag-set.save'> = (context, { tags }) => {
  const id = firstDuplicate(tags.map((tag) => tag.id));
  if (id !== undefined) return refused(`Two tags have the same id, ${id}.`);
  const offered = tags.filter(({ retired }) => retired !== true);
  const digit = firstDuplicate(offered.flatMap((tag) => tag.digit ?? []));
  if (digit !== undefined) return refused(`Two tags have the shortcut ${digit}.`);
  const name = firstDuplicate(offered.map((tag) => tag.name.toLocaleLowerCase()));
  if (name !== undefined) return refused(`Two tags are named ${name}.`);
  const before = readTags(context.db);
  writeTags(context.db, tags, context.recorder);
  return ok(labelOf(before, readTags(context.db)));
};

/** Moves every applied tag to another tag of the set. Labels in the history keep the old name. */
export const mergeTags: WorkspaceEdit<'tag-set.merge'> = ({ db, recorder }, { from, into }) => {
  if (from === into) return refused('A tag can’t be merged into itself.');
  const [source, target] = [findTag(db, from), findTag(db, into)];
  if (source === undefined || target === undefined) {
    return refused('This tag is not in the tag set.');
  }
  if (target.retired === true) return refused(`The tag ${target.name} is retired.`);
  const rows = db.all<Row>('SELECT * FROM applied_tags WHERE tag_id = ? ORDER BY id', from);
  for (const row of rows) recorder.put('applied_tags', { ...row, tag_id: into });
  const tags = readTags(db).map((tag): Tag => (tag.id === from ? retiredTag(tag) : tag));
  writeTags(db, tags, recorder);
  return ok(text.tagsMerged(source.name, target.name, rows.length));
};

/** Frees the tag's digit for another tag. */
function retiredTag({ digit: _digit, ...tag }: Tag): Tag {
  return { ...tag, retired: true };
}

/** A label for the change, which names the tag if only one changed. */
function labelOf(before: readonly Tag[], after: readonly Tag[]): string {
  const previous = (tag: Tag): Tag | undefined => before.find(({ id }) => id === tag.id);
  const changed = after.filter((tag) => JSON.stringify(tag) !== JSON.stringify(previous(tag)));
  const [tag, second] = changed;
  if (tag === undefined || second !== undefined) return text.tagSetChanged;
  const old = previous(tag);
  if (old === undefined) return text.tagAdded(tag.name);
  if (old.name !== tag.name) return text.tagRenamed(old.name, tag.name);
  if (old.retired !== tag.retired) {
    return tag.retired === true ? text.tagRetired(tag.name) : text.tagRestored(tag.name);
  }
  return text.tagChanged(tag.name);
}

function firstDuplicate<T>(values: readonly T[]): T | undefined {
  const seen = new Set<T>();
  return values.find((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}
