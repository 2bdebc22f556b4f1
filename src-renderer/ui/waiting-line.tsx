import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { isCovered } from './covered.ts';
import { Progress } from './progress.tsx';
import './waiting-line.css';

interface WaitingLineProps {
  /** What assistive tools call the wait. */
  readonly label: string;
  /** What is waited for, where nothing beside the line says it. */
  readonly words?: string;
  /** From 0 to 1, where it is known. */
  readonly done?: number | undefined;
  readonly onCancel: () => void;
  /** Escape gives up, too; not inside of a dialog, which it closes. */
  readonly escape?: boolean;
}

/** How long something has been waited for, and the way back. */
export function WaitingLine(props: WaitingLineProps) {
  const { label, words, done, onCancel, escape = false } = props;
  const seconds = useSecondsSince();
  useEscape(escape, onCancel);
  return (
    <div className="waiting">
      {words === undefined ? undefined : <span aria-hidden="true">{words}</span>}
      <Progress label={label} done={done} running />
      {/* A short wait needs no figures, and nobody wants to hear one a second. */}
      <span className="figure waiting-seconds" aria-hidden="true">
        {seconds < 2 ? '' : `${seconds} s`}
      </span>
      <Button keys={escape ? 'Escape' : undefined} onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

function useSecondsSince(): number {
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
function useEscape(isWanted: boolean, act: () => void): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', hear);
    };
  }, [isWanted, act]);
}
