import { Gauge } from 'lucide-react';
import { useStore } from 'zustand';
import type { Answer } from '../../../src-shared/review.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { useIsReadOnly } from '../../work/read-only.ts';
import { shownCriteria } from './criterion-navigation.ts';
import { acceptableCount } from './proposal-actions.ts';
import { visibleProposals } from './proposals.ts';
import type { ScorecardParts } from './scorecard-actions.ts';
import { proposalText } from './scorecard-text.ts';

interface AcceptAllProps {
  readonly parts: ScorecardParts;
  readonly rubric: Rubric;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Accepts all proposals at once, while there are some for criteria without an answer. */
export function AcceptAll({ parts, rubric, answers }: AcceptAllProps) {
  const proposals = useStore(parts.store, visibleProposals);
  const isReadOnly = useIsReadOnly(parts);
  const shortcut = useShortcut('proposal.accept-all');
  const count = acceptableCount(shownCriteria(rubric, answers), proposals, answers);
  if (count === 0 || isReadOnly) return undefined;
  const accept = (): void => {
    void parts.actions.acceptAllProposals();
    // The button disappears, and the next key belongs to the scorecard.
    parts.actions.enter();
  };
  return (
    <Button
      tone="quiet"
      className="accept-all"
      icon={<Gauge aria-hidden="true" />}
      shortcut={shortcut}
      onClick={accept}
    >
      {proposalText.acceptAll(count)}
    </Button>
  );
}
