import { contextBridge, ipcRenderer } from 'electron';
import type { AppBridge } from '../src-shared/ipc/contract.ts';

type Listener = (name: unknown, payload: unknown) => void;

const listeners = new Set<Listener>();
ipcRenderer.on('earmark:event', (_, name: unknown, payload: unknown) => {
  for (const hear of listeners) hear(name, payload);
});

// The only connection of the page to the main process: two channels that carry data. Main checks every message.
const bridge: AppBridge = {
  request: (channel, input) => ipcRenderer.invoke('earmark:request', channel, input),
  on(event, listener) {
    const hear: Listener = (name, payload) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- main sends with each name the payload that the contract gives it
      if (name === event) listener(payload as Parameters<typeof listener>[0]);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  },
};

contextBridge.exposeInMainWorld('earmark', bridge);
