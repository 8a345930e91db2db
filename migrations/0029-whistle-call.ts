import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(四)3: the typed facts of whistle calls. Who reported when stands with the clocks, one for each who is called. */
export class Migration0029WhistleCall extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE whistle_call (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        caller_id int NOT NULL REFERENCES organization,
        called_ids int[] NOT NULL CHECK (cardinality(called_ids) > 0 AND NOT caller_id = ANY (called_ids)),
        reported_ids int[] NOT NULL CHECK (reported_ids <@ called_ids),
        matter text NOT NULL,
        place text NOT NULL,
        result text,
        cancel_reason text
      )`);
    this.addSql(`CREATE INDEX whistle_call_caller ON whistle_call (caller_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON whistle_call TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const statement of protect('whistle_call', policies)) this.addSql(statement);
  }
}
