import { Migration } from '@mikro-orm/migrations';

/** Documents that were registered to be asked by their hash. Nobody can store a hash that is not its text's. */
export class Migration0011TrustedDocuments extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE trusted_document (
        hash text PRIMARY KEY CHECK (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
        text text NOT NULL,
        registered_at timestamptz NOT NULL,
        registered_by int NOT NULL REFERENCES person,
        organization_id int NOT NULL REFERENCES organization
      )`);
    this.addSql('GRANT SELECT, INSERT ON trusted_document TO liandong_hub');
  }
}
