import { Migration } from '@mikro-orm/migrations';

/** Proceedings that were opened before their procedure had a clock for where they stand are found, so that it begins. */
export class Migration0059UnheldProceedings extends Migration {
  override up(): void {
    const role = 'liandong_keeper';
    this.addSql(`GRANT SELECT (closed_at) ON proceeding TO ${role}`);
    this.addSql(`
      CREATE FUNCTION unheld_proceedings(behind uuid, most int)
      RETURNS TABLE (proceeding_id uuid, opened_by int) LANGUAGE sql STABLE AS $$
        SELECT p.id, p.opened_by FROM proceeding p
        WHERE p.closed_at IS NULL AND (behind IS NULL OR p.id > behind)
          AND NOT EXISTS (SELECT FROM proceeding_deadline d
            WHERE d.proceeding_id = p.id AND d.met_at IS NULL AND d.ended_at IS NULL)
        ORDER BY p.id LIMIT most
      $$`);
    const signature = 'unheld_proceedings(uuid, int)';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
