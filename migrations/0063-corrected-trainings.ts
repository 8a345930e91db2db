import { Migration } from '@mikro-orm/migrations';
import { seenProceeding } from './row-policy.js';

/** What was told wrongly of a training is put right by whoever recorded it (A6). */
export class Migration0063CorrectedTrainings extends Migration {
  override up(): void {
    this.addSql(`GRANT UPDATE (subject) ON training TO liandong_hub`);
    this.addSql(`CREATE POLICY hub_update ON training FOR UPDATE TO liandong_hub USING (${seenProceeding})`);
  }
}
