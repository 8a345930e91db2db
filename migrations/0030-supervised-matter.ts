import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(四)3: the typed facts of supervised matters and of personnel recommendations. */
export class Migration0030SupervisedMatter extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE supervised_matter (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        township_id int NOT NULL REFERENCES organization,
        department_ids int[] NOT NULL CHECK (cardinality(department_ids) > 0),
        matter text NOT NULL,
        place text,
        result text,
        cancel_reason text
      )`);
    this.addSql(`COMMENT ON COLUMN supervised_matter.department_ids IS 'whoever has a task: see proceeding_task'`);
    this.addSql(`CREATE INDEX supervised_matter_township ON supervised_matter (township_id)`);

    this.addSql(`
      CREATE TABLE personnel_recommendation (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        township_id int NOT NULL REFERENCES organization,
        department_id int NOT NULL REFERENCES organization,
        county_id int NOT NULL REFERENCES organization,
        body_name text NOT NULL,
        person_name text,
        measure text NOT NULL CHECK (measure IN ('APPOINTMENT', 'REMOVAL', 'ADJUSTMENT', 'REWARD', 'PUNISHMENT')),
        grounds text NOT NULL,
        opinion text,
        decision text CHECK (decision IN ('ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED')),
        decision_text text,
        CHECK ((decision IS NULL) = (decision_text IS NULL))
      )`);
    this.addSql(
      `COMMENT ON TABLE personnel_recommendation IS 'personal data of officials, for the three organizations named in a row alone'`,
    );
    this.addSql(`CREATE INDEX personnel_recommendation_township ON personnel_recommendation (township_id)`);
    this.addSql(`CREATE INDEX personnel_recommendation_department ON personnel_recommendation (department_id)`);

    const parties = `${acting} IN (township_id, department_id, county_id)`;
    for (const [table, policies] of [
      ['supervised_matter', { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding }],
      // Not by way of the proceeding: whoever should be let in there one day does not read what is said of an official.
      ['personnel_recommendation', { select: parties, insert: parties, update: parties }],
    ] as const) {
      this.addSql(`GRANT SELECT, INSERT, UPDATE ON ${table} TO liandong_hub`);
      for (const statement of protect(table, policies)) this.addSql(statement);
    }
  }
}
