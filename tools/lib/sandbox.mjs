import { isLinux, isRoot } from './project.mjs';
import { print } from './output.mjs';

/**
 * Chromium's sandbox does not work for root. Users never run the app as root, but test environments
 * may.
 */
export const sandboxFlags = () => {
  if (!isLinux || !isRoot) return [];
  print('running as root, where the Chromium sandbox does not work: adding --no-sandbox');
  return ['--no-sandbox'];
};
