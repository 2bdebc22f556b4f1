/**
 * Something that a minimal Debian or Ubuntu lacks, and the package that provides it.
 * @typedef {object} Need
 * @property {'library' | 'program'} kind
 * @property {string} name the shared object, or the program on the path
 * @property {string} package
 * @property {string} since64BitTime the package's name since the move to 64-bit time
 */

/**
 * @param {string} name
 * @param {string} packageName
 * @param {string} [since64BitTime]
 * @returns {Need}
 */
const library = (name, packageName, since64BitTime = packageName) => ({
  kind: 'library',
  name,
  package: packageName,
  since64BitTime,
});

/**
 * @param {string} name
 * @param {string} packageName
 * @returns {Need}
 */
const program = (name, packageName) => ({
  kind: 'program',
  name,
  package: packageName,
  since64BitTime: packageName,
});

/** Needed to open a window. */
export const forTheApp = [
  library('libgtk-3.so.0', 'libgtk-3-0', 'libgtk-3-0t64'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2', 'libasound2t64'),
  library('libgbm.so.1', 'libgbm1'),
  library('libsecret-1.so.0', 'libsecret-1-0'),
  library('libnotify.so.4', 'libnotify4'),
  library('libXss.so.1', 'libxss1'),
  library('libXtst.so.6', 'libxtst6'),
];

/** Needed to open a window without a screen. */
export const forAVirtualDisplay = [program('Xvfb', 'xvfb')];

/** Needed to store secrets when nobody is logged in. */
export const forAKeyring = [
  program('dbus-daemon', 'dbus'),
  program('dbus-launch', 'dbus-x11'),
  program('gnome-keyring-daemon', 'gnome-keyring'),
];

/** Needed to open exports with programs of others. */
export const forReadingExports = [
  program('soffice', 'libreoffice-calc-nogui'),
  program('pdftotext', 'poppler-utils'),
];

/** Needed to build a Debian package, and to install and try it on the same computer. */
export const forADebianPackage = [
  program('dpkg-deb', 'dpkg'),
  program('fakeroot', 'fakeroot'),
  program('xdg-open', 'xdg-utils'),
];
