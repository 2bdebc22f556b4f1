/** Tells whether a started operation is still the newest one, so that a late outcome is dropped. */
export interface Latest {
  /** Starts an operation, which makes all earlier ones outdated; answers whether it still is the newest. */
  begin(): () => boolean;
}

export function createLatest(): Latest {
  let newest = 0;
  return {
    begin() {
      newest += 1;
      const own = newest;
      return () => own === newest;
    },
  };
}
