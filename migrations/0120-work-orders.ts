import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/**
 * 工单: complaints that another system (政务服务便民热线 12345) has passed on keep its number, which stands for one complaint only; how far that
 * system was told what becomes of it; and what finds complaints that may be the same one.
 */
export class Migration0120WorkOrders extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE complaint ADD COLUMN external_system text, ADD COLUMN external_number text,
        ADD CHECK ((external_system IS NULL) = (external_number IS NULL))`);
    this.addSql(`COMMENT ON COLUMN complaint.external_system IS 'the system of somebody else that it came from'`);
    this.addSql(`COMMENT ON COLUMN complaint.external_number IS 'its number there'`);
    this.addSql(`
      CREATE INDEX complaint_external_number ON complaint (external_number) WHERE external_number IS NOT NULL`);
    this.workOrders();
    this.likenesses();
  }

  /** The primary key decides of two that come at once; whoever may not see the complaint is told that there is one, and not which. */
  private workOrders(): void {
    this.addSql(`
      CREATE TABLE work_order (
        system text NOT NULL CHECK (length(system) BETWEEN 1 AND 40),
        number text NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
        proceeding_id uuid NOT NULL UNIQUE REFERENCES complaint,
        told jsonb NOT NULL,
        reported_revision int NOT NULL DEFAULT 0,
        reported_at timestamptz,
        attempts int NOT NULL DEFAULT 0,
        attempting_since timestamptz,
        reporting_job text,
        reporting_until timestamptz,
        failures int NOT NULL DEFAULT 0,
        last_fault text,
        failed_at timestamptz,
        PRIMARY KEY (system, number),
        CHECK ((reporting_job IS NULL) = (reporting_until IS NULL)),
        CHECK ((failed_at IS NULL) = (failures = 0))
      )`);
    this.addSql(`COMMENT ON TABLE work_order IS 'numbers that other systems have given to complaints'`);
    this.addSql(
      `COMMENT ON COLUMN work_order.told IS 'of each field that was told at first a digest under the keys of personal data'`,
    );
    this.addSql(
      `COMMENT ON COLUMN work_order.reported_revision IS 'the last step of which the other system was told, or is not to be'`,
    );
    this.addSql(`COMMENT ON COLUMN work_order.failures IS 'steps of which the other system could not be told'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON work_order TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('work_order', policies)) this.addSql(statement);
  }

  /** The keeper finds out the lookups of complainants from before. */
  private likenesses(): void {
    this.addSql(`CREATE INDEX complaint_party ON complaint (party_name, received_at) WHERE party_name IS NOT NULL`);
    this.addSql(`
      CREATE INDEX complaint_place ON complaint (place_id, item_code, received_at)
      WHERE place_id IS NOT NULL AND item_code IS NOT NULL`);
    this.addSql(`ALTER TABLE complainant ADD COLUMN contact_lookup bytea, ADD COLUMN citizen_number_lookup bytea`);
    for (const column of ['contact', 'citizen_number']) {
      this.addSql(
        `COMMENT ON COLUMN complainant.${column}_lookup IS 'equal for equal ones, under the key of personal data'`,
      );
      this.addSql(`
        CREATE INDEX complainant_${column} ON complainant (${column}_lookup) WHERE ${column}_lookup IS NOT NULL`);
    }
    this.addSql(`
      CREATE INDEX complainant_without_lookup ON complainant (proceeding_id)
      WHERE (contact_sealed IS NOT NULL AND contact_lookup IS NULL)
        OR (citizen_number_sealed IS NOT NULL AND citizen_number_lookup IS NULL)`);
    this.addSql(`GRANT UPDATE (contact_lookup, citizen_number_lookup) ON complainant TO liandong_keeper`);
    this.addSql(`CREATE POLICY keeper_lookup ON complainant FOR UPDATE TO liandong_keeper USING (true)`);
  }
}
