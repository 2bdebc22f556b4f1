import { choosing } from './choosing.ts';
import { choosingTime } from './choosing-time.ts';
import { finding } from './finding.ts';
import type { Player } from './player.ts';
import type { ReviewStore } from './store.ts';
import { walking } from './walking.ts';

/** All that is done in the open call's transcript. */
export function transcriptActions(store: ReviewStore, player: Player) {
  const walk = walking(store, player);
  return {
    ...walk,
    ...choosing(store, player, walk.wordAtHand),
    ...choosingTime(store, player),
    ...finding(store, player),
    setFollowing: (following: boolean) => store.setState({ following }),
  };
}

export type TranscriptActions = ReturnType<typeof transcriptActions>;
