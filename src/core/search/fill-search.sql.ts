import { run, type Executor, type Session } from '../../platform/database/index.js';
import { $, raw, sql } from '../../platform/database/sql.js';
import type { SearchColumns } from '../../platform/search-text/index.js';
import type { FoundBy } from '../proceedings/index.js';

/** What a proceeding is found by, and what of that its steps brought. */
export type FoundBySteps = FoundBy & { readonly stepText: string };

/** What no search finds yet by its names, and who may write it. */
export interface Unsearched {
  readonly key: string;
  readonly ownerId: number;
}

/** Records or proceedings that an earlier version of the hub wrote, in the order of their keys. */
export async function unsearched(
  executor: Executor,
  kind: 'records' | 'proceedings',
  behind: string | null,
  most: number,
): Promise<Unsearched[]> {
  const rows = await run(
    executor,
    sql`SELECT * FROM ${raw(`${kind}_not_searched`)}(${$(behind, 'uuid')}, ${$(most, 'int')})`,
  );
  return rows.map(([key, ownerId]) => ({ key: String(key), ownerId: Number(ownerId) }));
}

export async function countUnsearched(executor: Executor): Promise<number> {
  const [row] = await run(executor, sql`SELECT count_not_searched()`);
  return Number(row?.[0]);
}

/** Holds proceedings until the transaction ends: a step that is taken meanwhile would be written over. */
export async function holdProceedings({ executor }: Session, keys: readonly string[]): Promise<void> {
  await run(executor, sql`SELECT FROM proceeding WHERE id = ANY (${$(keys, 'uuid[]')}) ORDER BY id FOR NO KEY UPDATE`);
}

export type Filled = ReadonlyMap<string, SearchColumns>;

function given(filled: Filled) {
  const columns = [...filled.values()];
  return sql`unnest(${$([...filled.keys()], 'uuid[]')},
    ${$(
      columns.map(({ searchNames }) => searchNames),
      'text[]',
    )},
    ${$(
      columns.map(({ searchText }) => searchText),
      'text[]',
    )}) AS k (id, search_names, search_text)`;
}

/** Whoever revised a record since it was read has written what is newer. */
export async function fillRecords({ executor }: Session, filled: Filled): Promise<void> {
  await run(
    executor,
    sql`UPDATE shared_record r SET search_names = k.search_names, search_text = k.search_text FROM ${given(filled)}
      WHERE r.id = k.id AND r.search_names IS NULL`,
  );
}

/** One that a version before wrote has no party yet, or not what its steps brought. */
export async function fillProceedings({ executor }: Session, filled: ReadonlyMap<string, FoundBySteps>): Promise<void> {
  const columns = [...filled.values()];
  const texts = (of: (found: FoundBySteps) => string | null) => $(columns.map(of), 'text[]');
  await run(
    executor,
    sql`INSERT INTO proceeding_search AS s (proceeding_id, search_names, search_text, step_text, party_name, party_code)
      SELECT * FROM unnest(${$([...filled.keys()], 'uuid[]')}, ${texts(({ searchNames }) => searchNames)},
        ${texts(({ searchText }) => searchText)}, ${texts(({ stepText }) => stepText)},
        ${texts(({ partyName }) => partyName)}, ${texts(({ partyCode }) => partyCode)})
      ON CONFLICT (proceeding_id) DO UPDATE SET party_name = excluded.party_name, party_code = excluded.party_code,
          search_text = excluded.search_text, step_text = excluded.step_text
        WHERE s.party_name IS NULL OR s.step_text IS NULL`,
  );
}
