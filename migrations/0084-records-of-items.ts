import { Migration } from '@mikro-orm/migrations';
import { seen } from './row-policy.js';

/** Records by any of many items, as by one (see migration 0009). */
export class Migration0084RecordsOfItems extends Migration {
  override up(): void {
    const role = 'liandong_search';
    const signature = 'records_of_items(text[])';
    this.addSql(`
      CREATE FUNCTION records_of_items(codes text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000 AS $$
        SELECT id FROM shared_record WHERE item_codes && codes AND ${seen}
      $$`);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }
}
