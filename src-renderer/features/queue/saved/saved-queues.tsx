import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { SavedQueue } from '../../../../src-shared/queue.ts';
import { Button } from '../../../ui/button.tsx';
import { OptionList } from '../../../ui/option-list.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { activeFieldCount } from '../filters/fields/edit-filter.ts';
import { isChanged, savedOf, type SavedActions } from './saved-actions.ts';
import { readyMadeQueues, savedText } from '../queue-text.ts';
import type { QueueStore } from '../store.ts';

interface SavedQueuesProps {
  readonly store: QueueStore;
  readonly saved: SavedActions;
}

/** The name of the queue, with a popover of the saved queues. */
export function SavedQueues({ store, saved }: SavedQueuesProps) {
  const state = useStore(store);
  const current = savedOf(state);
  const { savedPanel: panel } = state;
  return (
    <h2 className="queue-head">
      <Popover
        label={savedText.title}
        open={panel !== 'closed'}
        onOpenChange={(open) => {
          saved.show(open ? 'list' : 'closed');
        }}
        className="saved-queues"
        trigger={
          <button type="button" className="queue-name">
            <span className="unseen">{savedText.current}</span>
            <span className="queue-name-text">{current?.name ?? defaultName(state.filter)}</span>
            {current !== undefined && isChanged(current, state) ? (
              <span className="queue-name-note">{savedText.changed}</span>
            ) : undefined}
            <ChevronDown aria-hidden="true" />
          </button>
        }
      >
        <Panel store={store} saved={saved} current={current} />
      </Popover>
    </h2>
  );
}

const defaultName = (filter: Parameters<typeof activeFieldCount>[0]): string => {
  return activeFieldCount(filter) === 0
    ? savedText.all(filter.kind)
    : savedText.filtered(filter.kind);
};

interface PanelProps extends SavedQueuesProps {
  readonly current: SavedQueue | undefined;
}

function Panel({ store, saved, current }: PanelProps) {
  const panel = useStore(store, (state) => state.savedPanel);
  if (panel === 'save') return <SaveForm saved={saved} />;
  if (panel === 'rename' && current !== undefined) {
    return <RenameForm key={current.id} saved={saved} queue={current} />;
  }
  if (panel === 'delete' && current !== undefined) {
    return <DeleteConfirmation saved={saved} queue={current} />;
  }
  return <SavedList store={store} saved={saved} current={current} />;
}

function SavedList({ store, saved, current }: PanelProps) {
  const state = useStore(store);
  return (
    <>
      {state.saved.length === 0 ? (
        <p className="saved-none">{savedText.none}</p>
      ) : (
        <OptionList
          id="saved-queues-list"
          label={savedText.title}
          options={state.saved.map(({ id, name }) => ({ value: id, label: name }))}
          selected={current === undefined ? [] : [current.id]}
          multiple={false}
          onSelect={(id) => void saved.open(id)}
        />
      )}
      <section className="saved-ready-made" aria-label={savedText.readyMade}>
        <p className="menu-label">{savedText.readyMade}</p>
        {readyMadeQueues.map(({ name, filter }) => (
          <Button key={name} tone="quiet" onClick={() => void saved.openReadyMade(filter)}>
            {name}
          </Button>
        ))}
      </section>
      <div className="saved-actions">
        <Button
          tone="quiet"
          onClick={() => {
            saved.show('save');
          }}
        >
          {savedText.save}
        </Button>
        {current === undefined ? undefined : (
          <>
            {isChanged(current, state) ? (
              <Button tone="quiet" onClick={() => void saved.save(current.name)}>
                {savedText.saveChanges}
              </Button>
            ) : undefined}
            <Button
              tone="quiet"
              onClick={() => {
                saved.show('rename');
              }}
            >
              {savedText.rename}
            </Button>
            <Button
              tone="quiet"
              onClick={() => {
                saved.show('delete');
              }}
            >
              {savedText.delete}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly initialName: string;
  /** The label of the button for the typed name. */
  readonly submitLabel: (name: string) => string;
  readonly hint?: (name: string) => string | undefined;
  readonly onName: (name: string) => void;
}

const maxLetters = 100;

function NameForm({ label, initialName: start, submitLabel, hint, onName }: NameFormProps) {
  const [name, setName] = useState(start);
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onName(name.trim());
      }}
    >
      <TextField
        label={label}
        value={name}
        maxLength={maxLetters}
        hint={hint?.(name)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to type this name
        autoFocus
        // The name that is there is replaced by typing, as where files are renamed.
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Button type="submit" tone="primary" disabled={name.trim() === ''}>
        {submitLabel(name)}
      </Button>
    </form>
  );
}

const SaveForm = ({ saved }: { readonly saved: SavedActions }) => (
  <NameForm
    label={savedText.name}
    initialName=""
    submitLabel={(name) =>
      saved.findByName(name) === undefined ? savedText.saveButton : savedText.replaceButton
    }
    hint={(name) => (saved.findByName(name) === undefined ? undefined : savedText.nameTaken)}
    onName={(name) => void saved.save(name)}
  />
);

interface QueueProps {
  readonly saved: SavedActions;
  readonly queue: SavedQueue;
}

const RenameForm = ({ saved, queue }: QueueProps) => (
  <NameForm
    label={savedText.newName}
    initialName={queue.name}
    submitLabel={() => savedText.renameButton}
    onName={(name) => void saved.rename(queue, name)}
  />
);

const DeleteConfirmation = ({ saved, queue }: QueueProps) => (
  <div className="filter-form">
    <p>{savedText.deleteQuestion(queue.name)}</p>
    <div className="saved-confirm">
      <Button
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the safe choice has the focus
        autoFocus
        onClick={() => {
          saved.show('list');
        }}
      >
        {savedText.keepButton}
      </Button>
      <Button tone="danger" onClick={() => void saved.remove(queue)}>
        {savedText.deleteButton}
      </Button>
    </div>
  </div>
);
