import { run, transactionAsRole, type Pool } from '../../platform/database/index.js';
import { $, literal, sql } from '../../platform/database/sql.js';
import { normalizedParty, type PartyKind } from './penalty-decision.js';

const batchSize = 500;
/** Sees the decisions of all organizations, and fills nothing but this. */
const maintenanceRole = 'liandong_keeper';

/**
 * Fills by whose name decisions are found that an earlier version of the hub wrote. In batches that stand by themselves: whatever ends it, the
 * next start goes on, and a second node does no harm. A name without a character that counts is passed by.
 */
export async function fillParties(pool: Pool): Promise<void> {
  for (let behind: string | null = null; ;) {
    const last: string | null = await transactionAsRole(pool, maintenanceRole, async (executor) => {
      const rows = await run(
        executor,
        sql`SELECT record_id, party_kind, party_name FROM penalty_decision
          WHERE normalized_party IS NULL AND party_kind <> 'NATURAL_PERSON'
            AND (${$(behind, 'uuid')} IS NULL OR record_id > ${$(behind, 'uuid')})
          ORDER BY record_id LIMIT ${literal(batchSize)}`,
      );
      const keys = rows.map(([key]) => key);
      const names = rows.map(([, kind, name]) => normalizedParty(kind as PartyKind, String(name)));
      // Whoever revised a decision since it was read has written its name, or that it is a person's.
      await run(
        executor,
        sql`UPDATE penalty_decision d SET normalized_party = k.name
          FROM unnest(${$(keys, 'uuid[]')}, ${$(names, 'text[]')}) AS k (id, name)
          WHERE d.record_id = k.id AND d.normalized_party IS NULL AND d.party_kind <> 'NATURAL_PERSON'`,
      );
      return rows.length < batchSize ? null : String(keys.at(-1));
    });
    if (last === null) return;
    behind = last;
  }
}
