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

/** People by issuer and subject: written the first time they come, or when their name, organization or roles have changed. */
export interface People {
  /** Null when an administrator has ended the person's access. */
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
    sql`INSERT INTO person (issuer, subject, name, organization_id, roles)
      VALUES (${$(issuer, 'text')}, ${$(subject, 'text')}, ${$(name, 'text')}, ${$(organizationId, 'int')},
        ${$(roles, 'text[]')})
      ON CONFLICT (issuer, subject) DO UPDATE
        SET name = excluded.name, organization_id = excluded.organization_id, roles = excluded.roles
      RETURNING id, deactivated_at IS NULL`,
  );
  return row?.[1] === 't' ? { key: Number(row[0]), name } : null;
}
