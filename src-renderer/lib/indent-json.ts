const indentation = '  ';

/** Strings with their escapes, structural characters, and everything else that is not white space. */
const tokenPattern = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu;

/** What each structural character adds to the depth, and whether a line break follows it. */
const structure: Readonly<Record<string, { readonly depth: number; readonly after: string }>> = {
  '{': { depth: 1, after: '\n' },
  '[': { depth: 1, after: '\n' },
  '}': { depth: -1, after: '' },
  ']': { depth: -1, after: '' },
  ',': { depth: 0, after: '\n' },
  ':': { depth: 0, after: ' ' },
};

/**
 * Indents JSON without changing it: numbers keep their digits, and keys keep their order, also when one
 * occurs twice. Undefined when `text` is not JSON.
 */
export function indentJson(text: string): string | undefined {
  if (!isJson(text)) return undefined;
  let depth = 0;
  let indented = '';
  let pending = '';
  for (const token of text.match(tokenPattern) ?? []) {
    const { depth: change = 0, after = '' } = structure[token] ?? {};
    if (change < 0) {
      depth += change;
      pending = closingBreak(indented);
    }
    indented += (pending === '\n' ? `\n${indentation.repeat(depth)}` : pending) + token;
    depth += Math.max(0, change);
    pending = after;
  }
  return indented;
}

/** Empty objects and arrays stay on one line. */
const closingBreak = (indented: string): string => (/[{[]$/u.test(indented) ? '' : '\n');

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
