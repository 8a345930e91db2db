import { Migration } from '@mikro-orm/migrations';

/**
 * Names of organizations from a day to a day, since an organization is renamed and goes on. One that never was has no rows: it bears the
 * name that it was registered under.
 */
export class Migration0066OrganizationNames extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE organization_name (
        organization_id int NOT NULL REFERENCES organization,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        PRIMARY KEY (organization_id, valid_from),
        CONSTRAINT organization_name_one_a_day
          EXCLUDE USING gist (int4range(organization_id, organization_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&)
      )`);
    this.addSql(`COMMENT ON TABLE organization_name IS 'names of organizations that were renamed, each from a day on'`);
    this.addSql(
      `COMMENT ON COLUMN organization.name IS 'of today, within a minute; organization_name has those of other days'`,
    );
    this.addSql(`GRANT SELECT, INSERT, DELETE ON organization_name TO liandong_hub`);
  }
}
