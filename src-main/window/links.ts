import type { AppError } from '../../src-shared/errors.ts';
import type { LinkTaken } from '../../src-shared/ipc/contract.ts';
import { isForEarmark, readMomentLink } from '../../src-shared/moment-link.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

interface Links {
  /** Looks for a link among the words of a command line, the newest last. */
  readonly fromCommandLine: (words: readonly string[]) => void;
  readonly fromSystem: (text: string) => void;
  readonly take: () => Result<LinkTaken, AppError>;
}

/**
 * Links that the system hands over, from anyone: kept as text until a page asks, given out once, and
 * only what is exactly one of ours. Nothing else ever comes of one.
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
        ? err({ kind: 'bad-link', detail: 'it is not a link to a moment of a call.' })
        : ok({ link });
    },
  };
}
