import { Migration } from '@mikro-orm/migrations';

/** Which days are worked, by which official notice, and the dated values where the regulation is silent. */
export class Migration0002CalendarAndPolicies extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE calendar_day (
        day date PRIMARY KEY,
        working boolean NOT NULL,
        name text,
        notice text,
        announced boolean NOT NULL,
        CONSTRAINT calendar_day_cites_notice CHECK (NOT announced OR notice IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN calendar_day.name IS 'holiday, or the one a worked weekend makes up for'`);
    this.addSql(
      `COMMENT ON COLUMN calendar_day.notice IS 'number and address of the official notice that decides the day'`,
    );
    this.addSql(
      `COMMENT ON COLUMN calendar_day.announced IS 'false: an expectation, answers that rest on it are PROVISIONAL'`,
    );

    // A constraint on equal names and overlapping periods would need the extension btree_gist; as a range of its own, a name
    // overlaps exactly itself, which the gist operators of every PostgreSQL can tell.
    this.addSql(`CREATE TYPE text_range AS RANGE (subtype = text, collation = "C")`);
    this.addSql(`
      CREATE TABLE policy (
        name text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        value int NOT NULL CHECK (value > 0),
        basis text NOT NULL CHECK (basis <> ''),
        PRIMARY KEY (name, valid_from),
        CONSTRAINT policy_one_value_a_day
          EXCLUDE USING gist (text_range(name, name, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&)
      )`);
    this.addSql(
      `COMMENT ON COLUMN policy.valid_to IS 'first day on which the value no longer holds; null: until changed'`,
    );
    this.addSql(`COMMENT ON COLUMN policy.value IS 'whole number in the unit that the name ends in'`);
    this.addSql(`COMMENT ON COLUMN policy.basis IS 'clause that leaves the value open, or the decision that set it'`);
  }
}
