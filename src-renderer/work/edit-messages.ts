import type { AppError } from '../../src-shared/errors.ts';
import { explainError } from '../lib/error-text.ts';

/** Reports that an edit failed: what was not done, why, and the next step. */
export function failureMessage(what: string, error: AppError) {
  const { title, next } = explainError(error);
  return { tone: 'alert', about: 'work', text: `${what}: ${title}`, next } as const;
}

/** Reports that something was done, or that there was nothing to do. */
export const statusMessage = (text: string) => ({ tone: 'status', text }) as const;
