import { Migration } from '@mikro-orm/migrations';

/** Since PostgreSQL 16 whoever creates a role is its member, but may not act as it; before, a member may. */
const maySet = `CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END`;

/**
 * The database's roles. They belong to the whole cluster and nobody logs in as one of them: the hub's login becomes
 * `liandong_hub` for its sessions; the others own functions that must look at every row: `liandong_sequencer` those that number
 * and prune the change log, `liandong_search` those that look into the search indexes, `liandong_keeper` does housekeeping,
 * `liandong_auditor` reads who did what. None owns a
 * table, none bypasses row-level security.
 */
export class Migration0008DatabaseRoles extends Migration {
  override up(): void {
    for (const role of [
      'liandong_hub',
      'liandong_sequencer',
      'liandong_search',
      'liandong_keeper',
      'liandong_auditor',
    ]) {
      // Another database of the cluster may be migrated at the same moment. Who creates a role without being superuser
      // must be made its member to act as it.
      this.addSql(`
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
            CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
          END IF;
          IF NOT pg_has_role(current_user, '${role}', ${maySet}) THEN
            GRANT ${role} TO CURRENT_USER;
          END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$`);
      this.addSql(`GRANT USAGE ON SCHEMA public TO ${role}`);
    }
  }
}
