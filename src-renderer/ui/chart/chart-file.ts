/** A chart to be saved as a file. `rect` is where it is in the window, in CSS pixels. */
export type ChartFile = { readonly name: string } & (
  | { readonly format: 'svg' | 'csv'; readonly text: string }
  | { readonly format: 'png'; readonly rect: ChartRect }
);

export interface ChartRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The table behind a chart. The first row names the columns. */
export type ChartTable = readonly (readonly string[])[];

/** Cells that a spreadsheet would take for a formula start with an apostrophe. */
const guarded = (cell: string): string =>
  /^[=+@\t\r]|^-(?![\d.])/u.test(cell) ? `'${cell}` : cell;

const csvCell = (cell: string): string => {
  const text = guarded(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const toCsv = (table: ChartTable): string =>
  `\uFEFF${table.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;

/** Properties that the style sheet sets, and that a file without it needs on each element. */
const keptProperties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

/** The drawing as a file of its own, with the colours of the current theme and the page's ground. */
export function toSvgFile(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const name of keptProperties) {
      const value = style.getPropertyValue(name);
      if (value !== '') element.setAttribute(name, value);
    }
    for (const name of ['class', 'tabindex', 'role', 'aria-label', 'data-point']) {
      element.removeAttribute(name);
    }
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}
