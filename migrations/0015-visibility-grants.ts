import { Migration } from '@mikro-orm/migrations';
import { ownRecord, protect, seenRecord } from './row-policy.js';

/**
 * Organizations that may see a record beside those its publisher has named. `shared_record.audience` holds both: a grant is what
 * takes an organization out again, and says on what basis it came in.
 */
export class Migration0015VisibilityGrants extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE visibility_grant (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        record_id uuid NOT NULL REFERENCES shared_record,
        organization_id int NOT NULL REFERENCES organization,
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        granted_at timestamptz NOT NULL,
        granted_by int NOT NULL REFERENCES person,
        ended_at timestamptz,
        ended_by int REFERENCES person,
        CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      )`);
    this.addSql(
      `CREATE UNIQUE INDEX visibility_grant_once ON visibility_grant (record_id, organization_id) WHERE ended_at IS NULL`,
    );
    this.addSql(`CREATE INDEX visibility_grant_record ON visibility_grant (record_id, id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE (ended_at, ended_by) ON visibility_grant TO liandong_hub`);
    const policies = { select: seenRecord, insert: ownRecord, update: ownRecord };
    for (const statement of protect('visibility_grant', policies)) this.addSql(statement);
  }
}
