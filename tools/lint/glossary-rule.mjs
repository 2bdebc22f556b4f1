import path from 'node:path';
import process from 'node:process';
import { ruledOutFileNames, ruledOutNames, ruledOutTexts } from './glossary.mjs';

/** @typedef {import('./glossary.mjs').RuledOut} RuledOut */

/**
 * A name as separate words: `entryAtHand`, `entry-at-hand` and `entry_at_hand` all become `entry at
 * hand`.
 * @param {string} name
 */
const wordsOf = (name) =>
  name
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, '$1 $2')
    .replaceAll(/[^A-Za-z]+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * The first phrase of the table that stands in these words.
 * @param {string} words separated by spaces
 * @param {string} original
 * @param {readonly RuledOut[]} table
 * @param {string} file
 */
const firstMatch = (words, original, table, file) => {
  const padded = ` ${words} `;
  for (const { words: phrases, use, only, except } of table) {
    if (only !== undefined && !only.test(file)) continue;
    if (except?.test(original) === true) continue;
    const phrase = phrases.split(', ').find((one) => padded.includes(` ${one} `));
    if (phrase !== undefined) return { phrase, use };
  }
  return undefined;
};

/**
 * The reason why the glossary rules a name out; undefined if it doesn't.
 * @param {string} name
 * @param {string} file relative to the project, with slashes
 */
export const ruledOutName = (name, file) =>
  // A name with underscores is the name of a database column or of an API field.
  /[a-z]_[a-z]/u.test(name) ? undefined : firstMatch(wordsOf(name), name, ruledOutNames, file);

/**
 * The same check for the path of a file.
 * @param {string} file
 */
export const ruledOutFile = (file) =>
  file
    .split('/')
    .map((part) => part.replace(/\..*$/u, ''))
    .map((part) => firstMatch(wordsOf(part), part, [...ruledOutNames, ...ruledOutFileNames], file))
    .find((match) => match !== undefined);

/**
 * The same check for a text of the user interface.
 * @param {string} text
 * @param {string} file
 */
export const ruledOutText = (text, file) => {
  const words = text
    .replaceAll(/[^\p{L}\p{N}’']+/gu, ' ')
    .trim()
    .toLowerCase();
  return firstMatch(words, text, ruledOutTexts, file);
};

/** Only these files contain texts for users; elsewhere a string may be SQL or a log message. */
const hasTexts = (/** @type {string} */ file) =>
  /^(?:src-renderer|src-shared|src-main\/(?:exports|window))\//u.test(file);

/**
 * The identifiers that a pattern declares.
 * @param {any} pattern
 * @returns {readonly any[]}
 */
const declaredBy = (pattern) => {
  switch (pattern?.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((/** @type {any} */ property) =>
        // The names of a shorthand property come from the object that is destructured.
        property.shorthand ? [] : declaredBy(property.value ?? property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(declaredBy);
    case 'AssignmentPattern':
      return declaredBy(pattern.left);
    case 'RestElement':
      return declaredBy(pattern.argument);
    case 'TSParameterProperty':
      return declaredBy(pattern.parameter);
    default:
      return [];
  }
};

export const glossary = {
  meta: { type: 'problem' },
  /** @param {any} context */
  create: (context) => {
    const file = path.relative(process.cwd(), context.filename).split(path.sep).join('/');
    const report = (
      /** @type {any} */ node,
      /** @type {string} */ what,
      /** @type {{ phrase: string, use: string } | undefined} */ match,
    ) => {
      if (match === undefined) return;
      const message = `The glossary rules out “${match.phrase}” in ${what}. Use: ${match.use}.`;
      context.report({ node, message });
    };
    const names = (/** @type {any[]} */ ...patterns) => {
      for (const node of patterns.flatMap(declaredBy)) {
        report(node, `the name ${node.name}`, ruledOutName(node.name, file));
      }
    };
    const text = (/** @type {any} */ node, /** @type {string} */ value) => {
      if (hasTexts(file) && /\p{L}/u.test(value) && /\s/u.test(value)) {
        report(node, 'a text', ruledOutText(value, file));
      }
    };
    const withParameters = (/** @type {any} */ node) => names(node.id, ...node.params);
    const withKey = (/** @type {any} */ node) => names(node.key);
    const withId = (/** @type {any} */ node) => names(node.id);
    return {
      /** @param {any} node */
      Program: (node) => report(node, 'a file name', ruledOutFile(file)),
      VariableDeclarator: withId,
      FunctionDeclaration: withParameters,
      FunctionExpression: withParameters,
      ArrowFunctionExpression: withParameters,
      ClassDeclaration: withId,
      MethodDefinition: withKey,
      PropertyDefinition: withKey,
      TSInterfaceDeclaration: withId,
      TSTypeAliasDeclaration: withId,
      TSPropertySignature: withKey,
      TSMethodSignature: withKey,
      /** @param {any} node */
      JSXText: (node) => text(node, ` ${node.value} `),
      /** @param {any} node */
      Literal: (node) => {
        if (typeof node.value === 'string') text(node, node.value);
      },
      /** @param {any} node */
      TemplateElement: (node) => text(node, node.value.cooked ?? ''),
    };
  },
};
