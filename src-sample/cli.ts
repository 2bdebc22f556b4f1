import { parseArguments } from './arguments.ts';
import { startSample } from './server.ts';

const sample = await startSample(await parseArguments(process.argv.slice(2)));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void sample.close().then(() => process.exit(0));
  });
}

// One line, for people and for programs that start the server.
process.stdout.write(`${JSON.stringify({ url: sample.url, apiKey: sample.apiKey })}\n`);
