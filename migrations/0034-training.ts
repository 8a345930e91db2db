import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Mech 三(五)2: the typed facts of trainings. */
export class Migration0034Training extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE training (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        organizer_id int NOT NULL REFERENCES organization,
        kind text NOT NULL CHECK (kind IN ('PLACEMENT', 'COURSE', 'EXAMINATION')),
        subject text NOT NULL,
        item_codes text[] NOT NULL,
        held_on date NOT NULL,
        ended_on date CHECK (ended_on >= held_on),
        hours int NOT NULL CHECK (hours > 0),
        township_ids int[] NOT NULL CHECK (cardinality(township_ids) > 0),
        participants int[] NOT NULL CHECK (cardinality(participants) = cardinality(township_ids)),
        passed int[] CHECK (cardinality(passed) = cardinality(township_ids)),
        CHECK ((kind = 'EXAMINATION') = (passed IS NOT NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN training.participants IS 'how many of each township took part, at the places of township_ids'`,
    );
    this.addSql(`COMMENT ON COLUMN training.passed IS 'how many of each township passed; null if not examined'`);
    this.addSql(`CREATE INDEX training_organizer ON training (organizer_id)`);
    this.addSql(`GRANT SELECT, INSERT ON training TO liandong_hub`);
    for (const statement of protect('training', { select: seenProceeding, insert: `${acting} > 0` })) {
      this.addSql(statement);
    }
  }
}
