import type { Client } from 'pg';
import { loadTransfers } from './load-transfers.js';

/** Which organization asks, by code and key, and who for it. */
export interface Caller {
  readonly code: string;
  readonly organization: number;
  readonly person: number;
}

/** What the requests name of the database. */
export interface Fixtures {
  readonly publisher: Caller;
  /** All other organizations: each sees other records. */
  readonly viewers: readonly Caller[];
  /** Global ids of penalty decisions for all members, and of cases that were sent. */
  readonly decisions: readonly string[];
  readonly transfers: readonly string[];
}

const publisherCode = '141025100';

export async function readFixtures(client: Client): Promise<Fixtures> {
  const { rows: callers } = await client.query<Caller>(
    `SELECT o.code, o.id AS organization, (SELECT min(a.person_id) FROM affiliation a WHERE a.organization_id = o.id) AS person
     FROM organization o WHERE o.valid_to IS NULL ORDER BY o.id`,
  );
  const publisher = callers.find(({ code }) => code === publisherCode);
  if (!publisher) throw new Error(`no organization ${publisherCode}`);
  const { rows: decisions } = await client.query<{ id: string }>(
    `SELECT 'rec_' || replace(record_id::text, '-', '') AS id FROM penalty_decision TABLESAMPLE SYSTEM (20)
     JOIN shared_record r ON r.id = record_id WHERE r.audience IS NULL LIMIT 5000`,
  );
  const transfers = await loadTransfers(client, publisherCode, 'zrzy');
  return {
    publisher,
    viewers: callers.filter((caller) => caller !== publisher),
    decisions: decisions.map(({ id }) => id),
    transfers: transfers.map((key) => `trf_${key.replaceAll('-', '')}`),
  };
}
