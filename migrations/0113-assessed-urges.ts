import { Migration } from '@mikro-orm/migrations';

/** 考核 counts who was urged, and who answered in time: who, when and by which rule, nothing that anybody wrote. */
export class Migration0113AssessedUrges extends Migration {
  override up(): void {
    this.addSql(
      `GRANT SELECT (id, procedure, number, rule, responsible_id, urged_at, answer_by, answered_at) ON urge TO liandong_statistician`,
    );
    this.addSql(`CREATE POLICY statistician ON urge FOR SELECT TO liandong_statistician USING (true)`);
  }
}
