import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { hasOpenOverlay } from './open-overlays.ts';
import { Progress } from './progress.tsx';
import './cancellable-progress.css';

interface CancellableProgressProps {
  /** What assistive tools call the wait. */
  readonly label: string;
  /** What is waited for, where nothing beside the line says it. */
  readonly text?: string;
  /** From 0 to 1, where it is known. */
  readonly fraction?: number | undefined;
  readonly onCancel: () => void;
  /** Escape gives up, too; not inside of a dialog, which it closes. */
  readonly cancelOnEscape?: boolean;
}

/** How long something has been waited for, and the way back. */
export function CancellableProgress(props: CancellableProgressProps) {
  const { label, text, fraction, onCancel, cancelOnEscape = false } = props;
  const seconds = useElapsedSeconds();
  useEscape(cancelOnEscape, onCancel);
  return (
    <div className="waiting">
      {text === undefined ? undefined : <span aria-hidden="true">{text}</span>}
      <Progress label={label} fraction={fraction} running />
      {/* A short wait needs no figures, and nobody wants to hear one a second. */}
      <span className="figure cancellable-progress-seconds" aria-hidden="true">
        {seconds < 2 ? '' : `${seconds} s`}
      </span>
      <Button shortcut={cancelOnEscape ? 'Escape' : undefined} onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

function useElapsedSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds((before) => before + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return seconds;
}

/** Wherever the focus is: the button that was pressed may have lost it. */
function useEscape(isEnabled: boolean, act: () => void): void {
  useEffect(() => {
    if (!isEnabled) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || hasOpenOverlay()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isEnabled, act]);
}
