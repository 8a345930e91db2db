import { Migration } from '@mikro-orm/migrations';

/** An organization lists its imports, newest first. */
export class Migration0019PenaltyImportList extends Migration {
  override up(): void {
    this.addSql(`CREATE INDEX penalty_import_page ON penalty_import (organization_id, started_at DESC, id DESC)`);
  }
}
