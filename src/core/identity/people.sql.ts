import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import { PersonEntity } from './person.entity.js';
import type { Person } from './viewer.js';

/** People by issuer and subject: written the first time they come, or when their name or organization has changed. */
export interface People {
  recognize(identity: { issuer: string; subject: string; name: string; organizationId: number }): Promise<Person>;
}

export function openPeople(em: EntityManager): People {
  const known = new LRUCache<string, Promise<Person>>({ max: 10_000 });
  return {
    recognize(identity) {
      const key = JSON.stringify(Object.values(identity));
      const cached = known.get(key);
      if (cached) return cached;
      const person = em
        .fork()
        .upsert(PersonEntity, identity, { onConflictFields: ['issuer', 'subject'] })
        .then(({ id, name }): Person => ({ key: id, name }));
      known.set(key, person);
      // A failed write must be tried again by the next request.
      person.catch(() => known.delete(key));
      return person;
    },
  };
}
