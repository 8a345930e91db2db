import { Migration } from '@mikro-orm/migrations';

/** Whoever takes a case up says by when it expects to be done; whoever is not competent forwards it under the same number. */
export class Migration0068ExpectedAndForwarded extends Migration {
  override up(): void {
    for (const table of ['case_transfer', 'assistance_request']) {
      this.addSql(`
        ALTER TABLE ${table}
          ADD COLUMN expected_by date,
          ADD COLUMN forwarder_ids int[] NOT NULL DEFAULT '{}'`);
      this.addSql(`GRANT SELECT (forwarder_ids) ON ${table} TO liandong_statistician`);
      this.addSql(`COMMENT ON COLUMN ${table}.forwarder_ids IS 'who had it and forwarded it, in that order'`);
    }
    this.addSql(
      `ALTER TABLE assistance_request ADD COLUMN accepted_at timestamptz, ADD COLUMN forwarded_at timestamptz`,
    );
    this.addSql(`GRANT SELECT (forwarded_at) ON assistance_request TO liandong_statistician`);
    this.addSql(`COMMENT ON COLUMN assistance_request.forwarded_at IS 'since when whoever has it now has it'`);
  }
}
