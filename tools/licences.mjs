import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inProject } from './lib/project.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

/**
 * @typedef {object} Shipped
 * @property {string} name
 * @property {string} version
 * @property {string} licence as SPDX names it
 * @property {string} text
 */

const target = inProject('THIRD-PARTY-LICENCES.md');

/** Licences that may be shipped inside an Apache-2.0 app. None of them is a copyleft licence. */
const welcome = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
]);

const head = `# Licences of what Earmark ships

Written by \`npm run fix\` from package-lock.json; the check fails when it is out of date. Electron
(MIT) and Chromium come with \`LICENSE.electron.txt\` and \`LICENSES.chromium.html\` beside the
program; the voices of the sample calls are credited in \`resources/sample/README.md\`.
`;

/**
 * @typedef {{ version: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean }} Locked
 * @returns {[string, Locked][]} folder and entry of every package that is needed at run time
 */
const shippedEntries = () => {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  return Object.entries(packages).filter(
    ([folder, { dev, devOptional, optional }]) =>
      folder !== '' && dev !== true && devOptional !== true && optional !== true,
  );
};

/** @param {string} folder */
const licenceText = (folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8');
};

/** Line ends and trailing spaces differ between packages without meaning. */
const tidy = (/** @type {string} */ text) =>
  text
    .replaceAll('\r', '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();

/** @param {[string, Locked]} entry */
const readShipped = ([folder, { version }]) => {
  const at = inProject(folder);
  /** @type {{ name: string, license?: string }} */
  const manifest = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8'));
  const { name, license: licence = 'unknown' } = manifest;
  return { name, version, licence, text: tidy(licenceText(at)) };
};

/** @param {Shipped[]} shipped */
const refuseUnwelcome = (shipped) => {
  const refused = shipped.filter(({ licence }) => !welcome.has(licence));
  if (refused.length === 0) return;
  const list = refused.map(({ name, licence }) => `${name} (${licence})`).join(', ');
  throw new UserError(`these packages have a licence that is not approved yet: ${list}`);
};

/** @param {Shipped[]} shipped */
const sections = (shipped) => {
  /** @type {Map<string, Shipped[]>} */
  const byText = new Map();
  for (const one of shipped) byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  return [...byText].map(([text, all]) => {
    const title = all.map(({ name, version }) => `${name} ${version}`).join(', ');
    const licence = all[0]?.licence ?? '';
    const body =
      text === ''
        ? `Its package contains no licence text and declares the licence ${licence}.`
        : text;
    return `## ${title}\n\n${licence}\n\n\`\`\`text\n${body.replaceAll('```', "'''")}\n\`\`\`\n`;
  });
};

const document = () => {
  const shipped = shippedEntries()
    .map(readShipped)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
  if (shipped.length === 0)
    throw new UserError('package-lock.json lists no package that is shipped');
  refuseUnwelcome(shipped);
  return [head, ...sections(shipped)].join('\n');
};

await runTool(async () => {
  const wanted = document();
  if (process.argv.includes('--write')) {
    writeFileSync(target, wanted);
    return;
  }
  if (!existsSync(target) || readFileSync(target, 'utf8') !== wanted) {
    throw new UserError('THIRD-PARTY-LICENCES.md is out of date: `npm run fix` updates it');
  }
  print('THIRD-PARTY-LICENCES.md lists every shipped package');
});
