import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from './explain-error.ts';

/** How the desk speaks to the reviewer; the shell shows it and assistive tools hear it. */
export interface DeskAnnounce {
  /** Something was done. */
  readonly status: (words: string) => void;
  /** Something was not done, and the reviewer has to know. */
  readonly alert: (words: string) => void;
}

/** What could not be done, why, and the next step, in one breath. */
export function failureWords(what: string, error: AppError): string {
  const { title, next } = explainError(error);
  return `${what}: ${title} ${next}`;
}
