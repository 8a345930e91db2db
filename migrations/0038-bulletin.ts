import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Conf 5(一): the office's bulletins, until they are shared as dynamic information. */
export class Migration0038Bulletin extends Migration {
  override up(): void {
    // The record is written behind the bulletin's step, in the same transaction.
    this.addSql(`
      CREATE TABLE bulletin (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        office_id int NOT NULL REFERENCES organization,
        period_from date NOT NULL,
        period_to date NOT NULL CHECK (period_to >= period_from),
        issue_number text,
        content text NOT NULL,
        published_at timestamptz,
        record_id uuid REFERENCES shared_record DEFERRABLE INITIALLY DEFERRED,
        CHECK ((published_at IS NULL) = (record_id IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN bulletin.record_id IS 'the record of category 6 as which it was shared (J5)'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON bulletin TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('bulletin', policies)) this.addSql(statement);
  }
}
