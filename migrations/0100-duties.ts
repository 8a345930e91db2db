import { Migration } from '@mikro-orm/migrations';

/**
 * Mech 三(四)2: who holds a duty in an organization, from a day to a day: liaison officers (U3), enforcement officers, heads and deputies.
 * A holder is one person in one duty of one organization, for good; the terms say when, and what is known of them. Both are new: who signs in
 * with the role LIAISON goes on as it was.
 */
export class Migration0100Duties extends Migration {
  override up(): void {
    this.addSql(`CREATE SEQUENCE duty_holder_id_seq AS int`);
    this.addSql(`
      CREATE TABLE duty_holder (
        id int PRIMARY KEY DEFAULT nextval('duty_holder_id_seq'),
        organization_id int NOT NULL REFERENCES organization,
        duty text NOT NULL CHECK (duty IN ('LIAISON_OFFICER', 'ENFORCEMENT_OFFICER', 'HEAD', 'DEPUTY_HEAD')),
        person_name text NOT NULL CHECK (length(person_name) BETWEEN 1 AND 100)
      )`);
    this.addSql(`ALTER SEQUENCE duty_holder_id_seq OWNED BY duty_holder.id`);
    this.addSql(
      `COMMENT ON TABLE duty_holder IS 'a person in a duty of an organization; stays when all its terms were taken out'`,
    );
    this.addSql(
      `COMMENT ON COLUMN duty_holder.person_name IS 'of the latest term: by it somebody who comes back is found'`,
    );
    this.addSql(`CREATE INDEX duty_holder_organization ON duty_holder (organization_id, id)`);
    this.addSql(`CREATE INDEX duty_holder_duty ON duty_holder (duty, organization_id, id)`);
    this.addSql(`CREATE INDEX duty_holder_person ON duty_holder (organization_id, duty, person_name)`);
    this.addSql(`
      CREATE TABLE duty_term (
        holder_id int NOT NULL REFERENCES duty_holder,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        person_name text NOT NULL CHECK (length(person_name) BETWEEN 1 AND 100),
        telephone text CHECK (length(telephone) BETWEEN 1 AND 40),
        email text CHECK (length(email) BETWEEN 1 AND 254),
        certificate_number text CHECK (length(certificate_number) BETWEEN 1 AND 50),
        certificate_expires_on date,
        affiliation_id int REFERENCES affiliation,
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        end_basis text CHECK (length(end_basis) BETWEEN 1 AND 500),
        successor_id int REFERENCES duty_holder CHECK (successor_id <> holder_id),
        PRIMARY KEY (holder_id, valid_from),
        CHECK ((valid_to IS NULL) = (end_basis IS NULL)),
        CHECK (successor_id IS NULL OR valid_to IS NOT NULL),
        CHECK ((certificate_number IS NULL) = (certificate_expires_on IS NULL)),
        CONSTRAINT duty_term_one_a_day
          EXCLUDE USING gist (int4range(holder_id, holder_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&)
      )`);
    this.addSql(`COMMENT ON COLUMN duty_term.certificate_expires_on IS 'last day of the enforcement certificate'`);
    this.addSql(`COMMENT ON COLUMN duty_term.affiliation_id IS 'as whom the person signs in, where that is told'`);
    this.addSql(`COMMENT ON COLUMN duty_term.successor_id IS 'who took over when it ended'`);
    this.addSql(`CREATE INDEX duty_term_affiliation ON duty_term (affiliation_id) WHERE affiliation_id IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE (person_name) ON duty_holder TO liandong_hub`);
    this.addSql(`GRANT USAGE ON SEQUENCE duty_holder_id_seq TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON duty_term TO liandong_hub`);
  }
}
