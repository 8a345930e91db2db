import { Migration } from '@mikro-orm/migrations';

const record = 'record_id uuid PRIMARY KEY REFERENCES shared_record';
const ofRecord =
  'record_id uuid NOT NULL REFERENCES shared_record, ordinal int NOT NULL, PRIMARY KEY (record_id, ordinal)';

/** One typed table a category of Mech 三(三) 1-8, keyed by the record: figures are columns, never JSON paths. */
export class Migration0005Categories extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE legal_adjustment (
        ${record},
        instrument_title text NOT NULL,
        level text NOT NULL,
        adjustment_kind text NOT NULL,
        adopted_on date NOT NULL,
        effective_on date,
        issuing_body text,
        document_number text,
        summary text
      )`);
    this.addSql(`CREATE INDEX legal_adjustment_instrument ON legal_adjustment (instrument_title, adopted_on)`);

    this.addSql(`CREATE TABLE supervision_information (${record}, summary text NOT NULL)`);

    this.addSql(`
      CREATE TABLE penalty_decision (
        ${record},
        decision_number text NOT NULL,
        normalized_number text NOT NULL,
        decided_on date NOT NULL,
        party_name text NOT NULL,
        party_kind text NOT NULL,
        party_code text,
        violation text NOT NULL,
        facts text NOT NULL,
        legal_basis text NOT NULL,
        penalty_kinds text[] NOT NULL CHECK (cardinality(penalty_kinds) > 0),
        heaviest_kind text NOT NULL,
        content text NOT NULL,
        fine_amount numeric(18,2) CHECK (fine_amount >= 0),
        confiscated_amount numeric(18,2) CHECK (confiscated_amount >= 0),
        item_code text,
        execution_status text NOT NULL,
        executed_on date
      )`);
    this.addSql(`CREATE INDEX penalty_decision_number ON penalty_decision (normalized_number)`);
    this.addSql(`CREATE INDEX penalty_decision_decided_on ON penalty_decision (decided_on)`);
    this.addSql(
      `CREATE INDEX penalty_decision_party_code ON penalty_decision (party_code) WHERE party_code IS NOT NULL`,
    );

    this.addSql(`
      CREATE TABLE statistical_data (
        ${record},
        period_from date NOT NULL,
        period_to date NOT NULL CHECK (period_to >= period_from)
      )`);
    this.addSql(`
      CREATE TABLE statistical_indicator (
        code text NOT NULL,
        name text NOT NULL,
        unit text NOT NULL,
        value numeric NOT NULL,
        ${ofRecord}
      )`);
    this.addSql(`CREATE INDEX statistical_indicator_code ON statistical_indicator (code)`);

    this.addSql(`
      CREATE TABLE discretion_standard (
        ${record},
        kind text NOT NULL,
        violation text NOT NULL,
        legal_basis text NOT NULL,
        effective_on date NOT NULL
      )`);
    this.addSql(`
      CREATE TABLE discretion_tier (
        circumstance text NOT NULL,
        tier text NOT NULL,
        range text NOT NULL,
        minimum_fine numeric(18,2) CHECK (minimum_fine >= 0),
        maximum_fine numeric(18,2) CHECK (maximum_fine >= minimum_fine),
        ${ofRecord}
      )`);
    this.addSql(`CREATE TABLE procedure_step (title text NOT NULL, "limit" text, ${ofRecord})`);

    this.addSql(`
      CREATE TABLE activity_report (${record}, kind text NOT NULL, summary text NOT NULL, occurred_on date NOT NULL)`);
    this.addSql(`
      CREATE TABLE complaint_handling (${record}, received_on date NOT NULL, handling_status text NOT NULL, summary text NOT NULL)`);
    this.addSql(`CREATE TABLE other_information (${record}, summary text NOT NULL)`);
  }
}
