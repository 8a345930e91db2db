import { $, sql } from '../../platform/database/sql.js';
import { run, type Executor } from '../../platform/database/index.js';
import type { OrganizationKind } from '../organizations/index.js';

export interface Founding {
  readonly code: string;
  readonly name: string;
  readonly legalName?: string | null;
  readonly kind: OrganizationKind;
  readonly divisionCode: string;
  /** `YYYY-MM-DD`. */
  readonly validFrom: string;
}

export async function divisionExists(executor: Executor, code: string): Promise<boolean> {
  const rows = await run(executor, sql`SELECT 1 FROM division WHERE code = ${$(code, 'text')}`);
  return rows.length === 1;
}

/** False when the code is taken, by whichever organization of whichever time. */
export async function insertOrganization(executor: Executor, founding: Founding): Promise<boolean> {
  const { code, name, legalName = null, kind, divisionCode, validFrom } = founding;
  const rows = await run(
    executor,
    sql`INSERT INTO organization (code, name, legal_name, kind, division_code, valid_from)
      VALUES (${$(code, 'text')}, ${$(name, 'text')}, ${$(legalName, 'text')}, ${$(kind, 'text')}, ${$(divisionCode, 'text')},
        ${$(validFrom, 'date')}) ON CONFLICT (code) DO NOTHING RETURNING 1`,
  );
  return rows.length === 1;
}
