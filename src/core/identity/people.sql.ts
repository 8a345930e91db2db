import { LRUCache } from 'lru-cache';
import { $, sql } from '../../platform/database/sql.js';
import { run, type Pool } from '../../platform/database/index.js';
import type { Role } from './role.js';
import type { Person } from './viewer.js';

export interface PersonIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly organizationId: number;
  readonly roles: readonly Role[];
}

/**
 * People by issuer and subject, in the organization that their token chooses: written the first time they come for it, or when their name
 * or their roles there have changed.
 */
export interface People {
  /** Null when an administrator of the organization has ended the person's access there. */
  recognize(identity: PersonIdentity): Promise<Person | null>;
  /** Asks the database again: access was ended or given again. */
  forget(): void;
}

export function openPeople(pool: Pool): People {
  const known = new LRUCache<string, Promise<Person | null>>({ max: 10_000 });
  return {
    forget: () => known.clear(),
    recognize(identity) {
      const key = JSON.stringify(Object.values(identity));
      const cached = known.get(key);
      if (cached) return cached;
      const person = write(pool, identity);
      known.set(key, person);
      // A failed write must be tried again by the next request.
      person.catch(() => known.delete(key));
      return person;
    },
  };
}

async function write(pool: Pool, identity: PersonIdentity): Promise<Person | null> {
  const { issuer, subject, name, organizationId, roles } = identity;
  const [row] = await run(
    pool,
    sql`WITH come AS (
        INSERT INTO person (issuer, subject, name) VALUES (${$(issuer, 'text')}, ${$(subject, 'text')}, ${$(name, 'text')})
        ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name RETURNING id)
      INSERT INTO affiliation (person_id, organization_id, roles)
      SELECT id, ${$(organizationId, 'int')}, ${$(roles, 'text[]')} FROM come
      ON CONFLICT (person_id, organization_id) DO UPDATE SET roles = excluded.roles
      RETURNING person_id, deactivated_at IS NULL`,
  );
  return row?.[1] === 't' ? { key: Number(row[0]), name } : null;
}
