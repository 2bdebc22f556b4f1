import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Component, type ReactNode } from 'react';

interface ErrorPageProps {
  readonly title: string;
  readonly next: string;
}

/** The whole page when nothing else can be shown. Reloading loses nothing that was saved. */
export const ErrorPage = ({ title, next }: ErrorPageProps) => (
  <main className="trouble" role="alert">
    <EmptyState
      title={title}
      action={
        <Button
          tone="primary"
          onClick={() => {
            location.reload();
          }}
        >
          Reload Earmark
        </Button>
      }
    >
      {next}
    </EmptyState>
  </main>
);

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/** Catches an error while the page is rendered and shows the error page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override state: ErrorBoundaryState = { broken: false };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <ErrorPage
        title="Something went wrong in Earmark."
        next="Everything saved is safe. Reload Earmark to continue where you were."
      />
    );
  }
}
