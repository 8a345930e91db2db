/** Since PostgreSQL 16 whoever creates a role is its member, but may not act as it; before, a member may. */
const maySet = `CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END`;

/**
 * A role of the database that nobody logs in as; see migration 0008. Roles belong to the cluster, and another of its databases may be
 * migrated at the same moment.
 */
export function createRole(role: string): string[] {
  return [
    `DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
      END IF;
      IF NOT pg_has_role(current_user, '${role}', ${maySet}) THEN
        GRANT ${role} TO CURRENT_USER;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`,
    `GRANT USAGE ON SCHEMA public TO ${role}`,
  ];
}
