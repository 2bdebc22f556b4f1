/**
 * Which part may import which: the table of docs/architecture.md as code.
 *
 * `layer` is the top folder (`src-main`), `part` the folder in it (`library`, `features/queue`), empty
 * for files at the root of their layer.
 * @typedef {{ layer: string, part: string, file: string }} Location
 *
 * @typedef {object} Import from one file of ours to another
 * @property {Location} from
 * @property {Location} to
 * @property {boolean} typeOnly
 */

export const layers = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-sample'];

/** The files that create the parts and connect them. */
const compositionRoots = new Set([
  'src-main/compose-file-exchange.ts',
  'src-main/compose-workspaces.ts',
  'src-main/entry.ts',
  'src-main/export-command.ts',
  'src-main/index.ts',
  'src-main/library/process/process.ts',
]);

/** The parts of the renderer that compose the features; '' is the root of the layer. */
const composing = new Set(['', 'app', 'overlays', 'links']);

/** The parts that a part of the renderer may import besides itself and src-shared. */
const rendererMayImport = /** @type {Record<string, string[]>} */ ({
  features: ['commands', 'work', 'ui', 'lib'],
  commands: ['ui', 'lib'],
  work: ['lib'],
  ui: [],
  lib: [],
});

/**
 * @param {string} file relative to the project, with slashes
 * @returns {Location}
 */
export const locate = (file) => {
  const [layer = '', ...rest] = file.split('/');
  const folders = rest.slice(0, -1);
  const depth = layer === 'src-renderer' && folders[0] === 'features' ? 2 : 1;
  return { layer, part: folders.slice(0, depth).join('/'), file };
};

/** @param {Import} found */
const inMain = ({ from, to }) => {
  if (compositionRoots.has(from.file) || from.part === to.part) return undefined;
  if (to.part === 'lib') return undefined;
  if (to.part !== '' && to.file === `${to.layer}/${to.part}/port.ts`) return undefined;
  return `${from.part || 'a file at the root of src-main'} may import another part only through its port.ts; index.ts connects the parts`;
};

/** @param {Import} found */
const inRenderer = ({ from, to }) => {
  if (composing.has(from.part.split('/')[0] ?? '') || from.part === to.part) return undefined;
  const [kind = ''] = from.part.split('/');
  const allowed = rendererMayImport[kind];
  if (allowed === undefined)
    return `${from.part} is no part of the renderer (${Object.keys(rendererMayImport).join(', ')})`;
  if (allowed.includes(to.part)) return undefined;
  if (kind === 'features' && to.part.startsWith('features/')) {
    return 'a feature may not import another feature: compose them in app, or share in work or src-shared';
  }
  return `${from.part} may import ${[...allowed, 'src-shared'].join(', ')}, and nothing else of ours`;
};

/** @param {Import} found */
const toShared = ({ from, to, typeOnly }) => {
  if (typeOnly) return undefined;
  if (from.layer === 'src-preload') return 'the bridge imports types only, so that it stays small';
  const isContract = to.file === 'src-shared/ipc/contract.ts';
  if (from.layer === 'src-renderer' && isContract) {
    return 'the renderer imports the contract as types only: its schemas run in the main process';
  }
  return undefined;
};

const insideLayer = /** @type {Record<string, (found: Import) => string | undefined>} */ ({
  'src-main': inMain,
  'src-renderer': inRenderer,
});

/**
 * The reason why an import between two files of the project is forbidden; undefined if it is allowed.
 * @param {Import} found
 */
export const whyForbidden = (found) => {
  const { from, to } = found;
  if (from.layer === to.layer) return insideLayer[from.layer]?.(found);
  if (to.layer === 'src-shared') return toShared(found);
  return `${from.layer} may import src-shared and itself, not ${to.layer}`;
};

/** @param {string} name */
const isNode = (name) => name.startsWith('node:');

/** @type {Record<string, (name: string, location: Location, typeOnly: boolean) => boolean>} */
const foreign = {
  'src-shared': (name) =>
    isNode(name) || ['electron', 'keytar', 'react', 'react-dom'].includes(name),
  'src-preload': (name, _location, typeOnly) => name !== 'electron' && !typeOnly,
  'src-renderer': (name) => isNode(name) || ['electron', 'keytar'].includes(name),
  'src-main': (name, { part }) => name === 'keytar' && part !== 'keychain',
  'src-sample': (name, _location, typeOnly) =>
    name === 'keytar' || (name === 'electron' && !typeOnly),
};

/**
 * The reason why a file may not import this package; undefined if it may.
 * @param {Location} location
 * @param {{ from: string, names: string[], typeOnly: boolean }} imported
 */
export const whyPackageForbidden = (location, { from, names, typeOnly }) => {
  const isForeign = foreign[location.layer];
  if (isForeign !== undefined && isForeign(from, location, typeOnly)) {
    return location.layer === 'src-main'
      ? 'only src-main/keychain reads and writes the keychain'
      : `${location.layer} runs where ${from} is not allowed`;
  }
  const takesIpc = from === 'electron' && names.includes('ipcMain');
  if (takesIpc && location.part !== 'ipc') return 'only src-main/ipc may use ipcMain';
  return undefined;
};

/** @param {Location} location */
export const maySendToRenderer = ({ layer, part }) => layer !== 'src-main' || part === 'ipc';
