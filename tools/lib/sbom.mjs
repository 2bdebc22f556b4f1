import { writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { UserError } from './output.mjs';

/**
 * @typedef {object} Component of a CycloneDX document; npm writes more fields than these
 * @property {string} name
 * @property {string} version
 * @property {string} purl
 * @property {string} type
 *
 * @typedef {object} Bom
 * @property {{ component: Component }} metadata
 * @property {Component[]} components
 * @property {{ ref: string, dependsOn: string[] }[]} dependencies
 */

/**
 * The parts of Electron that are not npm packages of their own. Scanners look for advisories by these
 * names.
 * @param {string} version
 */
const electronComponent = (version) => ({
  'bom-ref': `electron@${version}`,
  type: 'framework',
  name: 'electron',
  version,
  scope: 'required',
  description: 'Chromium and Node, which run Earmark',
  purl: `pkg:npm/electron@${version}`,
  licenses: [{ license: { id: 'MIT' } }],
});

/**
 * Writes the list of everything that ships, as CycloneDX JSON, into dist/.
 * @param {{ version: string, electronVersion: string }} built
 * @returns {Promise<string>} the file
 */
export const writeSbom = async ({ version, electronVersion }) => {
  const args = [
    'sbom',
    '--sbom-format=cyclonedx',
    '--omit=dev',
    '--package-lock-only',
    '--loglevel=error',
  ];
  const { code, output } = await run('npm', args, { capture: true });
  if (code !== 0) throw new UserError(`npm sbom failed:\n${output}`);
  /** @type {Bom} */
  const bom = JSON.parse(output.slice(output.indexOf('{')));
  // npm names the project after its folder.
  Object.assign(bom.metadata.component, { type: 'application', name: 'Earmark', version });
  bom.components.push(electronComponent(electronVersion));
  bom.components.sort((a, b) => a.purl.localeCompare(b.purl, 'en'));
  const file = inProject('dist', `earmark-${version}.cdx.json`);
  writeFileSync(file, `${JSON.stringify(bom, undefined, 2)}\n`);
  return file;
};
