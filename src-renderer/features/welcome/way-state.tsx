import type { AppError } from '../../../src-shared/errors.ts';
import { explainError } from '../../lib/explain-error.ts';
import type { Place, WayIn } from '../../lib/session-store.ts';
import { WaitingLine } from '../../ui/waiting-line.tsx';

/** What goes on at the welcome page: a way in that is being tried, or that has failed. */
export interface GoingOn {
  readonly opening: WayIn | undefined;
  readonly failed: { readonly way: WayIn; readonly error: AppError } | undefined;
}

export const goingOn = (place: Place): GoingOn => ({
  opening: place.at === 'opening' ? place.way : undefined,
  failed: place.at === 'welcome' ? place.failed : undefined,
});

interface WayStateProps extends GoingOn {
  readonly kind: 'sample' | 'known';
  readonly onCancel: () => void;
}

/** Beside the way that was taken: how it goes, or why it led nowhere. */
export function WayState({ kind, opening, failed, onCancel }: WayStateProps) {
  if (opening?.kind === kind) {
    return <WaitingLine label="Opening" words={openingWords(opening)} onCancel={onCancel} escape />;
  }
  if (failed?.way.kind !== kind) return undefined;
  const { title, next } = explainError(failed.error);
  return (
    <p className="welcome-failed" role="alert">
      <strong>{title}</strong> {next}
    </p>
  );
}

export function openingWords(way: WayIn): string {
  if (way.kind === 'sample') return 'Opening the sample workspace …';
  return way.kind === 'connect' ? 'Asking Retell …' : `Opening ${way.workspace.name} …`;
}

/** A button that can't be pressed now and keeps the focus: whoever gives up goes on from there. */
export const unless = (busy: boolean, act: () => void) =>
  busy ? { 'aria-disabled': true as const } : { onClick: act };
