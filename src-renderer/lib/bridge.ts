import type { AppBridge } from '../../src-shared/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent when the page is opened outside Earmark. */
    readonly earmark?: AppBridge;
  }
}

/** The one way out of the renderer. Handed on as a parameter, so that tests can hand in another. */
export function windowBridge(): AppBridge {
  if (window.earmark === undefined) throw new Error('The preload script did not run');
  return window.earmark;
}

export type { AppBridge };
