import { Migration } from '@mikro-orm/migrations';

/**
 * Tiers have the codes, items and conditions of the benchmarks that they come from; stages of a work procedure have a number, a post that is
 * responsible and a time limit that can be counted (S5). A step that a hub before this version writes meanwhile has no number.
 */
export class Migration0086WorkProcedures extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE discretion_standard ADD COLUMN applies_to text`);
    this.addSql(
      `COMMENT ON COLUMN discretion_standard.violation IS 'the violation; empty for a work procedure, which says what it applies to'`,
    );
    this.addSql(`
      ALTER TABLE discretion_tier
        ADD COLUMN code text,
        ADD COLUMN item_code text,
        ADD COLUMN conditions text,
        ADD COLUMN legal_basis text`);
    this.addSql(`
      ALTER TABLE procedure_step
        ADD COLUMN number int CHECK (number > 0),
        ADD COLUMN content text,
        ADD COLUMN post text,
        ADD COLUMN limit_amount int CHECK (limit_amount > 0),
        ADD COLUMN limit_unit text CHECK ((limit_unit IS NULL) = (limit_amount IS NULL))`);
    // The policies hold for the owner too, who acts for nobody here.
    this.addSql(`ALTER TABLE procedure_step NO FORCE ROW LEVEL SECURITY`);
    this.addSql(`UPDATE procedure_step SET number = ordinal`);
    this.addSql(`ALTER TABLE procedure_step FORCE ROW LEVEL SECURITY`);
  }
}
