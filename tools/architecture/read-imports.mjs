import { Visitor, parseSync } from 'oxc-parser';

/**
 * @typedef {object} Import
 * @property {string} from the text between the quotes
 * @property {string[]} names what is taken by name; empty for `* as`, default, and dynamic imports
 * @property {boolean} typeOnly gone after compilation
 * @property {number} line from 1
 *
 * @typedef {object} Remark something that can't be followed, or that only some files may do
 * @property {'unreadable' | 'speaks to the renderer'} kind
 * @property {number} line
 *
 * @typedef {object} Reading
 * @property {Import[]} imports
 * @property {Remark[]} remarks
 */

/** @typedef {import('oxc-parser').StaticImport} StaticImport */
/** @typedef {import('oxc-parser').StaticExport} StaticExport */

/**
 * @param {string} source
 * @returns {(offset: number) => number}
 */
const lineCounter = (source) => (offset) => source.slice(0, offset).split('\n').length;

/**
 * `import type { A }` and `import { type A }` leave nothing behind; `import './a'` does.
 * @param {{ isType: boolean }[]} entries
 */
const isTypeOnly = (entries) => entries.length > 0 && entries.every(({ isType }) => isType);

/**
 * @param {string} file its name tells the parser which syntax to expect
 * @param {string} source
 */
const parse = (file, source) => {
  const parsed = parseSync(file, source);
  if (parsed.errors.length > 0) {
    throw new Error(`${file} can't be parsed: ${parsed.errors[0]?.message ?? ''}`);
  }
  return parsed;
};

/** @param {StaticImport} statement */
const fromImport = ({ moduleRequest, entries }) => ({
  from: moduleRequest.value,
  names: entries.flatMap(({ importName }) => importName.name ?? []),
  typeOnly: isTypeOnly(entries),
});

/** @param {StaticExport} statement */
const fromExport = ({ entries }) => {
  const [first] = entries;
  if (!first?.moduleRequest) return [];
  return [
    {
      from: first.moduleRequest.value,
      names: entries.flatMap(({ importName }) => importName.name ?? []),
      typeOnly: isTypeOnly(entries),
    },
  ];
};

/** @param {any} node */
const literal = (node) =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/**
 * The name after the last dot (or the whole name), so that `window.webContents` and a variable
 * called `webContents` look alike.
 * @param {any} node
 */
const lastName = (node) => {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'MemberExpression') return node.property?.name;
  return undefined;
};

const waysToSpeak = new Set(['send', 'sendToFrame', 'postMessage']);

/** @param {any} callee */
const speaksToRenderer = (callee) =>
  callee?.type === 'MemberExpression' &&
  waysToSpeak.has(callee.property?.name) &&
  ['webContents', 'senderFrame', 'mainFrame', 'sender'].includes(lastName(callee.object));

/**
 * Imports that are expressions or types: `import(…)`, `require(…)`, `import('…').Type`.
 * @param {any} program
 * @param {(offset: number) => number} lineAt
 * @returns {Reading}
 */
const insideExpressions = (program, lineAt) => {
  /** @type {Import[]} */
  const imports = [];
  /** @type {Remark[]} */
  const remarks = [];
  const note = (/** @type {any} */ node, /** @type {any} */ target, typeOnly = false) => {
    const line = lineAt(node.start);
    const from = literal(target);
    if (from === undefined) remarks.push({ kind: 'unreadable', line });
    else imports.push({ from, names: [], typeOnly, line });
  };
  new Visitor({
    ImportExpression: (node) => note(node, node.source),
    TSImportType: (node) => note(node, node.source, true),
    TSImportEqualsDeclaration: (/** @type {any} */ node) => {
      const target = node.moduleReference;
      if (target.type === 'TSExternalModuleReference') {
        note(node, target.expression, node.importKind === 'type');
      }
    },
    CallExpression: (/** @type {any} */ node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
        note(node, node.arguments[0]);
      }
      if (speaksToRenderer(node.callee)) {
        remarks.push({ kind: 'speaks to the renderer', line: lineAt(node.start) });
      }
    },
  }).visit(program);
  return { imports, remarks };
};

/**
 * Every way in which a file reaches another one.
 * @param {string} file
 * @param {string} source
 * @returns {Reading}
 */
export const readImports = (file, source) => {
  const { module, program } = parse(file, source);
  const lineAt = lineCounter(source);
  const { imports, remarks } = insideExpressions(program, lineAt);
  const statements = [
    ...module.staticImports.map((statement) => ({
      ...fromImport(statement),
      line: lineAt(statement.start),
    })),
    ...module.staticExports.flatMap((statement) =>
      fromExport(statement).map((found) => ({ ...found, line: lineAt(statement.start) })),
    ),
  ];
  return { imports: [...statements, ...imports], remarks };
};
