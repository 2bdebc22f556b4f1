/** Runs one task at a time, in the order in which they were added. */
export type SerialQueue = <T>(task: () => Promise<T>) => Promise<T>;

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    // A failure is reported to whoever added the task; the tasks behind it run all the same.
    last = result.catch(() => undefined);
    return result;
  };
}
