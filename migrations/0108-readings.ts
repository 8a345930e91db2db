import { Migration } from '@mikro-orm/migrations';
import { acting, protect } from './row-policy.js';

const keeper = 'liandong_keeper';

/**
 * 已阅: who has opened a record or a proceeding, first and last. Nodes write what they have collected, many readings at a time and each
 * person once a second at most. There are no foreign keys, whose checks would cost more than the row: only the function below writes, of
 * subjects that were just read and of people who have just signed in, none of which is ever deleted.
 */
export class Migration0108Readings extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE reading (
        subject_id uuid NOT NULL,
        organization_id int NOT NULL,
        person_id int NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL CHECK (last_at >= first_at),
        PRIMARY KEY (subject_id, organization_id, person_id)
      ) WITH (fillfactor = 80)`);
    this.addSql(`COMMENT ON TABLE reading IS 'who has opened a record or a proceeding'`);
    this.addSql(`COMMENT ON COLUMN reading.subject_id IS 'the record or proceeding'`);
    this.addSql(`COMMENT ON COLUMN reading.person_id IS 'for the own organization only: no other is told the name'`);
    this.addSql(
      `CREATE INDEX proceeding_material_content ON proceeding_material (content_id) WHERE content_id IS NOT NULL`,
    );
    this.addSql(`GRANT SELECT ON reading TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON reading TO ${keeper}`);
    this.protectReadings();
    this.addSql(`
      CREATE FUNCTION keep_readings(subjects uuid[], organizations int[], people int[], firsts timestamptz[], lasts timestamptz[])
      RETURNS void LANGUAGE sql AS $$
        -- In one order, so that no two nodes wait for each other's rows.
        INSERT INTO reading (subject_id, organization_id, person_id, first_at, last_at)
        SELECT * FROM unnest(subjects, organizations, people, firsts, lasts) ORDER BY 1, 2, 3
        ON CONFLICT (subject_id, organization_id, person_id) DO UPDATE
          SET first_at = least(reading.first_at, excluded.first_at), last_at = greatest(reading.last_at, excluded.last_at)
          WHERE excluded.last_at > reading.last_at OR excluded.first_at < reading.first_at
      $$`);
    const signature = 'keep_readings(uuid[], int[], int[], timestamptz[], timestamptz[])';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
  }

  /**
   * One's own; of a record that one sees, everybody's for whoever published or keeps it and for the county government; of a proceeding,
   * everybody's for each party.
   */
  private protectReadings(): void {
    const county = `EXISTS (SELECT FROM organization o WHERE o.id = ${acting} AND o.kind = 'COUNTY_GOVERNMENT')`;
    const keeps = `r.publisher_id = ANY ((SELECT whom_it_acts_for(${acting}, current_date))::int[])`;
    // Not EXISTS, of which PostgreSQL would make a hash of all records: a value is looked up by the key, row by row.
    const ofRecord = `(SELECT ${county} OR ${keeps} FROM shared_record r WHERE r.id = subject_id)`;
    const ofProceeding = `(SELECT true FROM proceeding p WHERE p.id = subject_id)`;
    const select = `organization_id = ${acting} OR ${ofRecord} OR ${ofProceeding}`;
    for (const statement of protect('reading', { select })) this.addSql(statement);
    this.addSql(`CREATE POLICY keeper ON reading TO ${keeper} USING (true) WITH CHECK (true)`);
  }
}
