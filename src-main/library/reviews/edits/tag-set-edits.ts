import { ok } from '../../../../src-shared/result.ts';
import type { Tag } from '../../../../src-shared/tag.ts';
import type { Row } from '../tables/row-change.ts';
import { findTag, readTags, writeTags } from '../tables/tag-set.ts';
import { refused, type EditStep } from './edit-context.ts';

export const saveTagSet: EditStep<'tag-set.save'> = (context, { tags }) => {
  const duplicateId = firstDuplicate(tags.map(({ id }) => id));
  if (duplicateId !== undefined) return refused(`Two tags have the same id, ${duplicateId}.`);
  const offered = tags.filter(({ retired }) => retired !== true);
  const digit = firstDuplicate(offered.flatMap((tag) => tag.digit ?? []));
  if (digit !== undefined) return refused(`Two tags share the key ${digit}.`);
  const name = firstDuplicate(offered.map((tag) => tag.name.toLocaleLowerCase()));
  if (name !== undefined) return refused(`Two tags are called ${name}.`);
  const before = readTags(context.db);
  writeTags(context.db, tags, context.recorder);
  return ok(labelOf(before, readTags(context.db)));
};

/** What bears one tag bears another from now on; what is written in the history stays as it was. */
export const mergeTags: EditStep<'tag-set.merge'> = ({ db, recorder }, { from, into }) => {
  if (from === into) return refused('A tag cannot be merged into itself.');
  const [leaving, staying] = [findTag(db, from), findTag(db, into)];
  if (leaving === undefined || staying === undefined) {
    return refused('This tag is not in the tag set.');
  }
  if (staying.retired === true) return refused(`The tag ${staying.name} is retired.`);
  const rows = db.all<Row>('SELECT * FROM applied_tags WHERE tag_id = ? ORDER BY id', from);
  for (const row of rows) recorder.put('applied_tags', { ...row, tag_id: into });
  const rest = readTags(db).map((tag): Tag => (tag.id === from ? retiredTag(tag) : tag));
  writeTags(db, rest, recorder);
  const count = rows.length === 1 ? '1 place' : `${rows.length} places`;
  return ok(`Merge tag ${leaving.name} into ${staying.name}, in ${count}`);
};

/** Its digit is free for another tag. */
function retiredTag({ digit: _digit, ...tag }: Tag): Tag {
  return { ...tag, retired: true };
}

/** In plain words where one tag changed; the whole set else. */
function labelOf(before: readonly Tag[], after: readonly Tag[]): string {
  const whole = 'Change the tag set';
  const changed = after.filter(
    (tag) => JSON.stringify(tag) !== JSON.stringify(before.find(({ id }) => id === tag.id)),
  );
  const [tag, second] = changed;
  if (tag === undefined || second !== undefined) return whole;
  const old = before.find(({ id }) => id === tag.id);
  if (old === undefined) return `Add tag ${tag.name}`;
  if (old.name !== tag.name) return `Rename tag ${old.name} to ${tag.name}`;
  if (old.retired !== tag.retired) {
    return `${tag.retired === true ? 'Retire' : 'Bring back'} tag ${tag.name}`;
  }
  return `Change tag ${tag.name}`;
}

function firstDuplicate<T>(values: readonly T[]): T | undefined {
  const seen = new Set<T>();
  return values.find((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}
