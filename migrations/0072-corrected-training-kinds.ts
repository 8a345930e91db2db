import { Migration } from '@mikro-orm/migrations';

/** How a training was held and which items it was about are put right too, by whoever recorded it (A6). */
export class Migration0072CorrectedTrainingKinds extends Migration {
  override up(): void {
    this.addSql(`GRANT UPDATE (kind, item_codes) ON training TO liandong_hub`);
  }
}
