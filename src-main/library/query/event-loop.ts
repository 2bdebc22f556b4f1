/**
 * Lets pending requests run between two steps of a long query, so that no edit waits for a count of a
 * million rows.
 */
export const yieldToEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
