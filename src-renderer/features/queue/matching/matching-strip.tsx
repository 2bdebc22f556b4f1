import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { activeFieldCount } from '../filters/fields/edit-filter.ts';
import { isRunning, type MatchingActions } from './matching-actions.ts';
import { progressText, offerText, unsupportedText } from './matching-text.ts';
import { isSame } from '../filters/fields/edit-filter.ts';
import type { QueueState, QueueStore } from '../store.ts';

interface MatchingStripProps {
  readonly store: QueueStore;
  readonly matching: MatchingActions;
  readonly sync: SyncStatus | undefined;
}

/** Offers to ask Retell for what matches, and tells how that goes. */
export function MatchingStrip({ store, matching: actions, sync }: MatchingStripProps) {
  const state = useStore(store);
  const { matching, filter, facets } = state;
  if (matching === undefined) {
    const offer = offerText(filter, facets, mayHaveMore(state, sync));
    return offer === undefined ? undefined : (
      <div className="matching">
        <p className="matching-words">{offer}</p>
        <Button onClick={() => void actions.fetch()}>Fetch what matches</Button>
      </div>
    );
  }
  const { progress } = matching;
  const isOfThisFilter = isSame(matching.filter, filter);
  const note = unsupportedText(progress, filter.kind);
  return (
    <div className="matching">
      <div className="matching-words">
        <p role={progress.phase === 'failed' ? 'alert' : 'status'}>
          {progressText(progress, isOfThisFilter)}
        </p>
        {note === undefined ? undefined : <p className="matching-note">{note}</p>}
      </div>
      {progress.phase === 'stopped' && isOfThisFilter ? (
        <Button onClick={() => void actions.fetch()}>Go on</Button>
      ) : undefined}
      {isRunning(progress) ? (
        <Button onClick={() => void actions.stop()}>Stop</Button>
      ) : (
        <IconButton
          label="Close"
          icon={<X />}
          onClick={() => {
            actions.dismiss();
          }}
        />
      )}
    </div>
  );
}

/** Where everything is here already there is nothing more to be had. */
const mayHaveMore = ({ filter }: QueueState, sync: SyncStatus | undefined): boolean =>
  activeFieldCount(filter) > 0 &&
  sync !== undefined &&
  (!sync.listedAll || (sync.toFetch > 0 && sync.phase === 'paused'));
