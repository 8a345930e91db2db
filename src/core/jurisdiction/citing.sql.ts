import DataLoader from 'dataloader';
import { run } from '../../platform/database/index.js';
import { $, sql, type Sql } from '../../platform/database/sql.js';
import type { OperationScope } from '../hub.js';
import { presentEver, type PresentedItem } from './enforcement-item.js';
import { listingSelect, readListing } from './listing.sql.js';
import { today } from './today.js';

/** A law as somebody names it, and which of its articles; none: as a whole. */
export interface CitedLaw {
  readonly title: string;
  readonly articles: readonly string[];
}

/** So many are told at once; lists have them all. */
export const mostCiting = 100;

/** What a legal basis has in it that cites a law; `citations()` of a legal basis has some of it where it does. */
export function citationsOf({ title, articles }: CitedLaw): Sql {
  return sql`citations_of(${$(title, 'text')}, ${$(articles, 'text[]')})`;
}

/** Items that are listed today or later and cite a law in their legal basis, by code, the first of them. One statement for a page of laws. */
export function itemsCiting({ hub }: OperationScope): DataLoader<CitedLaw, PresentedItem[], string> {
  return new DataLoader<CitedLaw, PresentedItem[], string>(
    async (laws) => {
      const day = today(hub);
      const asked = laws.map(({ title, articles }, place) => ({ place, title, articles }));
      const rows = await run(
        hub.pool,
        sql`SELECT l.place, ${listingSelect}
          FROM jsonb_to_recordset(${$(JSON.stringify(asked), 'jsonb')}) AS l (place int, title text, articles text[])
          CROSS JOIN LATERAL (
            SELECT DISTINCT e.id, e.code, e.department_id, e.key
            FROM enforcement_item_version v JOIN enforcement_item e ON e.id = v.item_id
            WHERE citations(v.legal_basis) && citations_of(l.title, l.articles)
              AND (v.valid_to IS NULL OR v.valid_to > ${$(day, 'date')})
            ORDER BY e.code, e.department_id LIMIT ${$(mostCiting, 'int')}) i
          ORDER BY l.place, i.code, i.department_id`,
      );
      const found = Map.groupBy(rows, ([place]) => Number(place));
      return laws.map((_, place) =>
        (found.get(place) ?? []).flatMap(([, ...row]) => presentEver(readListing(row), day, hub.organizations) ?? []),
      );
    },
    { cacheKeyFn: ({ title, articles }) => JSON.stringify([title, articles]) },
  );
}
