import { useStore } from 'zustand';
import { useKeys } from '../../../commands/use-keys.ts';
import { Button } from '../../../ui/button.tsx';
import type { ReviewParts } from '../review-parts.ts';
import { shownDetail } from '../store.ts';

/** Shown only after the reviewer scrolled away from spoken words; the way back is one press. */
export function FollowButton({ parts }: { readonly parts: ReviewParts }) {
  const following = useStore(parts.store, (state) => state.following);
  const hasWords = useStore(
    parts.store,
    (state) => (shownDetail(state)?.transcript.words.count ?? 0) > 0,
  );
  const keys = useKeys('transcript.follow');
  if (following || !hasWords) return undefined;
  return (
    <Button
      className="follow"
      keys={keys}
      onClick={() => parts.transcriptActions.setFollowing(true)}
    >
      Follow the spoken word
    </Button>
  );
}
