import type { ReactNode } from 'react';
import './empty-state.css';

interface EmptyStateProps {
  /** What belongs here. */
  readonly title: string;
  /** How to get it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Shown where there is no content yet. */
export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="empty-state">
    <p className="empty-state-title">{title}</p>
    {children === undefined ? undefined : <div className="empty-state-words">{children}</div>}
    {action}
  </div>
);
