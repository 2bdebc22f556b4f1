import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Component, type ReactNode } from 'react';

interface ErrorPageProps {
  readonly title: string;
  readonly next: string;
}

/** The whole page, when nothing else can be shown. Loading it again loses nothing that was saved. */
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
          Load Earmark again
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

/** The one place where a mistake of ours in drawing the page is caught, and said in plain words. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override state: ErrorBoundaryState = { broken: false };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <ErrorPage
        title="This page broke, and that is a mistake in Earmark."
        next="Everything that was saved is safe. Load Earmark again to go on where you were."
      />
    );
  }
}
