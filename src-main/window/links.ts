import type { AppError } from '../../src-shared/errors.ts';
import type { LinkTaken } from '../../src-shared/ipc/contract.ts';
import { isForEarmark, readMomentLink } from '../../src-shared/moment-link.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

interface Links {
  /** Finds the last link among command-line arguments. */
  readonly fromCommandLine: (words: readonly string[]) => void;
  readonly fromSystem: (text: string) => void;
  readonly take: () => Result<LinkTaken, AppError>;
}

/**
 * Links that the system passes on. They can come from anyone, so a link is kept as text until a page takes
 * it, is given out once, and only if it has exactly the form of an Earmark link.
 */
export function createLinks(onWaiting: () => void): Links {
  let waiting: string | undefined;
  const fromSystem = (text: string): void => {
    waiting = text;
    onWaiting();
  };
  return {
    fromSystem,
    fromCommandLine(args) {
      const link = args.findLast(isForEarmark);
      if (link !== undefined) fromSystem(link);
    },
    take() {
      const text = waiting;
      waiting = undefined;
      if (text === undefined) return ok({});
      const link = readMomentLink(text);
      return link === undefined
        ? err({ kind: 'bad-link', detail: 'it is not a link to a moment in a call.' })
        : ok({ link });
    },
  };
}
