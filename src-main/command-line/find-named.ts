import { err, ok, type Result } from '../../src-shared/result.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The workspace or queue with this name or id; without regard to case if only one matches so. */
export function findNamed<T extends Named>(
  all: readonly T[],
  wanted: string,
  noun: 'workspace' | 'queue' | 'plan',
): Result<T, string> {
  const byId = all.find(({ id }) => id === wanted);
  if (byId !== undefined) return ok(byId);
  const fold = (text: string): string => text.trim().toLowerCase();
  const exact = all.filter(({ name }) => name === wanted);
  const folded = all.filter(({ name }) => fold(name) === fold(wanted));
  const matching = exact.length > 0 ? exact : folded;
  const [found, ...others] = matching;
  if (found === undefined) {
    const names = all.map(({ name }) => `“${name}”`).join(', ');
    return err(
      `There is no ${noun} “${wanted}”. ${names === '' ? 'There is none.' : `Known: ${names}.`}`,
    );
  }
  return others.length === 0
    ? ok(found)
    : err(
        `Several ${noun}s are called “${wanted}”. Use an id: ${matching.map(({ id }) => id).join(', ')}.`,
      );
}
