import { run, type Executor } from '../../platform/database/index.js';
import { literal, sql } from '../../platform/database/sql.js';

/** Every node listens to this wake-up and reads organizations and policies again. */
export const referenceDataChannel = 'reference_data';

/** Tells all nodes when the transaction commits. */
export async function announceReferenceData(executor: Executor): Promise<void> {
  await run(executor, sql`SELECT pg_notify(doorbell(${literal(referenceDataChannel)}), '')`);
}
