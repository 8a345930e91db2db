import { Migration } from '@mikro-orm/migrations';
import { acting } from './row-policy.js';

/** Facts of procedures that name one item, and those that name several since before. */
const one = ['case_transfer', 'complaint', 'dispute', 'reverse_referral'];
/** Of those, the ones whose column has no index yet. */
const unindexed = ['case_transfer', 'complaint'];
const several = ['training'];
/** Those that may name several from now on. */
const added = [
  'agenda_topic',
  'archive_consultation',
  'assistance_request',
  'consultation',
  'criminal_referral',
  'danger_notice',
  'joint_operation',
  'police_support',
  'supervised_matter',
  'whistle_call',
];

/** Every procedure that may concern items names them, and all are found by them: by a function that may use the indexes (see 0009). */
export class Migration0098ItemsOfProceedings extends Migration {
  override up(): void {
    const role = 'liandong_search';
    for (const table of added) {
      this.addSql(`ALTER TABLE ${table} ADD COLUMN item_codes text[] NOT NULL DEFAULT '{}'`);
      this.addSql(`COMMENT ON COLUMN ${table}.item_codes IS 'codes of the enforcement items that it concerns'`);
    }
    for (const table of [...several, ...added]) {
      this.addSql(`CREATE INDEX ${table}_items ON ${table} USING gin (item_codes) WHERE item_codes <> '{}'`);
      this.read(role, table, 'item_codes');
    }
    for (const table of unindexed)
      this.addSql(`CREATE INDEX ${table}_item ON ${table} (item_code) WHERE item_code IS NOT NULL`);
    for (const table of one) this.read(role, table, 'item_code');
    const named = [
      ...one.map(
        (table) => `SELECT proceeding_id FROM ${table} WHERE item_code IS NOT NULL AND item_code = ANY (codes)`,
      ),
      ...[...several, ...added].map(
        (table) => `SELECT proceeding_id FROM ${table} WHERE item_codes <> '{}' AND item_codes && codes`,
      ),
    ].join('\n          UNION ALL ');
    this.addSql(`
      CREATE FUNCTION proceedings_of_items(codes text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1000 AS $$
        SELECT p.id FROM (
          ${named}
        ) n JOIN proceeding p ON p.id = n.proceeding_id
        WHERE ${acting} = ANY (p.audience)
      $$`);
    const signature = 'proceedings_of_items(text[])';
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${role}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${role}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${role}`);
  }

  private read(role: string, table: string, column: string): void {
    this.addSql(`GRANT SELECT (proceeding_id, ${column}) ON ${table} TO ${role}`);
    this.addSql(`CREATE POLICY search ON ${table} FOR SELECT TO ${role} USING (true)`);
  }
}
