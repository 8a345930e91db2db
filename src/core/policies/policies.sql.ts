import type { EntityManager } from '@mikro-orm/postgresql';
import { newest } from '../../kernel/newest.js';
import { policiesOf, type Policies } from './policies.js';
import { defaultPeriods } from './policy-table.js';
import { PolicyEntity } from './policy.entity.js';

declare module '../hub.js' {
  interface Hub {
    readonly policies: PolicyBook;
  }
}

/** No conflict target: a value of any period, by whomever set, is left as it is. */
const addMissing = `
  INSERT INTO policy (name, valid_from, value, basis)
  SELECT name, "validFrom", value, basis
  FROM json_to_recordset(?) AS told (name text, "validFrom" date, value int, basis text)
  ON CONFLICT DO NOTHING`;

/** Gives every policy that has no value its default; every start of every node may call it. */
export async function seedPolicies(em: EntityManager): Promise<void> {
  await em.execute(addMissing, [JSON.stringify(defaultPeriods)]);
}

/** The policies as the table has them now. @throws Error when one has a gap */
export async function loadPolicies(em: EntityManager): Promise<Policies> {
  return policiesOf(await em.find(PolicyEntity, {}, { disableIdentityMap: true }));
}

/** The policies in memory; `reload` reads them again after one was decided. */
export interface PolicyBook extends Policies {
  reload(): Promise<void>;
}

export async function openPolicies(em: EntityManager): Promise<PolicyBook> {
  let policies = await loadPolicies(em.fork());
  return {
    get periods() {
      return policies.periods;
    },
    reload: newest(
      () => loadPolicies(em.fork()),
      (fresh) => {
        policies = fresh;
      },
    ),
  };
}
