import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../../../..');

interface Schema {
  readonly $ref?: string | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly $defs?: Readonly<Record<string, Schema>> | undefined;
}

const Schema: z.ZodType<Schema> = z.looseObject({
  $ref: z.string().optional(),
  get allOf() {
    return z.array(Schema).optional();
  },
  get oneOf() {
    return z.array(Schema).optional();
  },
  get anyOf() {
    return z.array(Schema).optional();
  },
  get items() {
    return Schema.optional();
  },
  get properties() {
    return z.record(z.string(), Schema).optional();
  },
  get $defs() {
    return z.record(z.string(), Schema).optional();
  },
});

/** Every field of a document's schema as a path: `call_cost.product_costs[].product`. */
export function documentedFields(document: string, definition?: string): ReadonlySet<string> {
  const file = path.join(root, 'test/fixtures/retell-documents', `${document}.schema.json`);
  const whole = Schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const found = new Set<string>();
  const start = definition === undefined ? whole : whole.$defs?.[definition];
  if (start === undefined) throw new Error(`${document} defines no ${definition}`);
  walk(start, '', { found, whole });
  return found;
}

function walk(
  schema: Schema,
  place: string,
  world: { readonly found: Set<string>; readonly whole: Schema },
): void {
  const { $ref: ref } = schema;
  if (ref !== undefined) {
    const named = world.whole.$defs?.[ref.split('/').at(-1) ?? ''];
    if (named === undefined) throw new Error(`Nothing is called ${ref}`);
    walk(named, place, world);
    return;
  }
  for (const part of [schema.allOf, schema.oneOf, schema.anyOf].flatMap((parts) => parts ?? [])) {
    walk(part, place, world);
  }
  if (schema.items !== undefined) walk(schema.items, `${place}[]`, world);
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const field = place === '' ? name : `${place}.${name}`;
    world.found.add(field);
    walk(inner, field, world);
  }
}

/** A row of docs/retell.md: the field, and the cells beside it. */
export interface ListedRow {
  readonly field: string;
  readonly cells: readonly string[];
}

/** The rows of the table below a heading of docs/retell.md. */
export function listedRows(heading: string): readonly ListedRow[] {
  const text = readFileSync(path.join(root, 'docs/retell.md'), 'utf8');
  const section = text.split(/^## /mu).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/retell.md has no “${heading}”`);
  return section.split('\n').flatMap((line) => {
    const [field, ...cells] = line.split('|').slice(1, -1);
    const name = /^ `(.+)` $/u.exec(field ?? '')?.[1];
    return name === undefined ? [] : [{ field: name, cells: cells.map((cell) => cell.trim()) }];
  });
}
