import { Migration } from '@mikro-orm/migrations';
import { ownRecord, protect, seenRecord } from './row-policy.js';

/** What reconsideration or a court made of a penalty decision, which stays shared and says how it stands. */
export class Migration0051DecisionReviews extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE decision_review (
        record_id uuid NOT NULL REFERENCES penalty_decision,
        ordinal int NOT NULL,
        reviewer text NOT NULL CHECK (reviewer IN ('RECONSIDERATION', 'COURT')),
        outcome text NOT NULL CHECK (
          outcome IN ('UPHELD', 'CHANGED', 'PARTLY_SET_ASIDE', 'SET_ASIDE', 'FOUND_UNLAWFUL', 'FOUND_VOID')),
        document_number text NOT NULL CHECK (document_number <> ''),
        normalized_number text NOT NULL,
        decided_on date NOT NULL,
        summary text NOT NULL,
        PRIMARY KEY (record_id, ordinal),
        UNIQUE (record_id, reviewer, normalized_number)
      )`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON decision_review TO liandong_hub`);
    const policies = { select: seenRecord, insert: ownRecord, update: ownRecord };
    for (const statement of protect('decision_review', policies)) this.addSql(statement);
    this.addSql(`
      ALTER TABLE penalty_decision ADD COLUMN standing text NOT NULL DEFAULT 'IN_FORCE' CHECK (
        standing IN ('IN_FORCE', 'CHANGED', 'PARTLY_SET_ASIDE', 'SET_ASIDE', 'FOUND_UNLAWFUL', 'FOUND_VOID'))`);
    this.addSql(`COMMENT ON COLUMN penalty_decision.standing IS 'what the latest review made of the decision'`);
    // Not valid at first: rows that stand are of the kinds before, and need no second look.
    this.addSql(`ALTER TABLE record_revision DROP CONSTRAINT record_revision_kind_check`);
    this.addSql(`
      ALTER TABLE record_revision ADD CONSTRAINT record_revision_kind_check CHECK (kind IN
        ('REGISTERED', 'PUBLISHED', 'EXTENDED', 'REVISED', 'EXECUTION_UPDATED', 'DECISION_REVIEWED', 'WITHDRAWN')) NOT VALID`);
  }
}
