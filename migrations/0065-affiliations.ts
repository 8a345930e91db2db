import { Migration } from '@mikro-orm/migrations';

/**
 * A person may act for several organizations: an affiliation each, with roles and access of its own. What stands becomes the affiliation
 * with the organization that somebody came for last, under the person's own number, so that ids and cursors that were given go on.
 */
export class Migration0065Affiliations extends Migration {
  override up(): void {
    // First of all: nobody may come between the copy and the triggers.
    this.addSql(`ALTER TABLE person ALTER organization_id DROP NOT NULL`);
    this.addSql(`
      CREATE TABLE affiliation (
        id int PRIMARY KEY DEFAULT nextval('person_id_seq'),
        person_id int NOT NULL REFERENCES person,
        organization_id int NOT NULL REFERENCES organization,
        roles text[] NOT NULL,
        deactivated_at timestamptz,
        access_changed_at timestamptz,
        UNIQUE (person_id, organization_id)
      )`);
    this.addSql(`COMMENT ON TABLE affiliation IS 'a person or system in an organization; a token chooses one'`);
    this.addSql(
      `COMMENT ON COLUMN affiliation.id IS 'of one sequence with people: an id that was given of a person names nobody else'`,
    );
    this.addSql(`COMMENT ON COLUMN affiliation.roles IS 'of the last token; U3 counts liaison officers by them'`);
    this.addSql(
      `COMMENT ON COLUMN affiliation.access_changed_at IS 'when access was ended or given again, by the database''s clock'`,
    );
    this.addSql(`
      INSERT INTO affiliation (id, person_id, organization_id, roles, deactivated_at, access_changed_at)
      SELECT id, id, organization_id, roles, deactivated_at, access_changed_at FROM person`);
    this.addSql(`CREATE INDEX affiliation_organization ON affiliation (organization_id, id)`);
    this.addSql(`CREATE INDEX affiliation_liaison ON affiliation (organization_id, id)
      WHERE 'LIAISON' = ANY (roles) AND deactivated_at IS NULL`);
    this.addSql(`CREATE INDEX affiliation_access_changed_at ON affiliation (access_changed_at)
      WHERE access_changed_at IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON affiliation TO liandong_hub`);
    this.addSql(`GRANT USAGE ON SEQUENCE person_id_seq TO liandong_hub`);
    this.nodesOfTheVersionBefore();
  }

  /**
   * They go on for some minutes and know one organization of a person. What they write is carried over, and whose access is ended or given
   * reaches them, whichever organization's it is: they ask again. No trigger follows from another. A migration of the next release drops
   * them with `organization_id`, `roles`, `deactivated_at` and `access_changed_at` of `person`, which nobody reads any more.
   */
  private nodesOfTheVersionBefore(): void {
    for (const column of ['organization_id', 'roles', 'deactivated_at', 'access_changed_at']) {
      this.addSql(`COMMENT ON COLUMN person.${column} IS 'for nodes of the version before; stands in affiliation'`);
    }
    this.addSql(`
      CREATE FUNCTION person_changes_organization() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.deactivated_at := (SELECT a.deactivated_at FROM affiliation a
          WHERE a.person_id = NEW.id AND a.organization_id = NEW.organization_id);
        RETURN NEW;
      END $$`);
    this.addSql(`CREATE TRIGGER person_changes_organization BEFORE UPDATE OF organization_id ON person FOR EACH ROW
      WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION person_changes_organization()`);
    this.addSql(`
      CREATE FUNCTION person_has_come() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO affiliation (id, person_id, organization_id, roles)
        VALUES (CASE TG_OP WHEN 'INSERT' THEN NEW.id ELSE nextval('person_id_seq') END, NEW.id, NEW.organization_id, NEW.roles)
        ON CONFLICT (person_id, organization_id) DO UPDATE SET roles = excluded.roles;
        RETURN NULL;
      END $$`);
    this.addSql(`CREATE TRIGGER person_has_come AFTER INSERT OR UPDATE OF organization_id, roles ON person FOR EACH ROW
      WHEN (pg_trigger_depth() = 0 AND NEW.organization_id IS NOT NULL) EXECUTE FUNCTION person_has_come()`);
    this.addSql(`
      CREATE FUNCTION person_access() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE affiliation SET deactivated_at = NEW.deactivated_at, access_changed_at = NEW.access_changed_at
        WHERE person_id = NEW.id AND organization_id = NEW.organization_id;
        RETURN NULL;
      END $$`);
    this.addSql(`CREATE TRIGGER person_access AFTER UPDATE OF access_changed_at ON person FOR EACH ROW
      WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION person_access()`);
    this.addSql(`
      CREATE FUNCTION affiliation_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE person SET organization_id = NEW.organization_id, roles = NEW.roles, deactivated_at = NEW.deactivated_at
        WHERE id = NEW.person_id AND coalesce(organization_id, NEW.organization_id) = NEW.organization_id;
        UPDATE person SET access_changed_at = NEW.access_changed_at
        WHERE id = NEW.person_id AND NEW.access_changed_at > coalesce(access_changed_at, '-infinity');
        RETURN NULL;
      END $$`);
    this.addSql(`CREATE TRIGGER affiliation_made AFTER INSERT ON affiliation FOR EACH ROW
      WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION affiliation_of_person()`);
    this.addSql(`CREATE TRIGGER affiliation_changed AFTER UPDATE ON affiliation FOR EACH ROW
      WHEN (pg_trigger_depth() = 0 AND (OLD.roles, OLD.deactivated_at, OLD.access_changed_at)
        IS DISTINCT FROM (NEW.roles, NEW.deactivated_at, NEW.access_changed_at)) EXECUTE FUNCTION affiliation_of_person()`);
  }
}
