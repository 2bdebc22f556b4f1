import { jsonMembers } from '../../../src-shared/json-source.ts';
import type { JsonObject } from '../../../src-shared/json.ts';
import { humanize } from '../../lib/format.ts';
import { detailsText } from './details-text.ts';

/** One detail of the call. `api` is the field's name in Retell's documentation. */
export interface DetailField {
  readonly label: string;
  readonly api: string;
  readonly value: string;
  /** What the copy button copies, if it differs from `value`. */
  readonly copy?: string;
}

export interface DetailGroup {
  readonly title: string;
  readonly fields: readonly DetailField[];
}

/** A field, or nothing if Retell gave no value. */
export function detailField(
  label: string,
  api: string,
  value: string | undefined,
  copy?: string | number,
): readonly DetailField[] {
  if (value === undefined || value === '') return [];
  const rawValue = copy === undefined || String(copy) === value ? undefined : String(copy);
  return [{ label, api, value, ...(rawValue === undefined ? {} : { copy: rawValue }) }];
}

/** Formats a value if there is one. */
export const formatIfKnown = <T>(
  value: T | undefined,
  format: (known: T) => string,
): string | undefined => (value === undefined ? undefined : format(value));

export const outcome = (value: boolean | undefined): string | undefined =>
  formatIfKnown(value, (successful) =>
    successful ? detailsText.successful : detailsText.unsuccessful,
  );

export const yesNo = (value: boolean | undefined): string | undefined =>
  formatIfKnown(value, (yes) => (yes ? detailsText.yes : detailsText.no));

/** A free-form object of a call, with its JSON text where that says more than the parsed object. */
export interface FreeForm {
  readonly object: JsonObject | undefined;
  readonly source?: string | undefined;
  /** The object's name in Retell's documentation. */
  readonly api: string;
}

/** The members of an object with Retell's own names, which are shown as running text. */
export const fieldsOfObject = (freeForm: FreeForm): readonly DetailField[] =>
  membersOf(freeForm).flatMap(({ key, text }) =>
    detailField(humanize(key), pathTo(freeForm, key), valueText(text)),
  );

/** The members of an object with the customer's own names, which filters use and which stay unchanged. */
export const customFields = (freeForm: FreeForm): readonly DetailField[] =>
  membersOf(freeForm).flatMap(({ key, text }) =>
    detailField(
      key.trim() === '' ? JSON.stringify(key) : key,
      pathTo(freeForm, key),
      valueText(text),
    ),
  );

const pathTo = ({ api }: FreeForm, key: string): string => (api === '' ? key : `${api}.${key}`);

/** The members with the JSON text of their values, in Retell's order and digit for digit. */
function membersOf({ object, source }: FreeForm) {
  if (object === undefined) return [];
  const parsed = JSON.stringify(object);
  // After a list changed the object, the text of an earlier fetch no longer belongs to it.
  const isCurrent = source !== undefined && JSON.stringify(JSON.parse(source)) === parsed;
  return jsonMembers(isCurrent ? source : parsed) ?? [];
}

function valueText(json: string): string {
  if (json === 'true') return detailsText.yes;
  if (json === 'false') return detailsText.no;
  if (json.startsWith('"')) return String(JSON.parse(json));
  return json;
}
