import { Migration } from '@mikro-orm/migrations';

/** Numbers that offices have given the documents of a proceeding, and what a step put right. */
export class Migration0062DocumentNumbers extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE proceeding ADD COLUMN document_numbers jsonb`);
    this.addSql(
      `COMMENT ON COLUMN proceeding.document_numbers IS 'numbers of its documents, by draft and by whose document it is'`,
    );
    this.addSql(`ALTER TABLE proceeding_step ADD COLUMN changes jsonb`);
    this.addSql(
      `COMMENT ON COLUMN proceeding_step.changes IS 'what it put right: by field, what stood before and stands since'`,
    );
  }
}
