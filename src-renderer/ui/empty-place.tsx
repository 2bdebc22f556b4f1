import type { ReactNode } from 'react';
import './empty-place.css';

interface EmptyPlaceProps {
  /** What belongs here. */
  readonly title: string;
  /** How to get it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where there is nothing yet. */
export const EmptyPlace = ({ title, children, action }: EmptyPlaceProps) => (
  <div className="empty-place">
    <p className="empty-place-title">{title}</p>
    {children === undefined ? undefined : <div className="empty-place-words">{children}</div>}
    {action}
  </div>
);
