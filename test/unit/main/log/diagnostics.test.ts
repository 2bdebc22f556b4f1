import { expect, test } from 'vitest';
import { createDiagnostics } from '../../../../src-main/log/diagnostics.ts';
import { fakeSettings } from '../../../fakes/fake-reviewers.ts';

test('the diagnostics hold versions and counts, and nothing personal', async () => {
  const diagnostics = createDiagnostics({
    app: { isPackaged: true, getVersion: () => '1.2.3', getLocale: () => 'de' },
    settings: () => ({
      ...fakeSettings,
      reviewerName: 'Jo Miller',
      exportFolder: '/home/jo/clients/acme',
      keys: { 'play.toggle': ['F13'] },
      skipReasons: ['Call of Acme'],
    }),
    workspaces: () => [
      {
        id: 'retell-1',
        name: 'Acme production',
        kind: 'retell',
        apiKeyLocation: 'keychain',
        preferRedacted: true,
        baseUrl: 'https://retell.acme.example',
      },
    ],
    log: { newestLines: () => Promise.resolve(['E-1 call:open TypeError']) },
  });
  const reply = await diagnostics();
  const text = reply.ok ? reply.value.text : '';
  expect(text).toMatch(/^Earmark 1\.2\.3\nElectron /u);
  expect(text).toContain('Workspaces: 1 of Retell\n');
  expect(text).toContain('1 changed shortcut');
  expect(text.endsWith('E-1 call:open TypeError')).toBe(true);
  expect(text).not.toMatch(/Miller|acme|retell-1|clients/iu);
});
