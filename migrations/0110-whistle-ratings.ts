import { Migration } from '@mikro-orm/migrations';

const columns = ['rated_ids', 'dissatisfied_ids', 'belated_ids', 'unsolved_ids'];

/** 评哨 (U10): how the township that whistled rates those who came. Calls of before have no ratings. */
export class Migration0110WhistleRatings extends Migration {
  override up(): void {
    const added = columns.map((column) => `ADD COLUMN ${column} int[] NOT NULL DEFAULT '{}'`);
    this.addSql(`ALTER TABLE whistle_call ${added.join(', ')}`);
    this.addSql(`COMMENT ON COLUMN whistle_call.rated_ids IS 'who came and has been rated by the township'`);
    this.addSql(`COMMENT ON COLUMN whistle_call.dissatisfied_ids IS 'of those: with whom it is not satisfied'`);
    this.addSql(
      `COMMENT ON COLUMN whistle_call.belated_ids IS 'of those: who came too late for it, whatever the clock says'`,
    );
    this.addSql(`COMMENT ON COLUMN whistle_call.unsolved_ids IS 'of those: who has not solved what it was called for'`);
    this.addSql(`GRANT SELECT (proceeding_id, ${columns.join(', ')}) ON whistle_call TO liandong_statistician`);
    this.addSql(`CREATE POLICY statistician ON whistle_call FOR SELECT TO liandong_statistician USING (true)`);
  }
}
