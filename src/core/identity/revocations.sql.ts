import { run, type Executor } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';

/** Whose access has changed of late: people by key, and API keys by id. */
export interface Revocations {
  readonly people: ReadonlySet<number>;
  readonly apiKeys: ReadonlySet<number>;
}

/**
 * Everything of the last minute, again and again: a transaction that commits late is not missed, and closing what is closed
 * does no harm.
 */
export async function recentRevocations(executor: Executor): Promise<Revocations> {
  const rows = await run(
    executor,
    sql`SELECT 'person', id FROM person WHERE access_changed_at > now() - interval '1 minute'
      UNION ALL SELECT 'key', id FROM api_key WHERE revoked_at > now() - interval '1 minute'`,
  );
  const of = (kind: string): ReadonlySet<number> =>
    new Set(rows.filter(([each]) => each === kind).map(([, id]) => Number(id)));
  return { people: of('person'), apiKeys: of('key') };
}
