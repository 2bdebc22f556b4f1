import type { AppError } from '../../../src-shared/errors.ts';
import { explainError } from '../../lib/error-text.ts';
import type { Route, OpenAttempt } from '../../lib/session/session-store.ts';
import { openingText, welcomeText } from './welcome-text.ts';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';

/** What the welcome page is opening, or failed to open. */
export interface OpeningState {
  readonly opening: OpenAttempt | undefined;
  readonly failed: { readonly attempt: OpenAttempt; readonly error: AppError } | undefined;
}

export const openingState = (route: Route): OpeningState => ({
  opening: route.at === 'opening' ? route.attempt : undefined,
  failed: route.at === 'welcome' ? route.failed : undefined,
});

interface OpeningStatusProps extends OpeningState {
  readonly kind: 'sample' | 'known';
  readonly onCancel: () => void;
}

/** The progress of opening a workspace, or why it failed, beside the button that was used. */
export function OpeningStatus({ kind, opening, failed, onCancel }: OpeningStatusProps) {
  if (opening?.kind === kind) {
    return (
      <CancellableProgress
        label={welcomeText.opening}
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

/** Props of a button that is disabled while busy but keeps the focus, so that it is not lost on cancel. */
export const buttonUnless = (busy: boolean, act: () => void) =>
  busy ? { 'aria-disabled': true as const } : { onClick: act };
