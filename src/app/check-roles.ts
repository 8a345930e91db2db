import { run, type Pool } from '../platform/database/index.js';
import { $, sql } from '../platform/database/sql.js';

/** Roles that the hub's login becomes for some of its work, beside `liandong_hub`; docs/operate/security.md says for which. */
const roles = ['liandong_keeper', 'liandong_auditor', 'liandong_statistician'];

/**
 * Tells at the start which roles the login lacks, instead of failing at the first request that needs one.
 * @throws Error that says how to give them
 */
export async function checkRoles(pool: Pool): Promise<void> {
  // Since PostgreSQL 16 a member need not be allowed to act as the role.
  const rows = await run(
    pool,
    sql`SELECT session_user, role FROM unnest(${$(roles, 'text[]')}) AS role
      WHERE NOT pg_has_role(session_user, role,
        CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END)`,
  );
  if (rows.length === 0) return;
  const missing = rows.map(([, role]) => role).join(', ');
  throw new Error(`数据库账号 ${rows[0]?.[0]} 缺少角色，请由库的所有者执行：GRANT ${missing} TO "${rows[0]?.[0]}"`);
}
