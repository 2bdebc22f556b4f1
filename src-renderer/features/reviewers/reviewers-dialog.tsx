import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import type { SettingsStore } from '../../lib/settings-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { reviewersText } from './reviewers-text.ts';
import './reviewers.css';

interface ReviewersDialogProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly settings: SettingsStore;
  /** Saves what was typed, and makes this person the reviewer. */
  readonly switchTo: (reviewer: Reviewer) => Promise<void>;
  readonly onClose: () => void;
}

/** Chooses who reviews from now on. A digit chooses a reviewer of the list. */
export function ReviewersDialog({ bridge, settings, switchTo, onClose }: ReviewersDialogProps) {
  const { reviewers: own, reviewerId } = useStore(settings, (state) => state.settings);
  const reviewers = [...own, ...useOthers(bridge, own)];
  const choose = (reviewer: Reviewer): void => {
    onClose();
    if (reviewer.id !== reviewerId) void switchTo(reviewer);
  };
  const chooseByDigit = (key: string): void => {
    const chosen = /^[1-9]$/u.test(key) ? reviewers[Number(key) - 1] : undefined;
    if (chosen !== undefined) choose(chosen);
  };
  return (
    <Dialog title={reviewersText.title} size="small" onClose={onClose}>
      <p className="field-hint">{reviewersText.explanation}</p>
      <ul className="reviewers" aria-label={reviewersText.list}>
        {reviewers.map((reviewer, index) => (
          <li key={reviewer.id}>
            <button
              type="button"
              className="reviewer"
              aria-pressed={reviewer.id === reviewerId}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the digits work as soon as the dialog is open
              autoFocus={reviewer.id === reviewerId}
              onClick={() => choose(reviewer)}
              onKeyDown={(event) => chooseByDigit(event.key)}
            >
              <span className="reviewer-name">
                {reviewer.name === '' ? reviewersText.unnamed : reviewer.name}
              </span>
              {index < 9 ? <Kbd chord={String(index + 1)} /> : undefined}
            </button>
          </li>
        ))}
      </ul>
      <NewReviewer reviewers={reviewers} onAdd={choose} />
    </Dialog>
  );
}

/**
 * Those who reviewed in this workspace but are not known on this computer, for example because the
 * workspace came from another one. Choosing one of them continues their reviews.
 */
function useOthers(
  bridge: ReviewersDialogProps['bridge'],
  own: readonly Reviewer[],
): readonly Reviewer[] {
  const [all, setAll] = useState<readonly Reviewer[]>([]);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const reply = await bridge.request('reviewer:list', undefined);
      if (reply.ok) setAll(reply.value);
    };
    void read();
  }, [bridge]);
  return all.filter(({ id, name }) => name !== '' && !own.some((known) => known.id === id));
}

interface NewReviewerProps {
  readonly reviewers: readonly Reviewer[];
  readonly onAdd: (reviewer: Reviewer) => void;
}

function NewReviewer({ reviewers, onAdd }: NewReviewerProps) {
  const [text, setText] = useState('');
  const name = text.trim();
  const isKnown = reviewers.some(
    (reviewer) => reviewer.name.toLocaleLowerCase() === name.toLocaleLowerCase(),
  );
  return (
    <form
      className="new-reviewer"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && !isKnown) onAdd({ id: crypto.randomUUID(), name });
      }}
    >
      <TextField
        label={reviewersText.newReviewer}
        hint={reviewersText.newReviewerHint}
        problem={isKnown && name !== '' ? reviewersText.duplicate : undefined}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={name === '' || isKnown}>
        {reviewersText.add}
      </Button>
    </form>
  );
}
