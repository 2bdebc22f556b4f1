import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { hasOpenOverlay } from './open-overlays.ts';
import { Progress } from './progress.tsx';
import './cancellable-progress.css';

interface CancellableProgressProps {
  /** The accessible name of the progress bar. */
  readonly label: string;
  /** What is in progress, where nothing next to it says so. */
  readonly text?: string;
  /** From 0 to 1, if known. */
  readonly fraction?: number | undefined;
  readonly onCancel: () => void;
  /** Escape cancels, too. Not for use inside a dialog, which Escape closes. */
  readonly cancelOnEscape?: boolean;
}

/** A progress bar with the elapsed time and a Cancel button. */
export function CancellableProgress(props: CancellableProgressProps) {
  const { label, text, fraction, onCancel, cancelOnEscape = false } = props;
  const seconds = useElapsedSeconds();
  useEscape(cancelOnEscape, onCancel);
  return (
    <div className="waiting">
      {text === undefined ? undefined : <span aria-hidden="true">{text}</span>}
      <Progress label={label} fraction={fraction} running />
      {/* Hidden for short waits, and from screen readers, which would read it every second. */}
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

/** Listens on the document, because the focus may be lost when the pressed button is disabled. */
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
