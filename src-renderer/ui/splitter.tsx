import { useRef, type PointerEvent, type KeyboardEvent } from 'react';
import './splitter.css';

interface SplitterProps {
  /** What it resizes, e.g. “Queue width”. */
  readonly label: string;
  /** The size of the pane, in rem. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
  /** On which side of the splitter the resized pane is. */
  readonly pane: 'before' | 'after';
  /** The splitter is between rows, not between columns. */
  readonly horizontal?: boolean;
}

const stepRem = 1;

/** A line between two panes that can be dragged, or moved with the arrow keys. */
export function Splitter(props: SplitterProps) {
  const { label, size, min, max, onResize, pane, horizontal = false } = props;
  const from = useRef<{ readonly at: number; readonly size: number }>(undefined);
  const direction = pane === 'before' ? 1 : -1;
  const place = (event: PointerEvent): number => (horizontal ? event.clientY : event.clientX);
  const resize = (next: number): void => {
    onResize(Math.min(max, Math.max(min, next)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 } as const;
    const key = Object.entries(steps).find(([name]) => name === event.key);
    if (key === undefined) return;
    event.preventDefault();
    resize(size + key[1] * direction * stepRem);
  };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <hr> is the separator that cannot move
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={horizontal ? 'horizontal' : 'vertical'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      className={`splitter${horizontal ? ' splitter-horizontal' : ''}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (from.current === undefined) return;
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        resize(from.current.size + ((place(event) - from.current.at) * direction) / rem);
      }}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onPointerCancel={() => {
        from.current = undefined;
      }}
    />
  );
}
