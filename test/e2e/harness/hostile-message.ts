import { z } from 'zod';
import { requests, type Channel } from '../../../src-shared/ipc/contract.ts';

/** The part of JSON Schema that the contract's schemas are made of. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

export interface HostileMessage {
  readonly channel: Channel;
  /** The input as JSON; undefined for none. */
  readonly json: string | undefined;
}

const channels = Object.keys(requests).filter((name): name is Channel =>
  Object.hasOwn(requests, name),
);

/** What the schemas of the contract allow, as JSON Schema. */
const schemas = new Map<Channel, Schema>(
  channels.map((channel) => [
    channel,
    // Zod's own type for JSON Schema is wider than the part that the contract uses.
    z.toJSONSchema(requests[channel].input, { io: 'input', unrepresentable: 'any' }) as Schema,
  ]),
);

const texts: readonly string[] = [
  '',
  '.',
  '..',
  '../../..',
  String.raw`..\..\..`,
  '/etc/passwd',
  '/',
  '~',
  '$HOME',
  'a/../../b',
  'file:///etc/passwd',
  'http://localhost:1/',
  'http://10.0.0.1/',
  'https://nowhere.invalid/',
  'javascript:alert(1)',
  '\0',
  'a\0b',
  'CON',
  '-rf',
  '--help',
  '%00%2e%2e%2f',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  "'; DROP TABLE reviews; --",
  '" OR 1=1 --',
  '=cmd|calc!A1',
  '<img src=x onerror=alert(1)>',
  '\u202Egnp.exe',
  '\uD800',
  '😀',
  '\n\r\t',
  ' ',
  'NEAR("a b", 999999999)',
  '"',
  '*',
  'NOT',
  '-9223372036854775808',
];

const numbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  -(2 ** 53),
  8_640_000_000_000_001,
  1e308,
  -1e308,
  5e-324,
  NaN,
];

const longestText = 100_000;
const longestList = 600;
const deepest = 9;

/**
 * Writes messages as a page would that was taken over: most fit the schema, with every id, path, number and
 * text at its extremes; some have one part replaced by something that does not fit.
 */
export class HostileMessages {
  readonly #random: () => number;
  readonly #ids: readonly string[];

  /** `ids` exist in the workspace: calls, tags, rubrics, criteria, workspaces. */
  constructor(random: () => number, ids: readonly string[]) {
    this.#random = random;
    this.#ids = ids;
  }

  next(among: readonly Channel[] = channels): HostileMessage {
    const channel = this.#pick(among) ?? 'app:state';
    const schema = schemas.get(channel) ?? {};
    const value = this.#value(schema, schema, 0);
    const input = this.#chance(0.15) ? this.#damaged(value) : value;
    return { channel, json: input === undefined ? undefined : JSON.stringify(input) };
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  #value(schema: Schema, root: Schema, depth: number): unknown {
    if (schema.$ref !== undefined) return this.#value(resolve(schema.$ref, root), root, depth + 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return this.#pick(schema.enum);
    const options = schema.anyOf ?? schema.oneOf;
    // A definition that contains itself ends with its first option, which is the plainest.
    if (options !== undefined) {
      return this.#value(
        (depth > deepest ? options[0] : this.#pick(options)) ?? {},
        root,
        depth + 1,
      );
    }
    switch (schema.type ?? 'none') {
      case 'string':
        return this.#text(schema);
      case 'number':
      case 'integer':
        return this.#number(schema);
      case 'boolean':
        return this.#chance(0.5);
      case 'array':
        return this.#list(schema, root, depth);
      case 'object':
        return this.#object(schema, root, depth);
      default:
        return undefined;
    }
  }

  #text({ minLength = 0, maxLength = longestText, pattern }: Schema): string {
    const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
    const fits = (text: string): boolean =>
      text.length >= minLength && text.length <= maxLength && form?.test(text) !== false;
    const known = this.#pick(this.#ids) ?? '';
    const odd = this.#pick(texts) ?? '';
    const long = (odd === '' ? 'x' : odd).repeat(1 + Math.floor(maxLength / (odd.length + 1)));
    const candidates = this.#chance(0.5) ? [known, odd] : [odd, known];
    if (this.#chance(0.1)) candidates.unshift(long.slice(0, maxLength));
    return candidates.find(fits) ?? this.#ids.find(fits) ?? 'x'.repeat(Math.max(1, minLength));
  }

  #number({ type, minimum = -Infinity, maximum = Infinity }: Schema): number {
    const value = this.#pick([minimum, maximum, ...numbers].filter(Number.isFinite)) ?? 0;
    const bounded = Math.min(maximum, Math.max(minimum, value));
    return type === 'integer' ? Math.trunc(bounded) : bounded;
  }

  #list(schema: Schema, root: Schema, depth: number): readonly unknown[] {
    const { items = {}, prefixItems, minItems = 0, maxItems = longestList } = schema;
    if (prefixItems !== undefined)
      return prefixItems.map((item) => this.#value(item, root, depth + 1));
    const most = depth > deepest ? minItems : Math.min(maxItems, longestList);
    // Mostly short lists: with long ones at every level a message would never end.
    const length = depth < 3 && this.#chance(0.05) ? most : Math.floor(this.#random() * 4);
    return Array.from({ length: Math.min(most, Math.max(minItems, length)) }, () =>
      this.#value(items, root, depth + 1),
    );
  }

  #object(schema: Schema, root: Schema, depth: number): object {
    const { properties = {}, required = [], additionalProperties } = schema;
    const members = Object.entries(properties)
      .filter(([name]) => required.includes(name) || (depth <= deepest && this.#chance(0.3)))
      .map(([name, member]) => [name, this.#value(member, root, depth + 1)] as const);
    if (typeof additionalProperties === 'object') {
      for (const name of [this.#pick(texts), this.#pick(this.#ids)]) {
        members.push([name ?? '', this.#value(additionalProperties, root, depth + 1)]);
      }
    }
    // fromEntries defines `__proto__` as an own member, as JSON.parse does.
    return Object.fromEntries(members);
  }

  /** The value with one part replaced by something that does not belong there. */
  #damaged(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && this.#chance(0.8)) {
      const members: [string, unknown][] = Object.entries(value);
      const at = Math.floor(this.#random() * (members.length + 1));
      const [name = this.#pick(texts) ?? '', member] = members[at] ?? [];
      members[at] = [name, this.#damaged(member)];
      return Array.isArray(value) ? members.map(([, item]) => item) : Object.fromEntries(members);
    }
    return this.#pick([
      null,
      true,
      -1,
      1e308,
      'x'.repeat(longestText * 10),
      Array<number>(longestText).fill(0),
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
      nested(500),
    ]);
  }
}

function nested(levels: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

function resolve(reference: string, root: Schema): Schema {
  return root.$defs?.[reference.replace('#/$defs/', '')] ?? root;
}
