import { Migration } from '@mikro-orm/migrations';

/**
 * Items of lists are subjects of the change log (G2): each has a key that changes name it by, and a revision that grows with every change
 * of what its list says of it, of its handovers, or of who acts for whoever has it.
 */
export class Migration0091ListsInMotion extends Migration {
  override up(): void {
    // A volatile default is worked out for each row that stands: lists have thousands of them, not millions.
    this.addSql(`
      ALTER TABLE enforcement_item
        ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        ADD COLUMN revision int NOT NULL DEFAULT 0`);
    this.addSql(`COMMENT ON COLUMN enforcement_item.key IS 'by which changes and global ids name it'`);
    this.addSql(`COMMENT ON COLUMN enforcement_item.revision IS 'how often the change log has told of it'`);
    this.addSql(`GRANT UPDATE (revision) ON enforcement_item TO liandong_hub`);
    this.addSql(`
      CREATE TABLE list_heir (
        organization_id int NOT NULL REFERENCES organization,
        item_id int NOT NULL REFERENCES enforcement_item,
        heir_id int NOT NULL REFERENCES organization,
        PRIMARY KEY (organization_id, item_id)
      )`);
    this.addSql(`
      COMMENT ON TABLE list_heir IS
        'who acts for an organization in an item, as the change log has told it; without a row the organization itself'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON list_heir TO liandong_hub`);
    this.designations();
  }

  /**
   * Whom the county government has designated (D2) for cases that decisions name, or for an item that was disputed itself. Whether a decision
   * is outside of a list is told alike to all who see it, so a function that says no more than this looks for them.
   */
  private designations(): void {
    const role = 'liandong_keeper';
    const signature = 'designated_by_county(jsonb)';
    this.addSql(`GRANT SELECT (proceeding_id, item_code, designated_id, decision_basis) ON dispute TO ${role}`);
    this.addSql(`CREATE POLICY keeper ON dispute FOR SELECT TO ${role} USING (true)`);
    this.addSql(`GRANT SELECT (id, state, about_id, changed_at, closed_at) ON proceeding TO ${role}`);
    this.addSql(`
      CREATE FUNCTION designated_by_county(uses jsonb) RETURNS TABLE (place int, organization_id int)
      LANGUAGE sql STABLE ROWS 20 AS $$
        WITH asked AS MATERIALIZED (
          SELECT u.* FROM jsonb_to_recordset(uses) AS u (place int, "caseId" uuid, "itemCode" text, "on" date)
        )
        SELECT a.place, d.designated_id FROM asked a
          JOIN proceeding p ON p.about_id = a."caseId" JOIN dispute d ON d.proceeding_id = p.id
        WHERE d.decision_basis IS NOT NULL
        UNION ALL
        SELECT a.place, d.designated_id FROM asked a
          JOIN dispute d ON d.item_code = a."itemCode" JOIN proceeding p ON p.id = d.proceeding_id
        WHERE p.about_id IS NULL AND d.decision_basis IS NOT NULL
          AND (coalesce(p.closed_at, p.changed_at) AT TIME ZONE 'Asia/Shanghai')::date <= a."on"
      $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
