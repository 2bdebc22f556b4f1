import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

/** Every test that a row names: `file`: “title”, “title”. */
const named = [
  ...page.matchAll(/`(?<file>test\/[^`]+)`: (?<titles>“[^”]+”(?:, “[^”]+”)*)/gu),
].flatMap(({ groups: { file = '', titles = '' } = {} }) =>
  [...titles.matchAll(/“(?<title>[^”]+)”/gu)].map((match) => [file, match.groups?.['title'] ?? '']),
);

test.for(named)('docs/security.md names a test that exists: %s “%s”', ([file = '', title = '']) => {
  const source = readFileSync(path.join(root, file), 'utf8');
  const isThere = source.includes(`'${title}'`) || source.includes(`\`${title}\``);
  expect(isThere, 'the title is in the file').toBe(true);
});

test('every promise of docs/security.md names a test, and every link leads to a file', () => {
  const promises = page.split('\n').filter((line) => /^\| [A-Z\d`]/u.test(line));
  expect(promises.length).toBeGreaterThan(20);
  expect(promises.filter((line) => !/`test\/[^`]+`: “/u.test(line))).toEqual([]);
  const links = [...page.matchAll(/\]\((?<link>[^)#]+)\)/gu)].map(
    ({ groups }) => groups?.['link'] ?? '',
  );
  expect(
    links.filter(
      (link) => !link.startsWith('https:') && !existsSync(path.join(root, 'docs', link)),
    ),
  ).toEqual([]);
});
