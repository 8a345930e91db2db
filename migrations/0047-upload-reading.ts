import { Migration } from '@mikro-orm/migrations';

/** A file bears the mark of the process that reads it: one that ended over a file does not take its mark away. */
export class Migration0047UploadReading extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE upload ADD COLUMN read_by uuid`);
    this.addSql(`COMMENT ON COLUMN upload.read_by IS 'the process that reads the file'`);
  }
}
