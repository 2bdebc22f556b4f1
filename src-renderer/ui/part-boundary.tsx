import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  readonly children: ReactNode;
  /** Shown instead of the children after they failed to render. */
  readonly fallback: ReactNode;
  /** The children are tried again when this changes, for example with the next call. */
  readonly resetKey: unknown;
}

interface PartBoundaryState {
  readonly failedKey: unknown;
  readonly hasFailed: boolean;
}

/** Contains a rendering error, so that one bad value takes down one part of the page and not all of it. */
export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  static getDerivedStateFromError(): Partial<PartBoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(
    { resetKey }: PartBoundaryProps,
    state: PartBoundaryState,
  ): PartBoundaryState {
    return state.failedKey === resetKey ? state : { failedKey: resetKey, hasFailed: false };
  }

  override state: PartBoundaryState = { failedKey: this.props.resetKey, hasFailed: false };

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
