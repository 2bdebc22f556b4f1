import { useStore } from 'zustand';
import { Button } from '../../../ui/button.tsx';
import type { ReviewParts } from '../review-parts.ts';

/** Shown only after the reviewer scrolled away; the way back is one press. */
export function FollowButton({ parts }: { readonly parts: ReviewParts }) {
  const following = useStore(parts.store, (state) => state.following);
  if (following) return undefined;
  return (
    <Button className="follow" keys="T" onClick={() => parts.transcriptActions.setFollowing(true)}>
      Follow the spoken word
    </Button>
  );
}
