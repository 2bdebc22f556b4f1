import { isLinux, isRoot } from './project.mjs';
import { print } from './output.mjs';

/** Chromium refuses to run as root inside its own sandbox. Users are never root; machines that test are. */
export const sandboxFlags = () => {
  if (!isLinux || !isRoot) return [];
  print('running as root, where Chromium has no sandbox: adding --no-sandbox');
  return ['--no-sandbox'];
};
