import { test } from './test.ts';
import { enterSample } from './desk.ts';
import { launchApp, type RunningApp } from './launch.ts';

/**
 * One app in the sample workspace for all tests of a file, started once. Its tests run in order, and
 * each may rely only on what it does itself.
 */
export function sharedSampleApp(): () => RunningApp {
  let app: RunningApp | undefined;
  test.beforeAll(async () => {
    app = await launchApp();
    await enterSample(app.page);
  });
  test.afterAll(() => app?.close());
  return () => {
    if (app === undefined) throw new Error('The app is available inside tests only.');
    return app;
  };
}
