import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { isCovered } from '../../ui/covered.ts';
import { Progress } from '../../ui/progress.tsx';

interface OpeningLineProps {
  /** What is waited for; the page's live region says it, too. */
  readonly words?: string;
  readonly onCancel: () => void;
}

/** How long something has been waited for, and the way back. */
export function OpeningLine({ words, onCancel }: OpeningLineProps) {
  const seconds = useSecondsSince();
  useEscape(onCancel);
  return (
    <div className="welcome-opening">
      {words === undefined ? undefined : <span aria-hidden="true">{words}</span>}
      <Progress label="Opening" done={undefined} running />
      {/* A short wait needs no figures, and nobody wants to hear one a second. */}
      <span className="figure welcome-seconds" aria-hidden="true">
        {seconds < 2 ? '' : `${seconds} s`}
      </span>
      <Button keys="Escape" onClick={onCancel}>
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

/** Escape, wherever the focus is: the button that was pressed may have lost it. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', hear);
    };
  }, [act]);
}
