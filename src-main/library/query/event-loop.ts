/**
 * Lets waiting requests be answered between two steps of a long walk, so that no edit waits for a
 * count of a million rows.
 */
export const yieldToEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
