import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { activeFieldCount, isSame } from '../filters/fields/edit-filter.ts';
import { matchingText, queueText } from '../queue-text.ts';
import type { MatchingActions } from './matching-actions.ts';
import { progressText, offerText, unsupportedText } from './matching-status.ts';
import { isRunning, type QueueState, type QueueStore } from '../store.ts';

interface MatchingStripProps {
  readonly store: QueueStore;
  readonly matching: MatchingActions;
  readonly sync: SyncStatus | undefined;
}

/** Offers to load matching calls from Retell and shows the progress. */
export function MatchingStrip({ store, matching: actions, sync }: MatchingStripProps) {
  const state = useStore(store);
  const { matching, filter, facets } = state;
  if (matching === undefined) {
    const offer = offerText(filter, facets, mayHaveMore(state, sync));
    return offer === undefined ? undefined : (
      <div className="matching">
        <p className="matching-text">{offer}</p>
        <Button onClick={() => void actions.fetch()}>{matchingText.load}</Button>
      </div>
    );
  }
  const { progress } = matching;
  const isOfThisFilter = isSame(matching.filter, filter);
  const note = unsupportedText(progress, filter.kind);
  return (
    <div className="matching">
      <div className="matching-text">
        <p role={progress.phase === 'failed' ? 'alert' : 'status'}>
          {progressText(progress, isOfThisFilter)}
        </p>
        {note === undefined ? undefined : <p className="matching-note">{note}</p>}
      </div>
      {progress.phase === 'stopped' && isOfThisFilter ? (
        <Button onClick={() => void actions.fetch()}>{matchingText.resume}</Button>
      ) : undefined}
      {isRunning(progress) ? (
        <Button onClick={() => void actions.stop()}>{matchingText.stop}</Button>
      ) : (
        <IconButton
          label={queueText.close}
          icon={<X />}
          onClick={() => {
            actions.dismiss();
          }}
        />
      )}
    </div>
  );
}

/** The library holds everything once sync has listed and loaded all calls. */
const mayHaveMore = ({ filter }: QueueState, sync: SyncStatus | undefined): boolean =>
  activeFieldCount(filter) > 0 &&
  sync !== undefined &&
  (!sync.listedAll || (sync.toFetch > 0 && sync.phase === 'paused'));
