type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** JSON leaves out what is undefined; this says the same to the compiler. */
export const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries that the type excludes are filtered out
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
