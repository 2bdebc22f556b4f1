import type { CallFilter, CustomFieldFilter, QueueFilter } from '../../../src-shared/filter.ts';
import { affirmedAs } from '../calls/affirmed.ts';
import { fieldCriteria, fieldDriver } from './field-sql.ts';
import type { SearchQuery } from './search-query.ts';
import { part, type SqlPart } from './sql-part.ts';

/** A table other than `calls` that leads a walk, and whose own order of keys it follows. */
interface Driver {
  readonly table: string;
  readonly key: string;
  readonly where: SqlPart;
  readonly isSearch?: boolean;
}

const matchOf = (wanted: string, unwanted: string | undefined): string =>
  unwanted === undefined ? wanted : `(${wanted}) NOT (${unwanted})`;

/** The table to follow: the one that is likely to leave out most. `untold` as in filter-sql.ts. */
export function driverOf(
  filter: QueueFilter,
  untold: readonly CustomFieldFilter[],
  search: SearchQuery,
): Driver | undefined {
  if (search.wanted !== undefined) {
    // The table's hidden column of its own name is what FTS5 matches.
    const table = `search_${filter.kind}`;
    const where = part(`d.${table} MATCH ?`, matchOf(search.wanted, search.unwanted));
    return { table: `${table} d`, key: 'd.rowid', where, isSearch: true };
  }
  return workDriver(filter) ?? untoldDriver(untold) ?? fieldsDriver(filter.call);
}

function workDriver(filter: QueueFilter): Driver | undefined {
  const [tag, ...otherTags] = filter.tags ?? [];
  if (tag !== undefined && otherTags.length === 0) {
    return { table: 'call_tags d', key: 'd.key', where: part('d.tag_id = ?', tag) };
  }
  const [mark] = filter.marks ?? [];
  if (mark !== undefined) {
    const where = part('d.kind = ? AND d.found >= ?', mark.kind, mark.atLeast);
    return { table: 'call_marks d', key: 'd.key', where };
  }
  return undefined;
}

function untoldDriver([attribute]: readonly CustomFieldFilter[]): Driver | undefined {
  if (attribute === undefined) return undefined;
  const where = part('d.criterion = ?', affirmedAs({ attribute }));
  return { table: 'affirmed d', key: 'd.key', where };
}

function fieldsDriver(call: CallFilter): Driver | undefined {
  const field = fieldCriteria(call).flatMap((criterion) => fieldDriver(criterion) ?? [])[0];
  if (field !== undefined) return { table: 'fields d', key: 'd.key', where: field };
  return toolDriver(call);
}

function toolDriver({ tool_calls: tools }: CallFilter): Driver | undefined {
  const name = tools?.[0]?.name;
  if (name === undefined) return undefined;
  const where = part('d.name = ? AND d.first = 1', name);
  return { table: 'tool_calls d', key: 'd.key', where };
}
