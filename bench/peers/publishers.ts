import { rows } from './pool.js';

export interface Publisher {
  readonly code: string;
  readonly name: string;
  readonly division: { readonly code: string; readonly name: string };
}

/** The columns of a publisher, in a row of its own or of a record. */
export interface PublisherRow {
  readonly publisherCode: string;
  readonly publisherName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
}

export const publisherColumns = `o.code AS "publisherCode", o.name AS "publisherName", v.code AS "divisionCode", v.name AS "divisionName"`;
export const publisherTables = 'organization o JOIN division v ON v.code = o.division_code';

export function publisherOf(row: PublisherRow): Publisher {
  return {
    code: row.publisherCode,
    name: row.publisherName,
    division: { code: row.divisionCode, name: row.divisionName },
  };
}

export async function readPublishers(keys: readonly number[]): Promise<[number, Publisher][]> {
  const found = await rows<PublisherRow & { readonly key: number }>(
    'publishers',
    `SELECT o.id AS key, ${publisherColumns} FROM ${publisherTables} WHERE o.id = ANY ($1::int[])`,
    [keys],
  );
  return found.map((row) => [row.key, publisherOf(row)]);
}

const all = await rows<{ readonly id: number }>('organizations', 'SELECT id FROM organization', []);
/** All, read at the start. */
export const organizations = new Map(await readPublishers(all.map(({ id }) => id)));
