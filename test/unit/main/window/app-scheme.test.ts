import { describe, expect, it, vi } from 'vitest';

// Only the pure half of the file is looked at; Electron's API does not exist outside an app.
vi.mock('electron', () => ({ protocol: {} }));
const { fileFor, isOurPage } = await import('../../../../src-main/window/app-scheme.ts');

describe('the app scheme', () => {
  it('serves files of the renderer', () => {
    expect(fileFor('/srv/out', 'earmark-app://app/assets/index.js')).toBe(
      '/srv/out/assets/index.js',
    );
  });

  it.each([
    'earmark-app://app/',
    'earmark-app://elsewhere/index.html',
    'earmark-app://app/%2e%2e/secret',
    'earmark-app://app/..%2fsecret',
    'earmark-app://app/%2e%2e%2f%2e%2e%2fetc/passwd',
    'earmark-app://app/a%00.html',
    'earmark-app://app/..%5csecret',
    'not a url',
  ])('gives nothing for %s', (url) => {
    const file = fileFor('/srv/out', url);
    expect(file === undefined || file.startsWith('/srv/out/')).toBe(true);
    expect(file ?? '').not.toContain('..');
  });

  it('tells our pages from all others', () => {
    expect(isOurPage('earmark-app://app/index.html')).toBe(true);
    expect(isOurPage('earmark-app://app.evil/index.html')).toBe(false);
    expect(isOurPage('https://app/index.html')).toBe(false);
    expect(isOurPage('http://localhost:5173/x', 'http://localhost:5173/')).toBe(true);
    expect(isOurPage('http://localhost:5174/x', 'http://localhost:5173/')).toBe(false);
    expect(isOurPage('')).toBe(false);
  });
});
