import { expect, it } from 'vitest';
import { createRegistry } from '../../../../src-renderer/commands/registry.ts';

const fail = (error: unknown): never => {
  throw error;
};

it('a command that nobody has bound cannot run', () => {
  const registry = createRegistry(fail);
  expect(registry.canRun('play.toggle')).toBe(false);
  expect(registry.run('play.toggle')).toBe(false);
});

it('the newest binding counts until it is taken back', () => {
  const registry = createRegistry(fail);
  const ran: string[] = [];
  registry.bind('play.toggle', () => void ran.push('old'));
  const unbind = registry.bind('play.toggle', () => void ran.push('new'));
  registry.run('play.toggle');
  unbind();
  registry.run('play.toggle');
  expect(ran).toEqual(['new', 'old']);
});

it('a command whose time has not come does not run', () => {
  const registry = createRegistry(fail);
  registry.bind(
    'export.open',
    () => undefined,
    () => false,
  );
  expect(registry.store.getState().bound.has('export.open')).toBe(true);
  expect(registry.run('export.open')).toBe(false);
});

it('a command that is not in the list is a mistake', () => {
  expect(() => createRegistry(fail).bind('play.backwards', () => undefined)).toThrow(
    /play.backwards/u,
  );
});
