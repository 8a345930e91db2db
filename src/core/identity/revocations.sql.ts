import { run, type Executor } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';

/** Whose access has changed of late: people in an organization (`affiliationOf`), and API keys by id. */
export interface Revocations {
  readonly affiliations: ReadonlySet<string>;
  readonly apiKeys: ReadonlySet<number>;
}

/**
 * Everything of the last minute, again and again: a transaction that commits late is not missed, and closing what is closed
 * does no harm.
 */
export async function recentRevocations(executor: Executor): Promise<Revocations> {
  const rows = await run(
    executor,
    sql`SELECT person_id, organization_id, NULL::int FROM affiliation WHERE access_changed_at > now() - interval '1 minute'
      UNION ALL SELECT NULL, NULL, id FROM api_key WHERE revoked_at > now() - interval '1 minute'`,
  );
  const keys = rows.flatMap(([, , key]) => (key == null ? [] : [Number(key)]));
  const people = rows.filter(([person]) => person != null);
  return {
    affiliations: new Set(people.map(([person, organization]) => affiliationOf(Number(person), Number(organization)))),
    apiKeys: new Set(keys),
  };
}

/** A person in an organization, by the keys of both. */
export function affiliationOf(person: number, organization: number): string {
  return `${person} ${organization}`;
}
