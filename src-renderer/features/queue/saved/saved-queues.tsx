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
import type { QueueStore } from '../store.ts';

interface SavedQueuesProps {
  readonly store: QueueStore;
  readonly saved: SavedActions;
}

/** The name of the queue, and behind it all queues that were saved. */
export function SavedQueues({ store, saved }: SavedQueuesProps) {
  const state = useStore(store);
  const current = savedOf(state);
  const { savedPanel: panel } = state;
  return (
    <h2 className="queue-head">
      <Popover
        label="Saved queues"
        open={panel !== 'closed'}
        onOpenChange={(open) => {
          saved.show(open ? 'list' : 'closed');
        }}
        className="saved-queues"
        trigger={
          <button type="button" className="queue-name">
            <span className="unseen">Saved queues, now: </span>
            <span className="queue-name-words">{current?.name ?? defaultName(state.filter)}</span>
            {current !== undefined && isChanged(current, state) ? (
              <span className="queue-name-note">changed</span>
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
  const noun = filter.kind === 'chat' ? 'chats' : 'calls';
  return activeFieldCount(filter) === 0 ? `All ${noun}` : `Filtered ${noun}`;
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
        <p className="saved-none">
          No queue is saved yet. Set the filters and the order, then save them under a name.
        </p>
      ) : (
        <OptionList
          id="saved-queues-list"
          label="Saved queues"
          options={state.saved.map(({ id, name }) => ({ value: id, label: name }))}
          selected={current === undefined ? [] : [current.id]}
          multiple={false}
          onSelect={(id) => void saved.open(id)}
        />
      )}
      <div className="saved-verbs">
        <Button
          tone="quiet"
          onClick={() => {
            saved.show('save');
          }}
        >
          Save this queue …
        </Button>
        {current === undefined ? undefined : (
          <>
            {isChanged(current, state) ? (
              <Button tone="quiet" onClick={() => void saved.save(current.name)}>
                Save changes
              </Button>
            ) : undefined}
            <Button
              tone="quiet"
              onClick={() => {
                saved.show('rename');
              }}
            >
              Rename …
            </Button>
            <Button
              tone="quiet"
              onClick={() => {
                saved.show('delete');
              }}
            >
              Delete …
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
  /** What the button says for this name. */
  readonly submitLabel: (name: string) => string;
  readonly hint?: (name: string) => string | undefined;
  readonly onName: (name: string) => void;
}

const maxLetters = 100;

function NameForm({ label, initialName: start, submitLabel: verb, hint, onName }: NameFormProps) {
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
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Button type="submit" tone="primary" disabled={name.trim() === ''}>
        {verb(name)}
      </Button>
    </form>
  );
}

const SaveForm = ({ saved }: { readonly saved: SavedActions }) => (
  <NameForm
    label="Name of the queue"
    initialName=""
    submitLabel={(name) => (saved.named(name) === undefined ? 'Save' : 'Replace')}
    hint={(name) =>
      saved.named(name) === undefined ? undefined : 'A queue of this name is there already.'
    }
    onName={(name) => void saved.save(name)}
  />
);

interface QueueProps {
  readonly saved: SavedActions;
  readonly queue: SavedQueue;
}

const RenameForm = ({ saved, queue }: QueueProps) => (
  <NameForm
    label="New name"
    initialName={queue.name}
    submitLabel={() => 'Rename'}
    onName={(name) => void saved.rename(queue, name)}
  />
);

const DeleteConfirmation = ({ saved, queue }: QueueProps) => (
  <div className="filter-form">
    <p>Delete the saved queue “{queue.name}”? Its calls and their reviews stay.</p>
    <div className="saved-answers">
      <Button
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the safe answer to a question just asked
        autoFocus
        onClick={() => {
          saved.show('list');
        }}
      >
        Keep
      </Button>
      <Button tone="danger" onClick={() => void saved.remove(queue)}>
        Delete
      </Button>
    </div>
  </div>
);
