import { v4 as uuid } from 'uuid';
import { run, type Executor } from '../../platform/database/index.js';
import { $, sql } from '../../platform/database/sql.js';
import type { Role } from '../identity/index.js';
import { insertSystem } from './api-keys.sql.js';

/** A system of an organization that the hub itself acts for, and that signs in by no key; its key in the database. */
export function addSystem(
  executor: Executor,
  system: { readonly name: string; readonly organization: number; readonly roles: readonly Role[] },
): Promise<number> {
  return insertSystem(executor, { ...system, subject: uuid() });
}

/** Ends the access of a system that is needed no longer; `at` is RFC 3339. */
export async function endSystem(executor: Executor, organization: number, system: number, at: string): Promise<void> {
  await run(
    executor,
    sql`UPDATE affiliation SET deactivated_at = coalesce(deactivated_at, ${$(at, 'timestamptz')}), access_changed_at = clock_timestamp()
      WHERE person_id = ${$(system, 'int')} AND organization_id = ${$(organization, 'int')}`,
  );
}
