import { Migration } from '@mikro-orm/migrations';
import { ownRecord, protect, seenRecord } from './row-policy.js';

/**
 * What happens to a penalty decision after it was made: payments, instalments, surcharges, enforcement. How far it is executed follows from
 * them; where nothing of them is told it stays as its publisher has said.
 */
export class Migration0089ExecutionEvents extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE execution_event (
        record_id uuid NOT NULL REFERENCES penalty_decision,
        ordinal int NOT NULL CHECK (ordinal BETWEEN 1 AND 100),
        kind text NOT NULL CHECK (kind IN ('PAYMENT', 'INSTALMENTS', 'SURCHARGE', 'PERFORMED', 'SUSPENDED', 'RESUMED',
          'ENFORCEMENT_APPLIED', 'ENFORCEMENT_ACCEPTED', 'ENFORCEMENT_DONE', 'ENFORCEMENT_TERMINATED')),
        occurred_on date NOT NULL,
        amount numeric(18,2) CHECK (amount > 0),
        instalment_days text[] NOT NULL DEFAULT '{}',
        instalment_amounts text[] NOT NULL DEFAULT '{}' CHECK (cardinality(instalment_amounts) = cardinality(instalment_days)),
        means text CHECK (means IN ('COURT', 'SUBSTITUTE')),
        note text,
        is_cancelled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (record_id, ordinal),
        CONSTRAINT execution_event_amount CHECK ((amount IS NOT NULL) = (kind IN ('PAYMENT', 'SURCHARGE'))),
        CONSTRAINT execution_event_instalments CHECK ((cardinality(instalment_days) > 0) = (kind = 'INSTALMENTS')),
        CONSTRAINT execution_event_means CHECK ((means IS NOT NULL) = (kind = 'ENFORCEMENT_APPLIED'))
      )`);
    this.addSql(`COMMENT ON TABLE execution_event IS 'what happened to a penalty decision after it was made (S3)'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON execution_event TO liandong_hub`);
    const policies = { select: seenRecord, insert: ownRecord, update: ownRecord };
    for (const statement of protect('execution_event', policies)) this.addSql(statement);
    this.addSql(`
      ALTER TABLE penalty_decision
        ADD COLUMN surcharge_amount numeric(18,2), ADD COLUMN paid_amount numeric(18,2), ADD COLUMN outstanding_amount numeric(18,2)`);
    const comments = {
      surcharge_amount: 'added to the fine for late payment, by its events; null: nothing is told',
      paid_amount: 'paid of fine and surcharge, by its events; null: nothing is told',
      outstanding_amount: 'what is left of fine and surcharge; null: nothing is told',
    };
    for (const [column, comment] of Object.entries(comments)) {
      this.addSql(`COMMENT ON COLUMN penalty_decision.${column} IS '${comment}'`);
    }
  }
}
