import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import type { PartyProperties, RecordCategory } from '../../core/records/index.js';
import { visibilityCondition } from '../../core/visibility/index.js';
import { snakeCase } from '../../platform/database/row.js';
import { $, join, raw, sql, type Sql } from '../../platform/database/sql.js';

/** What is looked for, once it is known which names an enterprise has. */
export type PartyKeys =
  | { readonly by: 'CODE'; readonly code: string; readonly names: readonly string[] }
  | { readonly by: 'NAME'; readonly name: string }
  | { readonly by: 'NUMBER'; readonly lookup: Buffer };

/** Columns of a table that tell whom a row is about; `lookup` is null where no person's number is kept. */
interface PartyColumns {
  readonly name: Sql;
  readonly code: Sql;
  readonly lookup: Sql | null;
}

const ofCases: PartyColumns = { name: raw('s.party_name'), code: raw('s.party_code'), lookup: null };

/**
 * What is about a party: by the code, and without a code by a name that stands with it; or by the name. Null: nothing there can be.
 */
function aboutParty({ name, code, lookup }: PartyColumns, keys: PartyKeys): Sql | null {
  if (keys.by === 'NUMBER') return lookup && sql`${lookup} = ${$(keys.lookup, 'bytea')}`;
  if (keys.by === 'NAME') return sql`${name} = ${$(keys.name, 'text')}`;
  const isCoded = sql`${code} = ${$(keys.code, 'text')}`;
  return keys.names.length === 0
    ? isCoded
    : sql`(${isCoded} OR (${name} = ANY (${$(keys.names, 'text[]')}) AND ${code} IS NULL))`;
}

/** A category whose records are about somebody. */
interface CategoryOfParties {
  readonly category: RecordCategory;
  readonly party: PartyProperties;
}

function categoriesOfParties({ categories }: Pick<Hub, 'categories'>): CategoryOfParties[] {
  return [...categories.values()].flatMap((category) => (category.party ? [{ category, party: category.party }] : []));
}

const column = (property: string): Sql => raw(`d.${snakeCase(property)}`);

function columnsOf({ category, party }: CategoryOfParties): PartyColumns {
  const isPersonal = category.personal?.includes(party.code) === true;
  return {
    name: column(party.name),
    code: column(party.code),
    lookup: isPersonal ? column(`${party.code}Lookup`) : null,
  };
}

/** FROM and WHERE of the records of a category that are about the party: what the viewer may see and has not been withdrawn. */
function recordsOfParty(
  of: CategoryOfParties,
  { organization }: Pick<Viewer, 'organization'>,
  keys: PartyKeys,
): Sql | null {
  const about = aboutParty(columnsOf(of), keys);
  return (
    about &&
    sql`${raw(of.category.details.name)} d JOIN shared_record r ON r.id = d.record_id
      WHERE ${about} AND r.status <> 'WITHDRAWN' AND ${visibilityCondition(organization, 'r')}`
  );
}

/** The keys of cases that are about the party: those that name it, and those that a record about it ends. */
function casesOfParty(hub: Pick<Hub, 'categories'>, viewer: Pick<Viewer, 'organization'>, keys: PartyKeys): Sql {
  const named = aboutParty(ofCases, keys);
  const ended = categoriesOfParties(hub).flatMap((of) => {
    const records = of.party.case === undefined ? null : recordsOfParty(of, viewer, keys);
    if (!records) return [];
    const column = raw(`d.${snakeCase(of.party.case ?? '')}`);
    return [sql`SELECT ${column} FROM ${records} AND ${column} IS NOT NULL`];
  });
  return join(
    [...(named ? [sql`SELECT s.proceeding_id FROM proceeding_search s WHERE ${named}`] : []), ...ended],
    ' UNION ',
  );
}

/** FROM and WHERE of the penalty decisions `d` against a party that the viewer may see. */
export function penaltiesOfParty(
  hub: Pick<Hub, 'categories'>,
  viewer: Pick<Viewer, 'organization'>,
  keys: PartyKeys,
): Sql {
  const of = categoriesOfParties(hub).find(({ category }) => category.name === 'PENALTY_DECISION');
  const found = of && recordsOfParty(of, viewer, keys);
  if (!found) throw new Error('penalty decisions are against somebody');
  return found;
}

/** Everything about a party that the viewer may see: a relation of `is_record`, `id`, `at`, `of_type`, `name`, `code` and `closed_at`. */
export function subjectsOfParty(
  hub: Pick<Hub, 'categories'>,
  viewer: Pick<Viewer, 'organization'>,
  keys: PartyKeys,
): Sql {
  const records = categoriesOfParties(hub).flatMap((of) => {
    const { name, code } = columnsOf(of);
    const found = recordsOfParty(of, viewer, keys);
    return found
      ? [
          sql`SELECT true AS is_record, r.id, r.formed_at AS at, r.category AS of_type, ${name} AS name, ${code} AS code, NULL::timestamptz AS closed_at
        FROM ${found}`,
        ]
      : [];
  });
  const cases = sql`SELECT false AS is_record, p.id, p.opened_at AS at, p.procedure AS of_type, s.party_name AS name, s.party_code AS code, p.closed_at
    FROM proceeding p JOIN proceeding_search s ON s.proceeding_id = p.id
    WHERE p.id IN (${casesOfParty(hub, viewer, keys)}) AND ${visibilityCondition(viewer.organization, 'p')}`;
  return sql`(${join([...records, cases], ' UNION ALL ')})`;
}
