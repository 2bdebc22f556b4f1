import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { RubricImport } from '../../src-shared/ipc/review-requests.ts';
import type { Library } from '../library/port.ts';
import { exportRubric, importRubric } from './rubric-files.ts';

interface RubricExchangeDeps {
  readonly library: Pick<Library, 'request'>;
  /** Where exports go. */
  readonly folder: () => string;
  /** Asks in the system's own dialog; undefined when no file was chosen. */
  readonly askForFile: () => Promise<string | undefined>;
}

/** Brings rubrics in from files that the reviewer chooses, and writes them out. */
export function createRubricExchange({ library, folder, askForFile }: RubricExchangeDeps) {
  return {
    async import(): Promise<Result<RubricImport, AppError>> {
      const file = await askForFile();
      return file === undefined ? ok({ cancelled: true }) : importRubric(file);
    },

    async export(key: { readonly id: string; readonly version: number }) {
      const listed = await library.request('rubric:list', undefined);
      if (!listed.ok) return listed;
      const found = listed.value.find(
        ({ rubric }) => rubric.id === key.id && rubric.version === key.version,
      );
      return found === undefined
        ? err({
            kind: 'edit-refused',
            reason: 'This version of the rubric no longer exists.',
          } as const)
        : exportRubric(folder(), found.rubric);
    },
  };
}
