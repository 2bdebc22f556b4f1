/** A cell as an office program understood it. */
export interface ReadCell {
  /** `float`, `string`, `date`, `time`, `boolean`, `percentage`, `currency`; undefined if it is empty. */
  readonly type: string | undefined;
  /** The stored value of a cell that is not a text. */
  readonly value: string | undefined;
  readonly text: string;
  /** Something that is computed. A boolean of a workbook is one as well: TRUE() or FALSE(). */
  readonly formula: string | undefined;
}

export type ReadSheets = ReadonlyMap<string, readonly (readonly ReadCell[])[]>;

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const decode = (xml: string): string =>
  xml.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu,
    (_, hex?: string, code?: string, name = '') =>
      hex !== undefined || code !== undefined
        ? String.fromCodePoint(hex === undefined ? Number(code) : Number.parseInt(hex, 16))
        : (characters[String(name)] ?? ''),
  );

const attribute = (attributes: string, name: string): string | undefined => {
  const [, value] = new RegExp(` ${name}="([^"]*)"`, 'u').exec(attributes) ?? [];
  return value === undefined ? undefined : decode(value);
};

/** The text of one paragraph: runs of spaces, tabs and line breaks are elements of their own. */
const paragraphText = (xml: string): string =>
  decode(
    xml
      .replaceAll(/<text:s(?: text:c="(\d+)")?\/>/gu, (_, count?: string) =>
        ' '.repeat(Number(count ?? 1)),
      )
      .replaceAll('<text:tab/>', '\t')
      .replaceAll('<text:line-break/>', '\n')
      .replaceAll(/<[^>]*>/gu, ''),
  );

function readCell(attributes: string, content: string): ReadCell {
  const paragraphs = [...content.matchAll(/<text:p(?: [^>]*)?(?:\/>|>([\s\S]*?)<\/text:p>)/gu)];
  const value = ['value', 'date-value', 'time-value', 'boolean-value']
    .map((name) => attribute(attributes, `office:${name}`))
    .find((one) => one !== undefined);
  return {
    type: attribute(attributes, 'office:value-type'),
    value,
    text: paragraphs.map(([, inner = '']) => paragraphText(inner)).join('\n'),
    formula: attribute(attributes, 'table:formula'),
  };
}

function readRow(xml: string): readonly ReadCell[] {
  const cells: ReadCell[] = [];
  const pattern = /<table:table-cell((?: [^>]*?)?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/gu;
  for (const [, attributes = '', content = ''] of xml.matchAll(pattern)) {
    const cell = readCell(attributes, content);
    const repeated = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1);
    // The rest of the line is one empty cell that is repeated to the last column of the program.
    if (repeated < 1000) cells.push(...Array.from({ length: repeated }, () => cell));
  }
  return cells;
}

/** The attributes and the content of each element of that name, which never holds another one of itself. */
function* elements(xml: string, name: string): Iterable<readonly [string, string]> {
  const end = `</${name}>`;
  for (let at = xml.indexOf(`<${name} `); at !== -1; at = xml.indexOf(`<${name} `, at)) {
    const opened = xml.indexOf('>', at);
    const closed = xml.indexOf(end, opened);
    yield [xml.slice(at + name.length + 1, opened), xml.slice(opened + 1, closed)];
    at = closed + end.length;
  }
}

/** Reads the sheets of a flat OpenDocument spreadsheet (`.fods`), without lines that hold nothing. */
export function readFlatSpreadsheet(xml: string): ReadSheets {
  const sheets = new Map<string, readonly (readonly ReadCell[])[]>();
  for (const [attributes, content] of elements(xml, 'table:table')) {
    const rows = [...elements(content, 'table:table-row')].map(([, row]) => readRow(row));
    sheets.set(
      attribute(attributes, 'table:name') ?? '',
      rows.filter((row) => row.some(({ type }) => type !== undefined)),
    );
  }
  return sheets;
}
