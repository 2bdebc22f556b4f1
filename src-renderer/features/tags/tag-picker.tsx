import { useStore } from 'zustand';
import { Dialog } from '../../ui/dialog.tsx';
import { OptionList } from '../../ui/option-list.tsx';
import type { TagsParts } from './tag-actions.ts';
import { tagsText } from './tags-text.ts';

/** A list of all tags that can be added, including those without a number key. */
export function TagPicker({ parts }: { readonly parts: TagsParts }) {
  const isOpen = useStore(parts.store, (state) => state.pickerOpen);
  const tags = useStore(parts.tagSet, (state) => state.tags);
  if (!isOpen) return undefined;
  const close = (): void => parts.store.setState({ pickerOpen: false });
  return (
    <Dialog title={tagsText.pickerTitle} size="small" onClose={close}>
      <OptionList
        id="tag-picker"
        label={tagsText.pickerList}
        options={tags
          .filter(({ retired }) => retired !== true)
          .map(({ id, name, digit }) => ({
            value: id,
            label: name,
            ...(digit === undefined ? {} : { note: String(digit) }),
          }))}
        selected={[]}
        multiple={false}
        onSelect={(id) => {
          close();
          parts.actions.apply(id);
        }}
      />
    </Dialog>
  );
}
