import { Migration } from '@mikro-orm/migrations';
import { analystViews, type AnalystView } from './analyst-views.js';

const tables = [...new Set(analystViews.map(({ name }) => name))];

/** The organization that a login reads for. `session_user` is who has signed in: no setting and no SET ROLE changes it. */
const reading = `(SELECT organization_id FROM analyst.login WHERE name = session_user)`;

/**
 * Views for BI tools. Their owner, `liandong_view`, reads the tables under policies of its own, which go by the login and not by
 * `hub.identity`, a setting that any session may give itself. Logins are members of `liandong_analyst`, which may read views
 * only.
 */
export class Migration0018AnalystViews extends Migration {
  override up(): void {
    for (const role of ['liandong_view', 'liandong_analyst']) this.createRole(role);
    this.addSql(`CREATE SCHEMA analyst`);
    this.addSql(`
      CREATE TABLE analyst.login (
        name text PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    this.addSql(`GRANT USAGE ON SCHEMA analyst, public TO liandong_view`);
    this.addSql(`GRANT SELECT ON analyst.login, ${tables.join(', ')} TO liandong_view`);
    // The sealed numbers of people and their hashes are nothing for a view.
    this.addSql(`REVOKE SELECT ON penalty_decision FROM liandong_view`);
    this.addSql(`GRANT SELECT (${this.ownColumns('penalty_decision')}) ON penalty_decision TO liandong_view`);
    this.addSql(`
      CREATE POLICY analyst ON shared_record FOR SELECT TO liandong_view
      USING (${reading} IS NOT NULL AND (audience IS NULL OR ${reading} = ANY (audience)))`);
    for (const table of tables.filter((name) => name !== 'shared_record' && name !== 'organization')) {
      this.addSql(`
        CREATE POLICY analyst ON ${table} FOR SELECT TO liandong_view
        USING (EXISTS (SELECT FROM shared_record r WHERE r.id = record_id))`);
    }
    this.addSql(`GRANT CREATE ON SCHEMA analyst TO liandong_view`);
    for (const view of analystViews) this.createView(view);
    this.addSql(`REVOKE CREATE ON SCHEMA analyst FROM liandong_view`);
    this.addSql(`GRANT USAGE ON SCHEMA analyst TO liandong_analyst`);
  }

  private createRole(role: string): void {
    // As in migration 0008: roles belong to the cluster, and another of its databases may be migrated at the same moment.
    this.addSql(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS;
        END IF;
        IF NOT pg_has_role(current_user, '${role}',
          CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
          GRANT ${role} TO CURRENT_USER;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $$`);
  }

  private ownColumns(table: string): string {
    const columns = analystViews.find(({ name }) => name === table)?.columns ?? [];
    const own = columns.flatMap(([, expression]) => (expression.startsWith('d.') ? [expression.slice(2)] : []));
    return ['record_id', ...own].join(', ');
  }

  /** A barrier: no function of the reader's sees a row that the view does not give. */
  private createView({ name, comment, from, where, columns }: AnalystView): void {
    const select = columns.map(([column, expression]) => `${expression} AS ${column}`).join(', ');
    this.addSql(`
      CREATE VIEW analyst.${name} WITH (security_barrier) AS
      SELECT ${select} FROM ${from} WHERE ${where ?? 'true'}${name === 'organization' ? ` AND ${reading} IS NOT NULL` : ''}`);
    this.addSql(`COMMENT ON VIEW analyst.${name} IS '${comment}'`);
    for (const [column, , meaning] of columns) {
      this.addSql(`COMMENT ON COLUMN analyst.${name}.${column} IS '${meaning}'`);
    }
    this.addSql(`ALTER VIEW analyst.${name} OWNER TO liandong_view`);
    this.addSql(`GRANT SELECT ON analyst.${name} TO liandong_analyst`);
  }
}
