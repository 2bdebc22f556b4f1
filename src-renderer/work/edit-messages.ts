import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from '../lib/error-text.ts';

/** What was not done with the work, why, and the next step; in the shape that messages have. */
export function failureMessage(what: string, error: AppError) {
  const { title, next } = explainError(error);
  return { tone: 'alert', about: 'work', text: `${what}: ${title}`, next } as const;
}

/** Something was done, or there was nothing to do. */
export const statusMessage = (text: string) => ({ tone: 'status', text }) as const;
