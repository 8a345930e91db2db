import { Migration } from '@mikro-orm/migrations';

/** Divisions, organizations with validity and successors (MISSION: townships merge), and the people who act for them. */
export class Migration0001Organizations extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE division (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{6}([0-9]{3})?$'),
        name text NOT NULL,
        parent_code text REFERENCES division,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        successor_code text REFERENCES division
      )`);
    this.addSql(`
      CREATE TABLE organization (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code text NOT NULL UNIQUE CHECK (code ~ '^[0-9a-z-]{2,32}$'),
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('TOWNSHIP', 'DEPARTMENT', 'COUNTY_GOVERNMENT', 'PROCURATORATE', 'COURT')),
        division_code text NOT NULL REFERENCES division,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        successor_id int REFERENCES organization
      )`);
    this.addSql(`COMMENT ON COLUMN organization.valid_to IS 'first day on which the organization no longer exists'`);
    this.addSql(`
      CREATE TABLE person (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        name text NOT NULL,
        organization_id int NOT NULL REFERENCES organization,
        UNIQUE (issuer, subject)
      )`);
    this.addSql(`CREATE INDEX person_organization ON person (organization_id)`);
  }
}
