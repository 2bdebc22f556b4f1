/** What every page of Chromium has and jsdom lacks. */
globalThis.requestIdleCallback ??= (run) =>
  Number(setTimeout(() => run({ didTimeout: false, timeRemaining: () => 10 }), 1));
globalThis.cancelIdleCallback ??= (id) => clearTimeout(id);
