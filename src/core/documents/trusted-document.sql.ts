import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';

/** The text that was registered under a hash. */
export async function readTrustedDocument(executor: Executor, hash: string): Promise<string | null> {
  const [row] = await run(executor, sql`SELECT text FROM trusted_document WHERE hash = ${$(hash, 'text')}`);
  return row?.[0] ?? null;
}

export interface Registration {
  /** Texts by hash. */
  readonly documents: ReadonlyMap<string, string>;
  readonly personKey: number;
  readonly organizationKey: number;
  readonly at: string;
}

/** Registers documents and gives the hashes of the new ones; one that is there already stays as it was registered first. */
export async function writeTrustedDocuments(executor: Executor, registration: Registration): Promise<string[]> {
  const { documents, personKey, organizationKey, at } = registration;
  const rows = await run(
    executor,
    sql`INSERT INTO trusted_document (hash, text, registered_at, registered_by, organization_id)
      SELECT hash, text, ${$(at, 'timestamptz')}, ${$(personKey, 'int')}, ${$(organizationKey, 'int')}
      FROM unnest(${$([...documents.keys()], 'text[]')}, ${$([...documents.values()], 'text[]')}) AS given (hash, text)
      ON CONFLICT (hash) DO NOTHING RETURNING hash`,
  );
  return rows.map(([hash]) => String(hash));
}
