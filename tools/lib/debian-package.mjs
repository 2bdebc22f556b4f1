import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

/** A bitmap for each size in its name, and the SVG for all other sizes. */
const icons = () => {
  const folder = inProject('resources', 'icons');
  const bitmaps = readdirSync(folder)
    .filter((name) => /^\d+x\d+\.png$/.test(name))
    .map((name) => [path.parse(name).name, path.join(folder, name)]);
  return { ...Object.fromEntries(bitmaps), scalable: path.join(folder, 'earmark.svg') };
};

/**
 * @typedef {object} DebianPackage
 * @property {string} unpacked the folder with the app
 * @property {string} version
 * @property {string} [folder] where the package goes; otherwise dist/
 * @property {'xz' | 'none'} [compression]
 */

/**
 * Turns the unpacked app into <folder>/earmark_<version>_amd64.deb.
 * @param {DebianPackage} wanted
 * @returns {Promise<string>} the file
 */
export const makeDebianPackage = async (wanted) => {
  const { unpacked, version, folder = inProject('dist'), compression = 'xz' } = wanted;
  // Imported here, because the dependencies may not be installed yet when this file is loaded.
  const { default: installer } = await import('electron-installer-debian');
  const { packagePaths } = await installer({
    src: unpacked,
    dest: folder,
    arch: 'amd64',
    options: {
      name: 'earmark',
      // The script starts `earmark`, and says what the system lacks.
      bin: 'start-earmark',
      productName: 'Earmark',
      genericName: 'Call review',
      description: 'Review the calls of AI voice agents',
      productDescription:
        'Listen to recorded calls of AI voice agents, read along word by word, tag, score and export.',
      // Debian sorts a tilde before the release itself: 0.1.0~dev is older than 0.1.0.
      version: version.replace('-', '~'),
      section: 'sound',
      maintainer: 'The Earmark founders <founders@earmark.invalid>',
      categories: ['Office', 'AudioVideo', 'Audio'],
      mimeType: ['x-scheme-handler/earmark'],
      icon: icons(),
      depends: ['libasound2 | libasound2t64', 'libgbm1', 'libsecret-1-0'],
      recommends: ['gnome-keyring | kwalletmanager'],
      scripts: { postrm: inProject('resources', 'packaging', 'postrm.sh') },
      compression,
    },
  });
  const [file] = packagePaths;
  if (file === undefined) throw new Error('electron-installer-debian returned no file');
  return file;
};
