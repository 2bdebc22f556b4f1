import { contextBridge, ipcRenderer } from 'electron';
import type { AppBridge } from '../src-shared/ipc/contract.ts';

// The whole way out of the renderer: two channels, and data only. Main checks every message; the
// event object and ipcRenderer itself never cross.
const bridge: AppBridge = {
  request: (channel, input) => ipcRenderer.invoke('earmark:request', channel, input),
  on(event, listener) {
    const hear = (_: unknown, name: unknown, payload: Parameters<typeof listener>[0]): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on('earmark:event', hear);
    return () => {
      ipcRenderer.off('earmark:event', hear);
    };
  },
};

contextBridge.exposeInMainWorld('earmark', bridge);
