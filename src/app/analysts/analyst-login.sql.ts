import { randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { run, transaction, type Pool } from '../../platform/database/index.js';
import { sql } from '../../platform/database/sql.js';
import { closeDoors, mostSessions, type OpenDoor } from './close-doors.sql.js';
import { scramVerifier } from './scram-verifier.js';

/** What an analyst signs in with; the password is told once. */
export interface AnalystLogin {
  readonly name: string;
  readonly password: string;
  /** What it could do beyond reading, since this owner may not forbid it. */
  readonly openDoors: readonly OpenDoor[];
}

/**
 * Where a session begins; it may say otherwise for itself, and the login for its later sessions. What nobody may lift is
 * `end_analyst_sessions`, the number of sessions and the doors that are closed.
 */
const settings = {
  default_transaction_read_only: 'on',
  statement_timeout: '60s',
  idle_in_transaction_session_timeout: '60s',
  search_path: 'analyst',
  TimeZone: 'Asia/Shanghai',
};

/**
 * A login to the views of schema `analyst` that sees what the organization may see, until a moment (RFC 3339; null: until it is ended).
 * Null: there is no such organization.
 */
export async function createAnalystLogin(
  pool: Pool,
  organizationCode: string,
  until: string | null = null,
): Promise<AnalystLogin | null> {
  const name = `analyst_${organizationCode.replaceAll('-', '_')}_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  return transaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'INSERT INTO analyst.login (name, organization_id) SELECT $1, id FROM organization WHERE code = $2',
      [name, organizationCode],
    );
    if (rowCount === 0) return null;
    const role = escapeIdentifier(name);
    await client.query(
      `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS INHERIT CONNECTION LIMIT ${mostSessions}
        PASSWORD ${escapeLiteral(scramVerifier(password))} VALID UNTIL ${escapeLiteral(until ?? 'infinity')}
        IN ROLE liandong_analyst`,
    );
    for (const [setting, value] of Object.entries(settings)) {
      await client.query(`ALTER ROLE ${role} SET ${setting} = ${escapeLiteral(value)}`);
    }
    return { name, password, openDoors: await closeDoors(client) };
  });
}

/** A login that stands. */
export interface StandingLogin {
  readonly name: string;
  readonly organization: string;
  /** When it can sign in no more; null: until it is ended. */
  readonly expiresAt: string | null;
}

/** Logins to the views, by name. */
export async function listAnalystLogins(pool: Pool): Promise<StandingLogin[]> {
  const rows = await run(
    pool,
    sql`SELECT l.name, o.code,
        CASE WHEN isfinite(r.rolvaliduntil) THEN to_char(r.rolvaliduntil AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') END
      FROM analyst.login l JOIN organization o ON o.id = l.organization_id LEFT JOIN pg_roles r ON r.rolname = l.name
      ORDER BY l.name LIMIT 10000`,
  );
  return rows.map(([name, organization, expiresAt]) => ({
    name: name ?? '',
    organization: organization ?? '',
    expiresAt: expiresAt ?? null,
  }));
}

/** Ends the login and its sessions; false: this database has no such login. */
export async function revokeAnalystLogin(pool: Pool, name: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { rowCount } = await client.query('DELETE FROM analyst.login WHERE name = $1', [name]);
    if (rowCount === 0) return false;
    // Once its role is dropped a session is of nobody, and could not be found. One that begins meanwhile sees nothing: its
    // login is of no organization.
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [name]);
    await client.query(`DROP ROLE IF EXISTS ${escapeIdentifier(name)}`);
    return true;
  });
}
