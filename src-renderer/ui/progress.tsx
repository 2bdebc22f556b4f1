import './progress.css';

interface ProgressProps {
  readonly label: string;
  /** From 0 to 1; undefined while the total is unknown. */
  readonly fraction: number | undefined;
  readonly running: boolean;
}

/** A progress bar, darker while something is running. */
export const Progress = ({ label, fraction, running }: ProgressProps) => (
  <progress
    aria-label={label}
    max={1}
    {...(fraction === undefined ? {} : { value: Math.min(1, Math.max(0, fraction)) })}
    className={running ? 'progress progress-running' : 'progress'}
  />
);
