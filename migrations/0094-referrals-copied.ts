import { Migration } from '@mikro-orm/migrations';

const tables = ['proceeding', 'criminal_referral', 'proceeding_material', 'attachment_holder'] as const;

/**
 * A criminal referral is copied to the procuratorate when it is sent to the police: it reads what was sent before as well, with what was
 * attached. Who is a party is a fact of the referral, who sees it stands in its audience, whose order is that of the keys.
 */
export class Migration0094ReferralsCopied extends Migration {
  override up(): void {
    // Their owner is held to the policies of the rows as well.
    for (const table of tables) this.addSql(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    this.addSql(`
      WITH copied AS (
        UPDATE criminal_referral c SET procuratorate_id = o.id
        FROM (
          SELECT id FROM organization
          WHERE kind = 'PROCURATORATE' AND (valid_to IS NULL OR valid_to > current_date) ORDER BY id LIMIT 1) o
        WHERE c.sent_at IS NOT NULL AND c.procuratorate_id IS NULL
        RETURNING c.proceeding_id, c.procuratorate_id
      ), seen AS (
        UPDATE proceeding p
        SET audience = (SELECT array_agg(DISTINCT each ORDER BY each) FROM unnest(p.audience || c.procuratorate_id) AS each)
        FROM copied c WHERE p.id = c.proceeding_id
      )
      INSERT INTO attachment_holder (
        organization_id, sha256, name, uploaded_by_organization_id, uploaded_by_person_id, uploaded_at, held_since, referred_at)
      SELECT DISTINCT ON (c.procuratorate_id, h.sha256)
        c.procuratorate_id, h.sha256, h.name, h.uploaded_by_organization_id, h.uploaded_by_person_id, h.uploaded_at, now(), now()
      FROM copied c
        JOIN proceeding p ON p.id = c.proceeding_id
        JOIN proceeding_material m ON m.proceeding_id = c.proceeding_id
        JOIN attachment_holder h ON h.organization_id = p.opened_by AND h.sha256 = decode(substr(m.content_id, 8), 'hex')
      ORDER BY c.procuratorate_id, h.sha256
      ON CONFLICT (organization_id, sha256) DO NOTHING`);
    for (const table of tables) this.addSql(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    this.addSql(`COMMENT ON COLUMN criminal_referral.procuratorate_id IS 'to which it is copied when it is sent (X2)'`);
    // Figures of the county count the copies.
    this.addSql(`GRANT SELECT (procuratorate_id) ON criminal_referral TO liandong_statistician`);
    this.addSql(`CREATE INDEX criminal_referral_procuratorate ON criminal_referral (procuratorate_id)`);
  }
}
