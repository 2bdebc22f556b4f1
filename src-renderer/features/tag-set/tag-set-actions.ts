import type { AppError } from '../../../src-shared/errors.ts';
import { createSerialQueue } from '../../../src-shared/kit/serial-queue.ts';
import { err, type Result } from '../../../src-shared/result.ts';
import type { Edit, EditReceipt } from '../../../src-shared/review.ts';
import { tagColours } from '../../../src-shared/tag-colours.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import { sendEdit, type SendDeps } from '../../work/send-edit.ts';
import { tagSetText } from './tag-set-text.ts';
import type { TagSetStore } from '../../work/tag-set.ts';

interface TagSetDeps extends SendDeps {
  /** Reads the tag set again after it was changed. */
  readonly reload: () => Promise<void>;
}

export type SaveResult = Promise<Result<EditReceipt, AppError>>;
export type TagSetActions = ReturnType<typeof tagSetActions>;

/** Changes the tag set. Each change is one step of undo. */
export function tagSetActions(store: TagSetStore, deps: TagSetDeps) {
  const { newId, reload } = deps;
  const apply = async (edit: Edit): SaveResult => {
    const reply = await sendEdit(deps, edit);
    if (reply.ok) await reload();
    return reply;
  };
  // A change is made to the tags as the changes before it left them, or a quick one would take those back.
  const inTurn = createSerialQueue();
  const save = (change: (tags: readonly Tag[]) => readonly Tag[]): SaveResult =>
    inTurn(() => apply({ kind: 'tag-set.save', tags: [...change(currentTags())] }));
  const currentTags = (): readonly Tag[] => store.getState().tags;

  return {
    /** Adds a tag with the next free number key and the least used colour. */
    add: (name: string): SaveResult => {
      if (name.trim() === '')
        return Promise.resolve(err({ kind: 'edit-refused', reason: tagSetText.needsName }));
      const id = `tag-${newId()}`;
      return save((tags) => {
        const digit = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((one) => !tags.some(hasDigit(one)));
        const tag = { id, name: name.trim(), colour: leastUsedColour(tags) };
        return [...tags, digit === undefined ? tag : { ...tag, digit }];
      });
    },

    change: (id: string, part: Partial<Pick<Tag, 'name' | 'colour' | 'description'>>): SaveResult =>
      save((tags) => tags.map((tag) => (tag.id === id ? { ...tag, ...part } : tag))),

    /** If another tag has the digit, the two tags swap their digits. */
    setDigit: (id: string, digit: number | undefined): SaveResult =>
      save((tags) => {
        const mine = tags.find((tag) => tag.id === id)?.digit;
        return tags.map((tag) => {
          if (tag.id === id) return withDigit(tag, digit);
          return digit !== undefined && hasDigit(digit)(tag) ? withDigit(tag, mine) : tag;
        });
      }),

    /** Frees the digit of the tag. Where the tag was added, it stays. */
    retire: (id: string): SaveResult =>
      save((tags) =>
        tags.map((tag) => (tag.id === id ? { ...withDigit(tag, undefined), retired: true } : tag)),
      ),

    restore: (id: string): SaveResult =>
      save((tags) => tags.map((tag) => (tag.id === id ? { ...tag, retired: false } : tag))),

    merge: (from: string, into: string): SaveResult =>
      inTurn(() => apply({ kind: 'tag-set.merge', from, into })),
  };
}

const hasDigit =
  (digit: number) =>
  (tag: Tag): boolean =>
    tag.digit === digit && tag.retired !== true;

function withDigit({ digit: _before, ...tag }: Tag, digit: number | undefined): Tag {
  return digit === undefined ? tag : { ...tag, digit };
}

function leastUsedColour(tags: readonly Tag[]): Tag['colour'] {
  const useCount = (colour: string): number =>
    tags.filter((tag) => tag.colour === colour && tag.retired !== true).length;
  const [leastUsed = 'blue'] = tagColours.toSorted((a, b) => useCount(a) - useCount(b));
  return leastUsed;
}
