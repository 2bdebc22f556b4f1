import { Visitor, parseSync } from 'oxc-parser';

/**
 * @typedef {object} Import
 * @property {string} from the text between the quotes
 * @property {string[]} names the named imports; empty for `* as`, default and dynamic imports
 * @property {boolean} typeOnly removed by the compiler
 * @property {number} line from 1
 *
 * @typedef {object} Finding something that can't be followed, or that only some files may do
 * @property {'unreadable' | 'sends to the renderer'} kind
 * @property {number} line
 *
 * @typedef {object} ImportsOfFile
 * @property {Import[]} imports
 * @property {Finding[]} findings
 */

/** @typedef {import('oxc-parser').StaticImport} StaticImport */
/** @typedef {import('oxc-parser').StaticExport} StaticExport */

/**
 * @param {string} source
 * @returns {(offset: number) => number}
 */
const lineCounter = (source) => (offset) => source.slice(0, offset).split('\n').length;

/**
 * `import type { A }` and `import { type A }` are removed by the compiler; `import './a'` is not.
 * @param {{ isType: boolean }[]} entries
 */
const isTypeOnly = (entries) => entries.length > 0 && entries.every(({ isType }) => isType);

/**
 * @param {string} file the parser chooses the syntax by its extension
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
 * The name after the last dot, or the whole name, so that `window.webContents` and a variable named
 * `webContents` are treated alike.
 * @param {any} node
 */
const lastName = (node) => {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'MemberExpression') return node.property?.name;
  return undefined;
};

const sendMethods = new Set(['send', 'sendToFrame', 'postMessage']);

/** @param {any} callee */
const sendsToRenderer = (callee) =>
  callee?.type === 'MemberExpression' &&
  sendMethods.has(callee.property?.name) &&
  ['webContents', 'senderFrame', 'mainFrame', 'sender'].includes(lastName(callee.object));

/**
 * Imports that are expressions or types: `import(…)`, `require(…)`, `import('…').Type`.
 * @param {any} program
 * @param {(offset: number) => number} lineAt
 * @returns {ImportsOfFile}
 */
const importsInExpressions = (program, lineAt) => {
  /** @type {Import[]} */
  const imports = [];
  /** @type {Finding[]} */
  const findings = [];
  const note = (/** @type {any} */ node, /** @type {any} */ target, typeOnly = false) => {
    const line = lineAt(node.start);
    const from = literal(target);
    if (from === undefined) findings.push({ kind: 'unreadable', line });
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
      if (sendsToRenderer(node.callee)) {
        findings.push({ kind: 'sends to the renderer', line: lineAt(node.start) });
      }
    },
  }).visit(program);
  return { imports, findings };
};

/**
 * Every import of a file, in any syntax.
 * @param {string} file
 * @param {string} source
 * @returns {ImportsOfFile}
 */
export const readImports = (file, source) => {
  const { module, program } = parse(file, source);
  const lineAt = lineCounter(source);
  const { imports, findings } = importsInExpressions(program, lineAt);
  const statements = [
    ...module.staticImports.map((statement) => ({
      ...fromImport(statement),
      line: lineAt(statement.start),
    })),
    ...module.staticExports.flatMap((statement) =>
      fromExport(statement).map((found) => ({ ...found, line: lineAt(statement.start) })),
    ),
  ];
  return { imports: [...statements, ...imports], findings };
};
