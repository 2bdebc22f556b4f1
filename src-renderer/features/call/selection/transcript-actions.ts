import { selectionActions, timeSelectionActions } from './selection-actions.ts';
import { findActions } from '../words/find.ts';
import type { Player } from '../player/player.ts';
import type { CallDeskStore } from '../store.ts';
import { navigationActions } from './navigation.ts';

/** All actions in the open call's transcript. */
export function transcriptActions(store: CallDeskStore, player: Player) {
  const walk = navigationActions(store, player);
  return {
    ...walk,
    ...selectionActions(store, player, walk.currentWord),
    ...timeSelectionActions(store, player),
    ...findActions(store, player),
    setFollowing: (following: boolean) => store.setState({ following }),
  };
}

export type TranscriptActions = ReturnType<typeof transcriptActions>;
