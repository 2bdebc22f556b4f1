import { parseArguments } from './arguments.ts';
import { startSample } from './server.ts';

/**
 * The sample Retell as a process of the app: its options come as arguments, and it sends its address to
 * the process that started it.
 */
const sample = await startSample(await parseArguments(process.argv.slice(2)));
post({ url: sample.url, apiKey: sample.apiKey });

function post(address: { readonly url: string; readonly apiKey: string }): void {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isPort(port)) port.postMessage(address);
}

/** Electron adds it to `process`; importing Electron's types would be too much for one property. */
function isPort(port: unknown): port is { postMessage(message: unknown): void } {
  return typeof port === 'object' && port !== null && 'postMessage' in port;
}
