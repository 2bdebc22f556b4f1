import { Component, type ReactNode } from 'react';
import { Trouble } from './trouble.tsx';

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
      <Trouble
        title="This page broke, and that is a mistake in Earmark."
        next="Everything that was saved is safe. Load Earmark again to go on where you were."
      />
    );
  }
}
