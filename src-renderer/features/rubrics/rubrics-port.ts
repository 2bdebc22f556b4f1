import type { AppError } from '../../../src-shared/errors.ts';
import type { FieldName } from '../../../src-shared/measures/named-fields.ts';
import type { MeasureOverrides } from '../../../src-shared/measures/overrides.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { RubricImport } from '../../../src-shared/ipc/review-requests.ts';
import type { ListedRubric, RescoredReview, Rubric } from '../../../src-shared/rubrics/rubric.ts';

export interface VersionKey {
  readonly id: string;
  readonly version: number;
}

export type Reply<T> = Promise<Result<T, AppError>>;

/** What the builder needs from main and the library. */
export interface RubricsPort {
  readonly list: () => Reply<readonly ListedRubric[]>;
  readonly saveDraft: (rubric: Rubric) => Reply<unknown>;
  readonly publish: (key: VersionKey) => Reply<unknown>;
  readonly retire: (key: VersionKey) => Reply<unknown>;
  readonly deleteDraft: (key: VersionKey) => Reply<unknown>;
  readonly preview: (key: VersionKey) => Reply<readonly RescoredReview[]>;
  readonly overrides: (key: VersionKey) => Reply<readonly MeasureOverrides[]>;
  /** The tools and custom analysis fields that calls of the workspace have. */
  readonly knownFields: () => Reply<readonly FieldName[]>;
  readonly exportFile: (key: VersionKey) => Reply<{ readonly path: string }>;
  readonly importFile: () => Reply<RubricImport>;
}

export interface RubricsDeps {
  readonly port: RubricsPort;
  readonly newId: () => string;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
}
