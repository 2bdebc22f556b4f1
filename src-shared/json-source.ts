/** A member of a JSON object: its decoded key, and its value as it is written in the source. */
export interface JsonMember {
  readonly key: string;
  readonly text: string;
}

/**
 * The members of a JSON object, read from its source text. Unlike `JSON.parse`, this keeps the order of the
 * members, doubled keys, and every digit of a number. Returns undefined for anything but an object.
 * The text must be valid JSON.
 */
export function jsonMembers(text: string): readonly JsonMember[] | undefined {
  const members: JsonMember[] = [];
  let at = skipSpace(text, 0);
  if (text[at] !== '{') return undefined;
  at = skipSpace(text, at + 1);
  while (text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const key: unknown = JSON.parse(text.slice(at, keyEnd));
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    members.push({ key: String(key), text: text.slice(start, end) });
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return members;
}

/** The items of a JSON array as they are written in the source. Undefined for anything but an array. */
export function jsonItems(text: string): readonly string[] | undefined {
  const items: string[] = [];
  let at = skipSpace(text, 0);
  if (text[at] !== '[') return undefined;
  at = skipSpace(text, at + 1);
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at);
    items.push(text.slice(at, end));
    at = skipSpace(text, end);
    if (text[at] !== ',') break;
    at = skipSpace(text, at + 1);
  }
  return items;
}

/** The same JSON without the white space between its tokens. */
export function compactJson(text: string): string {
  let compact = '';
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const end = text[at] === '"' ? endOfString(text, at) : at + 1;
    compact += text.slice(at, end);
    at = skipSpace(text, end);
  }
  return compact;
}

/** Whether formatting the parsed value gives the same JSON again, digit for digit. */
export const isReproduced = (text: string): boolean =>
  JSON.stringify(JSON.parse(text)) === compactJson(text);

const isSpace = (char: string | undefined): boolean =>
  char === ' ' || char === '\n' || char === '\r' || char === '\t';

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text[at])) at += 1;
  return at;
}

/** The position after the closing quote of the string that starts at `from`. */
function endOfString(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? text.length : at + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text[quote - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function endOfValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return endOfString(text, from);
  if (first === '{' || first === '[') return endOfNested(text, from);
  let at = from;
  while (at < text.length && !',}]'.includes(text[at] ?? '') && !isSpace(text[at])) at += 1;
  return at;
}

function endOfNested(text: string, from: number): number {
  const structural = /["[\]{}]/gu;
  structural.lastIndex = from;
  let depth = 0;
  for (let found = structural.exec(text); found !== null; found = structural.exec(text)) {
    const [char] = found;
    if (char === '"') structural.lastIndex = endOfString(text, found.index);
    else depth += char === '{' || char === '[' ? 1 : -1;
    if (depth === 0) return structural.lastIndex;
  }
  return text.length;
}
