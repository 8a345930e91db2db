import { Migration } from '@mikro-orm/migrations';
import { acting, protect, seenProceeding } from './row-policy.js';

/** Conf 6 to 8: the typed facts of topics and meetings of the joint conference. */
export class Migration0036ConferenceMeeting extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE conference_meeting (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        office_id int NOT NULL REFERENCES organization,
        convener_id int NOT NULL REFERENCES organization,
        kind text NOT NULL CHECK (kind IN ('REGULAR', 'SPECIAL')),
        meets_at timestamptz NOT NULL,
        ends_at timestamptz CHECK (ends_at > meets_at),
        place text NOT NULL,
        participant_ids int[] NOT NULL,
        invited_ids int[] NOT NULL,
        notice_due_on date,
        override_reason text,
        cancel_reason text,
        held_at timestamptz,
        attended_ids int[] NOT NULL,
        representatives text[] NOT NULL,
        minutes text,
        minutes_drafted_at timestamptz,
        return_opinion text,
        signed_at timestamptz,
        signed_by text,
        issued_at timestamptz,
        CHECK ((signed_at IS NULL) = (signed_by IS NULL)),
        CHECK (issued_at IS NULL OR signed_at IS NOT NULL),
        CHECK (cardinality(attended_ids) = cardinality(representatives)),
        CHECK (kind = 'SPECIAL' OR notice_due_on IS NOT NULL)
      )`);
    this.addSql(
      `COMMENT ON COLUMN conference_meeting.notice_due_on IS 'five working days before a regular meeting (J12)'`,
    );
    this.addSql(`COMMENT ON COLUMN conference_meeting.override_reason IS 'why the notice came later than that (J12)'`);
    this.addSql(`COMMENT ON COLUMN conference_meeting.representatives IS 'who came for each of attended_ids'`);
    this.addSql(`CREATE INDEX conference_meeting_day ON conference_meeting (kind, meets_at)`);
    this.addSql(`
      CREATE TABLE agenda_topic (
        proceeding_id uuid PRIMARY KEY REFERENCES proceeding,
        proposer_id int NOT NULL REFERENCES organization,
        office_id int NOT NULL REFERENCES organization,
        convener_id int NOT NULL REFERENCES organization,
        meeting_kind text NOT NULL CHECK (meeting_kind IN ('REGULAR', 'SPECIAL')),
        kind text NOT NULL CHECK (kind IN ('EXCHANGE', 'KEY_PROBLEMS', 'CONTRADICTIONS', 'NEW_IDEAS', 'OTHER')),
        content text NOT NULL,
        coordination_result text CHECK (coordination_result IN ('SETTLED', 'UNRESOLVED', 'COMPLEX')),
        coordination text,
        opinion text,
        decided_at timestamptz,
        decided_by text,
        meeting_id uuid REFERENCES proceeding,
        CHECK ((coordination_result IS NULL) = (coordination IS NULL)),
        CHECK (meeting_id IS NULL OR decided_at IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN agenda_topic.meeting_id IS 'the meeting on whose agenda it stands'`);
    this.addSql(`CREATE INDEX agenda_topic_meeting ON agenda_topic (meeting_id) WHERE meeting_id IS NOT NULL`);
    const policies = { select: seenProceeding, insert: `${acting} > 0`, update: seenProceeding };
    for (const table of ['conference_meeting', 'agenda_topic']) {
      this.addSql(`GRANT SELECT, INSERT, UPDATE ON ${table} TO liandong_hub`);
      for (const statement of protect(table, policies)) this.addSql(statement);
    }
  }
}
