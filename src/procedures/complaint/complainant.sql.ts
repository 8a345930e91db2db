import { heirOf } from '../../core/proceedings/index.js';
import { identified, run, runAs, transactionAsRole, type Pool, type Session } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { TextRow } from '../../platform/database/index.js';

/** Who complained, as the table keeps it. */
export interface SealedComplainant {
  readonly name: Buffer;
  readonly contact: Buffer | null;
  readonly citizenNumber: Buffer | null;
}

/** In the transaction of whoever registers the complaint. */
export async function insertComplainant(
  { executor }: Session,
  key: string,
  { name, contact, citizenNumber }: SealedComplainant,
): Promise<void> {
  await run(
    executor,
    sql`INSERT INTO complainant (proceeding_id, name_sealed, contact_sealed, citizen_number_sealed)
      VALUES (${$(key, 'uuid')}, ${$(name, 'bytea')}, ${$(contact, 'bytea')}, ${$(citizenNumber, 'bytea')})`,
  );
}

const columns = sql`x.proceeding_id, encode(x.name_sealed, 'base64'), encode(x.contact_sealed, 'base64'),
  encode(x.citizen_number_sealed, 'base64')`;

/** The complainants of complaints that the session's organization handles now; of others nobody comes back. */
export async function readComplainants(
  keys: readonly string[],
  session: Session,
): Promise<Map<string, SealedComplainant>> {
  const rows = await runAs(
    session,
    sql`SELECT ${columns} FROM complainant x JOIN complaint c ON c.proceeding_id = x.proceeding_id
        JOIN proceeding p ON p.id = c.proceeding_id
      WHERE x.proceeding_id = ANY (${$(keys, 'uuid[]')}) AND ${heirOf('c.handler_id')} = ${$(session.identity, 'int')}
        AND ${identified}`,
  );
  return new Map(rows.map((row) => [String(row[0]), sealedOf(row)]));
}

const maintenanceRole = 'liandong_keeper';

/** The complainant of a complaint whoever acts in it, for looking whether a text names it, and for nothing else. */
export async function complainantToLookFor(pool: Pool, key: string): Promise<SealedComplainant | null> {
  const statement = sql`SELECT ${columns} FROM complainant x WHERE x.proceeding_id = ${$(key, 'uuid')}`;
  const [row] = await transactionAsRole(pool, maintenanceRole, (executor) => run(executor, statement));
  return row ? sealedOf(row) : null;
}

function sealedOf([, name, contact, citizenNumber]: TextRow): SealedComplainant {
  return { name: Buffer.from(name ?? '', 'base64'), contact: bytes(contact), citizenNumber: bytes(citizenNumber) };
}

function bytes(text: string | null | undefined): Buffer | null {
  return text == null ? null : Buffer.from(text, 'base64');
}
