import { Migration } from '@mikro-orm/migrations';

const masked = ['representative_number', 'party_number'];
const certificates = [
  'registration_number',
  'organization_code',
  'tax_number',
  'institution_certificate',
  'association_certificate',
  'representative_document',
  'party_document',
  ...masked,
];

/**
 * An import of penalties may come with a mapping of its columns, and tells which columns of its file it left out; the table of 双公示 is taken
 * over whole, with the legal representative and the certificates.
 */
export class Migration0097MappedImports extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE penalty_import ADD COLUMN mapping jsonb`);
    this.addSql(
      `COMMENT ON COLUMN penalty_import.mapping IS 'which columns of the file are which of ours; null: by their headings'`,
    );
    this.addSql(`ALTER TABLE penalty_import ADD COLUMN columns_left_out text[] NOT NULL DEFAULT '{}'`);
    this.addSql(
      `COMMENT ON COLUMN penalty_import.columns_left_out IS 'headings of the file that nothing was taken from'`,
    );
    this.addSql(`ALTER TABLE penalty_decision ADD COLUMN legal_representative text`);
    for (const name of certificates) this.addSql(`ALTER TABLE credit_publication ADD COLUMN ${name} text`);
    for (const name of masked) {
      this.addSql(`COMMENT ON COLUMN credit_publication.${name} IS 'masked as it is shown, never the number itself'`);
    }
  }
}
