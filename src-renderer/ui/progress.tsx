import './progress.css';

interface ProgressProps {
  readonly label: string;
  /** From 0 to 1; undefined while nobody knows how much there is. */
  readonly fraction: number | undefined;
  readonly running: boolean;
}

/** How far something is: ink that is darker while it moves. The signal colour is the desk’s alone. */
export const Progress = ({ label, fraction, running }: ProgressProps) => (
  <progress
    aria-label={label}
    max={1}
    {...(fraction === undefined ? {} : { value: Math.min(1, Math.max(0, fraction)) })}
    className={running ? 'progress progress-running' : 'progress'}
  />
);
