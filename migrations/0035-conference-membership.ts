import { Migration } from '@mikro-orm/migrations';

/** Conf 3, 4, 6: who belongs to the joint conference and who holds its offices, through time. Every member reads both. */
export class Migration0035ConferenceMembership extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE conference_membership (
        organization_id int NOT NULL REFERENCES organization,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        decision text NOT NULL CHECK (length(decision) BETWEEN 1 AND 500),
        end_decision text CHECK (length(end_decision) BETWEEN 1 AND 500),
        PRIMARY KEY (organization_id, valid_from),
        CHECK ((valid_to IS NULL) = (end_decision IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN conference_membership.decision IS 'the decision that made it a member (J3)'`);
    this.addSql(`CREATE UNIQUE INDEX conference_membership_open ON conference_membership (organization_id)
      WHERE valid_to IS NULL`);
    this.addSql(`
      CREATE TABLE conference_term_role (
        role text NOT NULL CHECK (role IN ('CONVENER', 'DEPUTY_CONVENER', 'OFFICE_DIRECTOR')),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        organization_id int NOT NULL REFERENCES organization,
        title text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
        person_name text CHECK (length(person_name) BETWEEN 1 AND 100),
        basis text NOT NULL CHECK (length(basis) BETWEEN 1 AND 500),
        PRIMARY KEY (role, valid_from)
      )`);
    this.addSql(
      `COMMENT ON COLUMN conference_term_role.title IS 'the office by which somebody holds the role (J4, J10)'`,
    );
    this.addSql(`CREATE UNIQUE INDEX conference_term_role_open ON conference_term_role (role) WHERE valid_to IS NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON conference_membership, conference_term_role TO liandong_hub`);
  }
}
