import { Migration } from '@mikro-orm/migrations';

/** Who is away from when until when, and who stands in: what they are told goes to the deputy. */
export class Migration0106Absences extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE absence (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        affiliation_id int NOT NULL REFERENCES affiliation,
        deputy_id int NOT NULL REFERENCES affiliation CHECK (deputy_id <> affiliation_id),
        away_from date NOT NULL,
        back_on date NOT NULL CHECK (back_on > away_from),
        recorded_at timestamptz NOT NULL,
        recorded_by int NOT NULL REFERENCES person,
        CONSTRAINT absence_one_a_day
          EXCLUDE USING gist (int4range(affiliation_id, affiliation_id, '[]') WITH &&, daterange(away_from, back_on) WITH &&)
      )`);
    this.addSql(`COMMENT ON COLUMN absence.back_on IS 'first day on which somebody is there again'`);
    this.addSql(`CREATE INDEX absence_organization ON absence (organization_id, id)`);
    this.addSql(`CREATE INDEX absence_days ON absence (organization_id, back_on)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE (back_on), DELETE ON absence TO liandong_hub`);
  }
}
