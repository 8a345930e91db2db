import { partReader } from '../../core/proceedings/index.js';
import { run, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { ReferralObject } from './referral-object.js';

/** Keeps the list of objects beside the step that hands them over, in its order. */
export async function insertObjects(
  { executor }: Session,
  { key, revision }: { readonly key: string; readonly revision: number },
  objects: readonly ReferralObject[],
): Promise<void> {
  const column = (of: (object: ReferralObject) => string | null) => $(objects.map(of), 'text[]');
  await run(
    executor,
    sql`INSERT INTO referral_object (proceeding_id, revision, ordinal, name, quantity, feature, place)
      SELECT ${$(key, 'uuid')}, ${$(revision, 'int')}, o.ordinal, o.name, o.quantity, o.feature, o.place
      FROM unnest(${column(({ name }) => name)}, ${column(({ quantity }) => quantity)},
        ${column(({ feature }) => feature ?? null)}, ${column(({ place }) => place ?? null)})
        WITH ORDINALITY AS o (name, quantity, feature, place, ordinal)`,
  );
}

/** The objects of referrals, in the order in which they were handed over. */
export const readObjects = partReader<ReferralObject>(
  [
    { property: 'name', column: 'name', type: 'text' },
    { property: 'quantity', column: 'quantity', type: 'text' },
    { property: 'feature', column: 'feature', type: 'text' },
    { property: 'place', column: 'place', type: 'text' },
  ],
  'referral_object x',
  'x.proceeding_id, x.revision, x.ordinal',
);
