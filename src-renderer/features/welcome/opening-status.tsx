import type { AppError } from '../../../src-shared/errors.ts';
import { explainError } from '../../lib/error-text.ts';
import type { Route, OpenAttempt } from '../../lib/session/session-store.ts';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';

/** What goes on at the welcome page: a way in that is being tried, or that has failed. */
export interface OpeningState {
  readonly opening: OpenAttempt | undefined;
  readonly failed: { readonly attempt: OpenAttempt; readonly error: AppError } | undefined;
}

export const openingState = (place: Route): OpeningState => ({
  opening: place.at === 'opening' ? place.attempt : undefined,
  failed: place.at === 'welcome' ? place.failed : undefined,
});

interface OpeningStatusProps extends OpeningState {
  readonly kind: 'sample' | 'known';
  readonly onCancel: () => void;
}

/** Beside the way that was taken: how it goes, or why it led nowhere. */
export function OpeningStatus({ kind, opening, failed, onCancel }: OpeningStatusProps) {
  if (opening?.kind === kind) {
    return (
      <CancellableProgress
        label="Opening"
        text={openingText(opening)}
        onCancel={onCancel}
        cancelOnEscape
      />
    );
  }
  if (failed?.attempt.kind !== kind) return undefined;
  const { title, next } = explainError(failed.error);
  return (
    <p className="welcome-failed" role="alert">
      <strong>{title}</strong> {next}
    </p>
  );
}

export function openingText(way: OpenAttempt): string {
  if (way.kind === 'sample') return 'Opening the sample workspace …';
  return way.kind === 'connect' ? 'Asking Retell …' : `Opening ${way.workspace.name} …`;
}

/** A button that can't be pressed now and keeps the focus: whoever gives up goes on from there. */
export const buttonUnless = (busy: boolean, act: () => void) =>
  busy ? { 'aria-disabled': true as const } : { onClick: act };
