import { Migration } from '@mikro-orm/migrations';
import { acting, protect } from './row-policy.js';

const holds = `EXISTS (SELECT FROM attachment_holder h WHERE h.sha256 = attachment.sha256 AND h.organization_id = ${acting})`;

/**
 * Uploaded files by the SHA-256 of their bytes, and which organizations have them. Whoever has them not does not see that there
 * are any; a name belongs to whoever gave it. The hub itself reads only: rows are written by functions that hold to the
 * organization that acts.
 */
export class Migration0021Attachments extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE attachment (
        sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
        size int NOT NULL CHECK (size > 0),
        content_type text NOT NULL,
        scan text NOT NULL CHECK (scan IN ('CLEAN', 'NOT_SCANNED')),
        stored_as text NOT NULL UNIQUE,
        stored_at timestamptz NOT NULL
      )`);
    this.addSql(`COMMENT ON COLUMN attachment.stored_as IS 'key of the bytes in the storage'`);
    this.addSql(`
      CREATE TABLE attachment_holder (
        organization_id int NOT NULL REFERENCES organization,
        sha256 bytea NOT NULL REFERENCES attachment,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        uploaded_by_organization_id int NOT NULL REFERENCES organization,
        uploaded_by_person_id int NOT NULL REFERENCES person,
        uploaded_at timestamptz NOT NULL,
        held_since timestamptz NOT NULL,
        referred_at timestamptz,
        PRIMARY KEY (organization_id, sha256)
      )`);
    this.addSql(
      `COMMENT ON COLUMN attachment_holder.referred_at IS 'when something first referred to it; null: it is forgotten'`,
    );
    // What has no holder left, and what nobody has referred to.
    this.addSql(`CREATE INDEX attachment_holder_sha256 ON attachment_holder (sha256)`);
    this.addSql(
      `CREATE INDEX attachment_holder_unreferred ON attachment_holder (held_since) WHERE referred_at IS NULL`,
    );

    this.addSql(`GRANT SELECT ON attachment, attachment_holder TO liandong_hub`);
    const policies = { attachment: { select: holds }, attachment_holder: { select: `organization_id = ${acting}` } };
    for (const [table, conditions] of Object.entries(policies)) {
      for (const statement of protect(table, conditions)) this.addSql(statement);
      this.addSql(`CREATE POLICY keeper ON ${table} TO liandong_keeper USING (true) WITH CHECK (true)`);
    }
    this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON attachment, attachment_holder TO liandong_keeper`);
    this.functions();
  }

  private functions(): void {
    // Gives where the bytes are: somewhere else than `place` when another upload was first.
    this.addSql(`
      CREATE FUNCTION keep_attachment(
        content bytea, bytes int, media_type text, result text, place text, file_name text, person int, at timestamptz
      ) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE
        organization int := ${acting};
        kept text;
      BEGIN
        INSERT INTO attachment AS a (sha256, size, content_type, scan, stored_as, stored_at)
        VALUES (content, bytes, media_type, result, place, at)
        ON CONFLICT (sha256) DO UPDATE SET scan = CASE WHEN a.scan = 'CLEAN' THEN a.scan ELSE excluded.scan END
        RETURNING a.stored_as INTO kept;
        INSERT INTO attachment_holder AS h (
          organization_id, sha256, name, uploaded_by_organization_id, uploaded_by_person_id, uploaded_at, held_since
        ) VALUES (organization, content, file_name, organization, person, at, at)
        ON CONFLICT (organization_id, sha256) DO UPDATE SET held_since = greatest(h.held_since, excluded.held_since);
        RETURN kept;
      END $$`);
    // Bytes that were lost come back with whoever sends them again.
    this.addSql(`
      CREATE FUNCTION replace_attachment(content bytea, lost text, place text) RETURNS boolean LANGUAGE sql AS $$
        UPDATE attachment SET stored_as = place WHERE sha256 = content AND stored_as = lost RETURNING true
      $$`);
    // How many of the contents the acting organization holds itself. Its own rows are locked, so that none is forgotten meanwhile.
    this.addSql(`
      CREATE FUNCTION hold_attachments(contents bytea[], organizations int[], at timestamptz) RETURNS int
      LANGUAGE plpgsql AS $$
      DECLARE
        held int;
      BEGIN
        UPDATE attachment_holder SET referred_at = coalesce(referred_at, at)
        WHERE organization_id = ${acting} AND sha256 = ANY (contents);
        GET DIAGNOSTICS held = ROW_COUNT;
        INSERT INTO attachment_holder AS other (
          organization_id, sha256, name, uploaded_by_organization_id, uploaded_by_person_id, uploaded_at, held_since, referred_at
        )
        SELECT party, own.sha256, own.name, own.uploaded_by_organization_id, own.uploaded_by_person_id, own.uploaded_at, at, at
        FROM attachment_holder own CROSS JOIN unnest(organizations) AS party
        WHERE own.organization_id = ${acting} AND own.sha256 = ANY (contents) AND party <> own.organization_id
        ORDER BY party, own.sha256
        ON CONFLICT (organization_id, sha256) DO UPDATE SET referred_at = coalesce(other.referred_at, excluded.referred_at);
        RETURN held;
      END $$`);
    // Where the bytes lie that nobody holds any more.
    this.addSql(`
      CREATE FUNCTION forget_attachments(before timestamptz) RETURNS SETOF text LANGUAGE plpgsql AS $$
      BEGIN
        RETURN QUERY
        WITH dropped AS (
          DELETE FROM attachment_holder WHERE referred_at IS NULL AND held_since < before RETURNING organization_id, sha256
        )
        DELETE FROM attachment a WHERE a.sha256 IN (SELECT d.sha256 FROM dropped d) AND NOT EXISTS (
          SELECT FROM attachment_holder h
          WHERE h.sha256 = a.sha256 AND (h.organization_id, h.sha256) NOT IN (SELECT d.organization_id, d.sha256 FROM dropped d)
        ) RETURNING a.stored_as;
      END $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO liandong_keeper`);
    for (const signature of [
      'keep_attachment(bytea, int, text, text, text, text, int, timestamptz)',
      'replace_attachment(bytea, text, text)',
      'hold_attachments(bytea[], int[], timestamptz)',
      'forget_attachments(timestamptz)',
    ]) {
      this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
      this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
      this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
      this.addSql(`ALTER FUNCTION ${signature} OWNER TO liandong_keeper`);
    }
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM liandong_keeper`);
  }
}
