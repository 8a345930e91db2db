import { Migration } from '@mikro-orm/migrations';

/** 三(一)4: bodies inside or below a department or township, which act in their own name only where a law lets them (T10). */
export class Migration0039SubordinateBodies extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE organization DROP CONSTRAINT organization_kind_check`);
    this.addSql(`
      ALTER TABLE organization ADD CONSTRAINT organization_kind_check CHECK (kind IN
        ('TOWNSHIP', 'DEPARTMENT', 'COUNTY_GOVERNMENT', 'PROCURATORATE', 'COURT', 'SUBORDINATE_BODY')) NOT VALID`);
    this.addSql(`ALTER TABLE organization VALIDATE CONSTRAINT organization_kind_check`);
  }
}
