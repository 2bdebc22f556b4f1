/**
 * Who may know whom: docs/architecture.md in the form of code.
 *
 * A room is a part of the house. `layer` is the folder at the top (`src-main`), `part` the folder
 * in it (`library`, `features/queue`), empty for files that stand at the root of their layer.
 * @typedef {{ layer: string, part: string, file: string }} Room
 *
 * @typedef {object} Arrow
 * @property {Room} from
 * @property {Room} to
 * @property {boolean} typeOnly
 */

export const layers = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-sample'];

/** Who builds the parts and hands them to each other. */
const compositionRoots = new Set(['src-main/index.ts', 'src-main/library/process/process.ts']);

/** The parts of the renderer that put the features together; '' is its root. */
const shell = new Set(['', 'app', 'overlays', 'links']);

/** What a part of the renderer may know besides itself and src-shared. */
const rendererKnows = /** @type {Record<string, string[]>} */ ({
  features: ['commands', 'work', 'ui', 'lib'],
  commands: ['ui', 'lib'],
  work: ['lib'],
  ui: [],
  lib: [],
});

/**
 * @param {string} file relative to the project, with slashes
 * @returns {Room}
 */
export const roomOf = (file) => {
  const [layer = '', ...rest] = file.split('/');
  const folders = rest.slice(0, -1);
  const depth = layer === 'src-renderer' && folders[0] === 'features' ? 2 : 1;
  return { layer, part: folders.slice(0, depth).join('/'), file };
};

/** @param {Arrow} arrow */
const inMain = ({ from, to }) => {
  if (compositionRoots.has(from.file) || from.part === to.part) return undefined;
  if (to.part === 'lib') return undefined;
  if (to.part !== '' && to.file === `${to.layer}/${to.part}/port.ts`) return undefined;
  return `${from.part || 'a file at the root of src-main'} may know another part only by its port.ts; index.ts hands the parts to each other`;
};

/** @param {Arrow} arrow */
const inRenderer = ({ from, to }) => {
  // The shell puts the features together.
  if (shell.has(from.part.split('/')[0] ?? '') || from.part === to.part) return undefined;
  const [kind = ''] = from.part.split('/');
  const known = rendererKnows[kind];
  if (known === undefined)
    return `${from.part} is no room of the renderer (${Object.keys(rendererKnows).join(', ')})`;
  if (known.includes(to.part)) return undefined;
  if (kind === 'features' && to.part.startsWith('features/')) {
    return 'a feature may not know another feature: share through the shell or src-shared';
  }
  return `${from.part} may know ${[...known, 'src-shared'].join(', ')}, and nothing else of ours`;
};

/** @param {Arrow} arrow */
const toShared = ({ from, to, typeOnly }) => {
  if (typeOnly) return undefined;
  if (from.layer === 'src-preload') return 'the bridge imports types only, so that it stays small';
  const isContract = to.file === 'src-shared/ipc/contract.ts';
  if (from.layer === 'src-renderer' && isContract) {
    return 'the renderer imports the contract as types only: its schemas run in the main process';
  }
  return undefined;
};

const insideLayer = /** @type {Record<string, (arrow: Arrow) => string | undefined>} */ ({
  'src-main': inMain,
  'src-renderer': inRenderer,
});

/**
 * Why this arrow between two files of ours is forbidden, or undefined when it isn't.
 * @param {Arrow} arrow
 */
export const whyForbidden = (arrow) => {
  const { from, to } = arrow;
  if (from.layer === to.layer) return insideLayer[from.layer]?.(arrow);
  if (to.layer === 'src-shared') return toShared(arrow);
  return `${from.layer} may know src-shared and itself, not ${to.layer}`;
};

/** @param {string} name */
const isNode = (name) => name.startsWith('node:');

/** @type {Record<string, (name: string, room: Room, typeOnly: boolean) => boolean>} */
const foreign = {
  'src-shared': (name) =>
    isNode(name) || ['electron', 'keytar', 'react', 'react-dom'].includes(name),
  'src-preload': (name, _room, typeOnly) => name !== 'electron' && !typeOnly,
  'src-renderer': (name) => isNode(name) || ['electron', 'keytar'].includes(name),
  'src-main': (name, room) => name === 'keytar' && room.part !== 'keychain',
  'src-sample': (name, _room, typeOnly) => name === 'keytar' || (name === 'electron' && !typeOnly),
};

/**
 * Why this room may not use this package, or undefined when it may.
 * @param {Room} room
 * @param {{ from: string, names: string[], typeOnly: boolean }} imported
 */
export const whyPackageForbidden = (room, { from, names, typeOnly }) => {
  const isForeign = foreign[room.layer];
  if (isForeign !== undefined && isForeign(from, room, typeOnly)) {
    return room.layer === 'src-main'
      ? 'only src-main/keychain knows where the key is kept'
      : `${room.layer} runs where ${from} must not be`;
  }
  const takesIpc = from === 'electron' && names.includes('ipcMain');
  if (takesIpc && room.part !== 'ipc') return 'only src-main/ipc touches ipcMain';
  return undefined;
};

/** @param {Room} room */
export const maySpeakToRenderer = (room) => room.layer !== 'src-main' || room.part === 'ipc';
