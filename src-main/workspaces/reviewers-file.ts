import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Reviewer, uuid } from '../../src-shared/reviewer.ts';
import type { Settings } from '../../src-shared/settings.ts';

const fileName = 'reviewers.json';

const Reviewers = z.object({
  reviewerId: uuid,
  reviewerName: z.string().max(100),
  reviewers: z.array(Reviewer).max(100),
});
export type Reviewers = z.infer<typeof Reviewers>;

/**
 * Who reviews on this computer, kept beside the settings. Every review carries the id of its reviewer,
 * so lost settings must not make the reviews those of a stranger. Undefined if there is no such file.
 */
export function readReviewers(folder: string): Reviewers | undefined {
  try {
    const parsed = Reviewers.safeParse(
      JSON.parse(readFileSync(path.join(folder, fileName), 'utf8')),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The file with its contents; what to write when the reviewers have changed. */
export const reviewersFile = (folder: string, settings: Settings): readonly [string, string] => {
  const { reviewerId, reviewerName, reviewers } = settings;
  const text = JSON.stringify({ reviewerId, reviewerName, reviewers }, undefined, 2);
  return [path.join(folder, fileName), `${text}\n`];
};
