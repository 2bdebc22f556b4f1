/** Tells the newest of several pending requests from those that it made outdated. */
export function createLatest() {
  let newest = 0;
  return {
    /** Begins a request and outdates all others. Returns whether it is still the newest one. */
    begin: (): (() => boolean) => {
      newest += 1;
      const own = newest;
      return () => own === newest;
    },
    /** Outdates all pending requests. */
    outdate: (): void => {
      newest += 1;
    },
  };
}
