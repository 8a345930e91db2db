import { Migration } from '@mikro-orm/migrations';

/**
 * The boundaries of Mech 二 (rules G2, G3): which department lists which enforcement item from when to when, and to which township
 * it was handed over. Two departments may list the same code, and a list may end while a delegation runs: real lists do so, and
 * the coverage report shows it. All members read them, so no row-level security.
 */
export class Migration0020Jurisdiction extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE enforcement_item (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        code text NOT NULL CHECK (code ~ '^[0-9A-Za-z._-]{1,64}$'),
        department_id int NOT NULL REFERENCES organization,
        UNIQUE (code, department_id)
      )`);
    this.addSql(`CREATE INDEX enforcement_item_department ON enforcement_item (department_id, code)`);

    // A number as a range of its own overlaps exactly itself: no need of the extension btree_gist (see migration 0002).
    this.addSql(`
      CREATE TABLE enforcement_item_version (
        item_id int NOT NULL REFERENCES enforcement_item,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        name text NOT NULL CHECK (name <> ''),
        legal_basis text NOT NULL CHECK (legal_basis <> ''),
        penalties text,
        basis text NOT NULL CHECK (basis <> ''),
        search_text text NOT NULL,
        search_bigrams text[] NOT NULL GENERATED ALWAYS AS (search_bigrams(search_text)) STORED,
        PRIMARY KEY (item_id, valid_from),
        CONSTRAINT enforcement_item_one_version_a_day
          EXCLUDE USING gist (int4range(item_id, item_id, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&)
      )`);
    this.addSql(
      `COMMENT ON COLUMN enforcement_item_version.valid_to IS 'first day on which it no longer holds; null: until changed'`,
    );
    this.addSql(
      `COMMENT ON COLUMN enforcement_item_version.basis IS 'document that published the list with this version'`,
    );
    this.addSql(`CREATE INDEX enforcement_item_version_bigrams ON enforcement_item_version USING gin (search_bigrams)`);
    this.addSql(`CREATE INDEX enforcement_item_version_from ON enforcement_item_version (valid_from)`);

    this.addSql(`
      CREATE TABLE delegation (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        item_id int NOT NULL REFERENCES enforcement_item,
        township_id int NOT NULL REFERENCES organization,
        delegated_from date NOT NULL,
        revoked_on date CHECK (revoked_on > delegated_from),
        basis text NOT NULL CHECK (basis <> ''),
        revocation_basis text,
        UNIQUE (item_id, township_id, delegated_from),
        CHECK ((revoked_on IS NULL) = (revocation_basis IS NULL)),
        CONSTRAINT delegation_once_a_day EXCLUDE USING gist (
          int4range(item_id, item_id, '[]') WITH &&, int4range(township_id, township_id, '[]') WITH &&,
          daterange(delegated_from, revoked_on) WITH &&)
      )`);
    this.addSql(
      `COMMENT ON COLUMN delegation.delegated_from IS 'day of the handover, the first on which the township acts'`,
    );
    this.addSql(`COMMENT ON COLUMN delegation.revoked_on IS 'first day on which the department acts again'`);
    this.addSql(`CREATE INDEX delegation_township ON delegation (township_id, item_id)`);

    this.addSql(`GRANT SELECT, INSERT ON enforcement_item, enforcement_item_version, delegation TO liandong_hub`);
    this.addSql(
      `GRANT UPDATE (valid_to, name, legal_basis, penalties, basis, search_text) ON enforcement_item_version TO liandong_hub`,
    );
    this.addSql(`GRANT UPDATE (revoked_on, basis, revocation_basis) ON delegation TO liandong_hub`);
  }
}
