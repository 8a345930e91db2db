import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Conf 5(四) and 9: what meetings resolve, and what is reported on it at the next ones. */
export class Migration0037ConferenceResolution extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE conference_resolution (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        office_id int NOT NULL REFERENCES organization,
        meeting_id uuid NOT NULL REFERENCES proceeding,
        adopted_at timestamptz NOT NULL,
        responsible_ids int[] NOT NULL CHECK (cardinality(responsible_ids) > 0),
        content text NOT NULL,
        due_on date NOT NULL,
        progress text,
        progress_at timestamptz,
        result text,
        completed_at timestamptz,
        urged_at timestamptz,
        analysis text,
        opinion text,
        CHECK ((result IS NULL) = (completed_at IS NULL))
      )`);
    this.addSql(`COMMENT ON COLUMN conference_resolution.adopted_at IS 'when the meeting met that adopted it'`);
    this.addSql(`COMMENT ON COLUMN conference_resolution.opinion IS 'what the office proposes when it urges (J8)'`);
    this.addSql(`CREATE INDEX conference_resolution_meeting ON conference_resolution (meeting_id)`);
    this.addSql(`
      CREATE TABLE resolution_report (
        proceeding_id uuid NOT NULL REFERENCES proceeding,
        revision int NOT NULL,
        meeting_id uuid NOT NULL REFERENCES proceeding,
        organization_id int NOT NULL REFERENCES organization,
        reported_at timestamptz NOT NULL,
        completed boolean NOT NULL,
        report text NOT NULL,
        PRIMARY KEY (proceeding_id, revision)
      )`);
    this.addSql(
      `COMMENT ON TABLE resolution_report IS 'what was reported at a meeting on an earlier one''s resolution (J19)'`,
    );
    this.addSql(`CREATE INDEX resolution_report_meeting ON resolution_report (meeting_id, proceeding_id)`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON conference_resolution TO liandong_hub`);
    this.addSql(`GRANT SELECT, INSERT ON resolution_report TO liandong_hub`);
    const policies = { select: seenProceeding, insert: `${acting} > 0` };
    for (const statement of [
      ...protect('conference_resolution', { ...policies, update: seenProceeding }),
      ...protect('resolution_report', policies),
    ]) {
      this.addSql(statement);
    }
  }
}
