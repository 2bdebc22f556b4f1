import { useState, type KeyboardEvent } from 'react';

interface PointProps {
  readonly tabIndex: 0 | -1;
  readonly role: 'button';
  readonly 'data-point': number;
  readonly onFocus: () => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGElement>) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/**
 * The points of a chart are one stop of Tab. Arrow keys move between them, Home and End go to the ends,
 * and Enter or Space opens the calls behind the point.
 */
export function usePoints(
  count: number,
  open: (index: number) => void,
): (index: number) => PointProps {
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, Math.max(0, count - 1));
  const onKeyDown = (index: number) => (event: KeyboardEvent<SVGElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(index);
      return;
    }
    const to = targetOf(event.key, index, count);
    if (to === undefined) return;
    event.preventDefault();
    event.currentTarget.ownerSVGElement?.querySelector<SVGElement>(`[data-point="${to}"]`)?.focus();
  };
  return (index) => ({
    tabIndex: index === stop ? 0 : -1,
    role: 'button',
    'data-point': index,
    onFocus: () => setCurrent(index),
    onClick: () => open(index),
    onKeyDown: onKeyDown(index),
  });
}

function targetOf(key: string, index: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, index + step));
}
