import { expect } from '@playwright/test';
import { startScripted } from '../../fakes/scripted-server.ts';
import { serveFile } from '../../fakes/serve-file.ts';
import { connect } from './desk.ts';
import { faultyRetell, faultOn, type Faults } from './faulty-retell.ts';
import { launchApp } from './launch.ts';

/** An app whose Retell serves these files as the recordings of the named calls. */
export async function withRecordings(files: readonly (readonly [RegExp, Buffer])[]) {
  const servers = await Promise.all(files.map(([, bytes]) => startScripted(serveFile(bytes))));
  const retell = await faultyRetell();
  const app = await launchApp();
  const { page } = app;
  await connect(page, retell.apiKey, retell.url);
  await expect(page.getByRole('banner')).toContainText('Up to date');
  const faults: Faults[number][] = [];
  for (const [place, [name]] of files.entries()) {
    const id = (await page.getByRole('row', { name }).first().getAttribute('data-call')) ?? '';
    const location = `${servers[place]?.url}/recording`;
    faults.push(faultOn('/recordings/*', { kind: 'redirect', location }, id));
  }
  retell.setFaults(faults);
  return {
    page,
    app,
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await retell[Symbol.asyncDispose]();
      for (const server of servers) await server[Symbol.asyncDispose]();
    },
  };
}
