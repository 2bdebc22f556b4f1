import { listedRows, type ListedRow } from '../../../unit/main/retell/documented-fields.ts';
import type { DisplayedCall } from '../displayed-call.ts';

/** The groups of the Details panel. */
const groups = [
  'Outcome and analysis',
  'Custom analysis',
  'Timing',
  'Parties',
  'Cost',
  'Tokens',
  'Input variables',
  'Collected variables',
  'Metadata',
  'Custom attributes',
  'Telephony',
  'SIP headers',
  'Data storage',
  'Files',
  'Latency',
  'Other fields',
];

const otherPlaces: readonly (readonly [place: string, words: RegExp])[] = [
  ['Queue', /\bQueue\b/u],
  ['Head', /\bhead of the (?:call|chat)\b/iu],
  ['Details', /\bDetails\b(?! ›)/u],
  ['Exports', /\bexports\b/u],
  ['Search', /\bsearch\b/u],
  ['Transcript', /\bTranscript\b/u],
  ['Sound', /\bWaveform\b/u],
  ['Header', /\bHeader\b/u],
  ['Settings', /\bSettings › Workspaces\b/u],
];

/** A row of docs/retell.md and the places in the app that it names. */
export interface DocumentedRow {
  readonly heading: string;
  readonly field: string;
  readonly label: string;
  readonly documents: readonly string[];
  readonly places: readonly string[];
}

function placesOf(cell: string): readonly string[] {
  const named = cell.split('Details › ').slice(1);
  const inDetails = named.map((rest) => groups.find((group) => rest.startsWith(group)) ?? rest);
  const others = otherPlaces.filter(([, words]) => words.test(cell)).map(([place]) => place);
  return [...inDetails.map((group) => `Details › ${group}`), ...others];
}

const aliasPattern = /^As `([^`]+)`/u;
const sameAsAbovePattern = /^As above\b/u;

/** The place of the row that this one is an alias of: `As agent_version, …`. */
function resolvePlaces(rows: readonly ListedRow[], row: ListedRow): string {
  const where = row.cells.at(1) ?? '';
  const [, name] = aliasPattern.exec(where) ?? [];
  const place = rows.indexOf(row);
  const inPlaceOf = rows.find(({ field }) => field === name || field.endsWith(`.${name}`));
  const other = sameAsAbovePattern.test(where) ? rows[place - 1] : inPlaceOf;
  return name === undefined && !sameAsAbovePattern.test(where)
    ? where
    : `${where} ${other?.cells[1] ?? ''}`;
}

/** Every row below a heading of docs/retell.md. */
export function documentedRows(heading: string): readonly DocumentedRow[] {
  const rows = listedRows(heading);
  return rows.map((row) => ({
    heading,
    field: row.field,
    label: row.cells.at(2) ?? '',
    documents: (row.cells[0] ?? '').split(' · '),
    places: row.cells.length === 3 ? placesOf(resolvePlaces(rows, row)) : [],
  }));
}

/** Why a value is not displayed where it should be; undefined when it is. */
export function displayProblem(
  { label }: Pick<DocumentedRow, 'label'>,
  place: string,
  shown: string,
  displayed: DisplayedCall,
): string | undefined {
  const isThere = isDisplayedAt({ label }, place, shown, displayed);
  return isThere ? undefined : `“${shown}” does not stand at ${place} as “${label}”`;
}

function isDisplayedAt(
  { label }: Pick<DocumentedRow, 'label'>,
  place: string,
  shown: string,
  { row, head, transcript: lines, details, latency }: DisplayedCall,
): boolean {
  if (place === 'Queue') return row.includes(shown);
  if (place === 'Head') return head.includes(shown);
  if (place === 'Transcript') return lines.includes(shown);
  if (place === 'Details › Latency') return latency[label]?.figures['p50'] === shown;
  const group = place.startsWith('Details › ') ? place.slice('Details › '.length) : undefined;
  return details.some(
    (detail) =>
      (group === undefined || detail.group === group) &&
      // A label that starts with an ellipsis is the end of a longer one.
      (detail.label === label || detail.group === label || label.startsWith('…')) &&
      detail.value.includes(shown),
  );
}

/** Which rows were verified, where, and with what result. */
export class RowCoverage {
  readonly #tried = new Map<string, (string | undefined)[]>();

  /** Records the verification of a row at a place, for one kind of document; `fault` says what was wrong. */
  add(row: Pick<DocumentedRow, 'heading' | 'field'>, at: string, fault?: string): void {
    const key = `${row.heading}: ${row.field}`;
    const faults = this.#tried.get(`${key} @ ${at}`) ?? [];
    this.#tried.set(`${key} @ ${at}`, [...faults, fault]);
  }

  /** Records whether a row is true. */
  check(heading: string, field: string, at: string, isTrue: boolean): void {
    this.add({ heading, field }, at, isTrue ? undefined : 'is not so');
  }

  /** The problems of a row: it is not true, or it was not verified everywhere it names. */
  problemsOf({ heading, field, documents, places }: DocumentedRow): readonly string[] {
    const key = `${heading}: ${field} @ `;
    const all = [...this.#tried].filter(([name]) => name.startsWith(key));
    if (all.length === 0) return [`${heading}: ${field}: nothing was tried`];
    const untrue = all.flatMap(([name, faults]) =>
      faults.flatMap((fault) => (fault === undefined ? [] : [`${name}: ${fault}`])),
    );
    const at = all.map(([name]) => name.slice(key.length));
    const untried = [...places, ...documents.filter((one) => this.#isKind(one))]
      .filter(
        (wanted) => !at.some((one) => one === 'all of it' || one.split(' in ').includes(wanted)),
      )
      .map((wanted) => `${key}${wanted}: nothing was tried`);
    return [...untrue, ...untried];
  }

  #isKind(document: string): boolean {
    return /^(?:v[123]|get|SDK|chat|list-chats|get-concurrency)$/u.test(document);
  }
}
