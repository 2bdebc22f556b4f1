import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { TagSetStore } from '../../work/tag-set.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { TagForm } from './tag-form.tsx';
import type { SaveResult, TagSetActions } from './tag-set-actions.ts';
import { tagSetText } from './tag-set-text.ts';
import './tag-set.css';

export interface TagSetEditorProps {
  readonly store: TagSetStore;
  readonly actions: TagSetActions;
}

/** The tags of the workspace, to add, edit, retire and merge. Every change can be undone. */
export function TagSetEditor({ store, actions }: TagSetEditorProps) {
  const tags = useStore(store, (state) => state.tags);
  const [open, setOpen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [name, setName] = useState('');
  const report = async (saved: SaveResult): Promise<boolean> => {
    const reply = await saved;
    setProblem(reply.ok ? undefined : explainError(reply.error).title);
    return reply.ok;
  };
  const add = async (): Promise<void> => {
    if (await report(actions.add(name))) setName('');
  };
  return (
    <div className="tag-set">
      <ul>
        {tags.map((tag) => (
          <li key={tag.id} className="tag-set-row" data-colour={tag.colour}>
            <button
              type="button"
              className="tag-set-head"
              aria-expanded={open === tag.id}
              onClick={() => setOpen(open === tag.id ? undefined : tag.id)}
            >
              <span className="tag-digit" aria-hidden="true">
                {tag.digit ?? ''}
              </span>
              <span className="tag-set-name">{tag.name}</span>
              <span className="tag-set-about">
                {tag.retired === true ? tagSetText.retired : (tag.description ?? '')}
              </span>
              <ChevronDown aria-hidden="true" className="tag-set-chevron" />
            </button>
            {open === tag.id ? (
              <TagForm tag={tag} tags={tags} actions={actions} report={report} />
            ) : undefined}
          </li>
        ))}
      </ul>
      {problem === undefined ? undefined : (
        <p role="alert" className="field-problem">
          {problem}
        </p>
      )}
      <form
        className="tag-set-add"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label={tagSetText.newTag}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {tagSetText.add}
        </Button>
      </form>
    </div>
  );
}
