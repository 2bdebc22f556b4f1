import { expect, it } from 'vitest';
import type { Backup } from '../../../../src-shared/backup.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { openLibrary } from '../../../../src-main/workspaces/open-library.ts';
import type { RecoveryChoice, RecoveryQuestion } from '../../../../src-main/workspaces/port.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

const readable: Backup = {
  name: 'good',
  madeMs: 2,
  counts: { reviews: 1, submitted: 1, appliedTags: 0, edits: 2 },
};

/** Opens a library that fails with `error` until the loss is accepted. */
async function open(error: AppError, choice: RecoveryChoice, backups: readonly Backup[] = []) {
  const requests: string[] = [];
  const questions: RecoveryQuestion[] = [];
  const result = await openLibrary(
    {
      library: {
        request(channel, input) {
          requests.push(channel);
          if (channel === 'backups:list') return Promise.resolve(ok({ backups } as never));
          const isAccepted = channel !== 'open' || 'acceptLoss' in (input as object);
          return Promise.resolve(isAccepted ? ok(true as never) : err(error));
        },
      },
      chooseRecovery(question) {
        questions.push(question);
        return Promise.resolve(choice);
      },
    },
    { folder: '/data', reviewer: ann, workspaceName: 'Acme', samplePast: false },
  );
  return { result, requests, questions };
}

const missing: AppError = { kind: 'reviews-missing', path: '/data/reviews.db' };
const unreadable: AppError = { kind: 'library-unreadable', path: '/data/reviews.db', detail: '' };

it('keeps a workspace closed whose reviews are missing until the reviewer decides', async () => {
  const { result, requests, questions } = await open(missing, undefined, [readable]);
  expect(result).toEqual(err(missing));
  expect(requests).toEqual(['open', 'backups:list']);
  expect(questions).toMatchObject([{ workspaceName: 'Acme', mayContinue: true }]);
});

it('restores the chosen backup before it opens, and offers only readable ones', async () => {
  const damaged: Backup = { name: 'damaged', madeMs: 1 };
  const { result, requests, questions } = await open(missing, { restore: 'good' }, [
    damaged,
    readable,
  ]);
  expect(result.ok).toBe(true);
  expect(requests).toEqual(['open', 'backups:list', 'backups:restore', 'open']);
  expect(questions[0]?.backups).toEqual([readable]);
});

it('asks about unreadable reviews only if there is a backup, and never offers to drop them', async () => {
  expect((await open(unreadable, undefined)).questions).toEqual([]);
  const { questions } = await open(unreadable, undefined, [readable]);
  expect(questions).toMatchObject([{ mayContinue: false }]);
});

it('does not ask about other failures', async () => {
  const full: AppError = { kind: 'disk-full', path: '/data' };
  expect((await open(full, 'continue', [readable])).requests).toEqual(['open']);
});
