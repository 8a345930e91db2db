import { Migration } from '@mikro-orm/migrations';

/** Columns that the county's assessment is made of beside those of its figures: numbers and moments, no text that anybody wrote. */
const counted: Readonly<Record<string, string>> = {
  proceeding: 'number',
  proceeding_deadline: 'id, paused_at',
  shared_record: 'due_at, shared_at',
};

/** 考核: what was due in a period, and which cases and records stand behind each number. */
export class Migration0109Assessment extends Migration {
  override up(): void {
    for (const [table, columns] of Object.entries(counted)) {
      this.addSql(`GRANT SELECT (${columns}) ON ${table} TO liandong_statistician`);
    }
    this.addSql(`CREATE INDEX proceeding_deadline_due ON proceeding_deadline (due_at, id)`);
  }
}
