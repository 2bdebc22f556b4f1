import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { errorPageText } from './app-text.ts';

interface ErrorPageProps {
  readonly title: string;
  readonly next: string;
  /**
   * Closes the open workspace, so that the page starts with the welcome screen; absent if none is open.
   */
  readonly leaveWorkspace?: () => Promise<unknown>;
}

/** Replaces the whole page when nothing else can be shown. Reloading loses nothing that was saved. */
export const ErrorPage = ({ title, next, leaveWorkspace }: ErrorPageProps) => (
  <main className="error-page" role="alert">
    <EmptyState
      title={title}
      action={
        <div className="error-page-actions">
          <Button
            tone="primary"
            onClick={() => {
              location.reload();
            }}
          >
            {errorPageText.reload}
          </Button>
          {leaveWorkspace === undefined ? undefined : (
            <Button
              onClick={() => {
                void leaveWorkspace().finally(() => {
                  location.reload();
                });
              }}
            >
              {errorPageText.switchWorkspace}
            </Button>
          )}
        </div>
      }
    >
      {next}
    </EmptyState>
  </main>
);

interface ErrorBoundaryProps extends Pick<ErrorPageProps, 'leaveWorkspace'> {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
}

/** Shows the error page when the page as a whole cannot be rendered. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(): ErrorBoundaryState {
    return { hasFailed: true };
  }

  override state: ErrorBoundaryState = { hasFailed: false };

  override render(): ReactNode {
    const { children, leaveWorkspace } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <ErrorPage
        {...errorPageText.renderingFailed}
        {...(leaveWorkspace === undefined ? {} : { leaveWorkspace })}
      />
    );
  }
}
