import { identified, runAs } from '../../platform/database/index.js';
import { rfc3339 } from '../../platform/database/row.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { PageRequest } from '../../platform/graphql/connection.js';
import { keysetCursors } from '../../platform/graphql/keyset-cursor.js';
import type { Sought } from '../../platform/search-text/index.js';
import type { Hub } from '../hub.js';
import type { Viewer } from '../identity/index.js';
import type { Organization } from '../organizations/index.js';
import { actingFor, visibilityCondition } from '../visibility/index.js';

/** Where something stands among what was found: how well it fits, when it was formed or opened, its key. */
export interface FoundPlace {
  /** 3: its name is just that; 2: its name holds it; 1: it says it. */
  readonly relevance: number;
  readonly at: string;
  readonly key: string;
}

/** A record or a proceeding that was found. */
export interface Found extends FoundPlace {
  readonly isRecord: boolean;
}

/** The order of what was found: what fits best before all else, then the last one first. */
export const foundCursors = keysetCursors('search', { relevance: 'int', at: 'timestamptz', key: 'uuid' });

/** What is looked for, and among what; null: among all. */
export interface Search {
  readonly sought: Sought;
  readonly categories: readonly string[] | null;
  readonly procedures: readonly string[] | null;
}

/** The most that are counted. */
export const mostCounted = 1000;

/** What the acting organization may see of what was found: a page of it, and one more. */
export async function findSubjects(
  { pool }: Pick<Hub, 'pool'>,
  { organization }: Pick<Viewer, 'organization'>,
  search: Search,
  { size, backward, after, before }: PageRequest<FoundPlace>,
): Promise<Found[]> {
  const found = subjects(search, { size: size + 1, backward, after, before });
  const order = backward ? sql`f.relevance, f.at, f.id` : sql`f.relevance DESC, f.at DESC, f.id DESC`;
  const rows = await runAs(
    actingFor(organization, pool),
    sql`SELECT f.is_record, f.id, f.at, f.relevance FROM ${found} f
      WHERE ${identified} AND ${isSeen(organization)} ORDER BY ${order}`,
  );
  return rows.map(([isRecord, key, at, relevance]) => ({
    isRecord: isRecord === 't',
    key: String(key),
    at: rfc3339(String(at)),
    relevance: Number(relevance),
  }));
}

/** How many there are, at most `mostCounted`. */
export async function countSubjects(
  { pool }: Pick<Hub, 'pool'>,
  { organization }: Pick<Viewer, 'organization'>,
  search: Search,
): Promise<number> {
  const found = subjects(search, { size: mostCounted, backward: false, after: null, before: null });
  const [row] = await runAs(
    actingFor(organization, pool),
    sql`SELECT count(*) FROM ${found} f WHERE ${identified} AND ${isSeen(organization)}`,
  );
  return Number(row?.[0]);
}

function subjects({ sought, categories, procedures }: Search, page: PageRequest<FoundPlace>): Sql {
  const { whole, pairs, patterns } = sought;
  return sql`search_subjects(${$(whole, 'text')}, ${$(pairs, 'text[]')}, ${$(patterns, 'text[]')}, ${$(categories, 'text[]')}, ${$(procedures, 'text[]')},
    ${place(page.after)}, ${place(page.before)}, ${$(page.backward, 'boolean')}, ${$(page.size, 'int')})`;
}

/** The function finds nothing else; the policies and the predicate of every statement stand behind it. */
function isSeen(organization: Organization): Sql {
  return sql`CASE WHEN f.is_record
    THEN EXISTS (SELECT FROM shared_record r WHERE r.id = f.id AND ${visibilityCondition(organization, 'r')})
    ELSE EXISTS (SELECT FROM proceeding p WHERE p.id = f.id AND ${visibilityCondition(organization, 'p')}) END`;
}

function place(at: FoundPlace | null): Sql {
  return sql`${$(at?.relevance, 'int')}, ${$(at?.at, 'timestamptz')}, ${$(at?.key, 'uuid')}`;
}
