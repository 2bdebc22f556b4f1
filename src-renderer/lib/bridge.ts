import type { AppBridge } from '../../src-shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Set by the preload script; missing when the page is opened outside Earmark. */
    readonly earmark?: AppBridge;
  }
}

/** The only connection from the renderer to main. It is passed on as a parameter, so that tests can replace it. */
export function windowBridge(): AppBridge {
  if (window.earmark === undefined) throw new Error('The preload script did not run');
  return window.earmark;
}

export type { AppBridge };
