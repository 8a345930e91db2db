import { Migration } from '@mikro-orm/migrations';
import { acting, protect } from './row-policy.js';

const keeper = 'liandong_keeper';
const kinds = `('NEW_FOR_ME', 'DUE_SOON', 'OVERDUE', 'URGED', 'STALLED_CONSUMER')`;
/** Either somebody who signs in, or somebody who is named in a duty and does not. */
const whom = `affiliation_id int REFERENCES affiliation,
        holder_id int REFERENCES duty_holder,
        CHECK (num_nonnulls(affiliation_id, holder_id) = 1)`;

/**
 * What people are told of what they have to do: a notification a person and event, and the messages that carry it. What stands is known: only
 * what happens from now on is told, and no matter that an organization has already is new to it.
 */
export class Migration0105Notifications extends Migration {
  override up(): void {
    this.preferences();
    this.notifications();
    this.messages();
    this.progress();
  }

  private preferences(): void {
    this.addSql(`
      CREATE TABLE notification_preference (
        affiliation_id int PRIMARY KEY REFERENCES affiliation,
        chosen text[] NOT NULL,
        email text CHECK (length(email) BETWEEN 1 AND 254),
        wecom_sealed bytea,
        dingtalk_sealed bytea,
        dingtalk_secret_sealed bytea,
        quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
        quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 1439),
        digest boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        CHECK ((quiet_from IS NULL) = (quiet_to IS NULL)),
        CHECK (dingtalk_secret_sealed IS NULL OR dingtalk_sealed IS NOT NULL)
      )`);
    this.addSql(`COMMENT ON COLUMN notification_preference.chosen IS 'kind and channel, OVERDUE:EMAIL'`);
    this.addSql(`COMMENT ON COLUMN notification_preference.email IS 'null: as the duty has it'`);
    this.addSql(
      `COMMENT ON COLUMN notification_preference.quiet_from IS 'minutes after 0:00 in the county; null: outside of office hours'`,
    );
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON notification_preference TO liandong_hub`);
    this.addSql(`
      CREATE TABLE notification_fault (
        organization_id int NOT NULL REFERENCES organization,
        channel text NOT NULL CHECK (channel IN ('EMAIL', 'WECOM', 'DINGTALK')),
        target bytea NOT NULL,
        fault text NOT NULL CHECK (length(fault) BETWEEN 1 AND 40),
        since timestamptz NOT NULL,
        PRIMARY KEY (organization_id, channel, target)
      )`);
    this.addSql(`COMMENT ON COLUMN notification_fault.target IS 'keyed digest of an address that takes no messages'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON notification_fault TO liandong_hub`);
  }

  private notifications(): void {
    this.addSql(`
      CREATE TABLE notification (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source text NOT NULL,
        kind text NOT NULL CHECK (kind IN ${kinds}),
        organization_id int NOT NULL REFERENCES organization,
        ${whom},
        absent_id int REFERENCES affiliation,
        subject_type text,
        subject_id uuid,
        procedure text,
        number text,
        category text,
        rule text,
        label text,
        due_at timestamptz,
        occurred_at timestamptz NOT NULL,
        in_page boolean NOT NULL,
        read_at timestamptz
      )`);
    this.addSql(`COMMENT ON COLUMN notification.source IS 'event of the change log, or what else it was that is told'`);
    this.addSql(`COMMENT ON COLUMN notification.absent_id IS 'for whom, while away, it goes to the deputy'`);
    this.addSql(`COMMENT ON COLUMN notification.in_page IS 'whether the page lists it'`);
    // One notification an event and person, whoever derives it how often.
    this.addSql(
      `CREATE UNIQUE INDEX notification_once ON notification (affiliation_id, source) WHERE affiliation_id IS NOT NULL`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX notification_holder_once ON notification (holder_id, source) WHERE holder_id IS NOT NULL`,
    );
    this.addSql(`CREATE INDEX notification_list ON notification (affiliation_id, id) WHERE in_page`);
    this.addSql(
      `CREATE INDEX notification_unread ON notification (affiliation_id, id) WHERE in_page AND read_at IS NULL`,
    );
    this.addSql(`CREATE INDEX notification_age ON notification (occurred_at)`);
    for (const statement of protect('notification', {
      select: `organization_id = ${acting}`,
      insert: `organization_id = ${acting}`,
      update: `organization_id = ${acting}`,
    })) {
      this.addSql(statement);
    }
    this.addSql(`GRANT SELECT, INSERT, UPDATE (read_at, in_page) ON notification TO liandong_hub`);
  }

  private messages(): void {
    this.addSql(`
      CREATE TABLE notification_message (
        id uuid PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        ${whom},
        channel text NOT NULL CHECK (channel IN ('EMAIL', 'WECOM', 'DINGTALK')),
        kind text NOT NULL CHECK (kind IN ('SINGLE', 'GATHERED', 'TEST')),
        send_at timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN')),
        attempts int NOT NULL DEFAULT 0,
        sending_job text,
        sending_at timestamptz,
        finished_at timestamptz,
        fault text CHECK (length(fault) BETWEEN 1 AND 40),
        CHECK ((state = 'SENDING') = (sending_job IS NOT NULL AND finished_at IS NULL)),
        CHECK ((state IN ('SENT', 'FAILED', 'UNCERTAIN')) = (finished_at IS NOT NULL))
      )`);
    this.addSql(
      `COMMENT ON COLUMN notification_message.sending_job IS 'the job that has claimed it: no other one sends it'`,
    );
    this.addSql(`CREATE INDEX notification_message_due ON notification_message (send_at) WHERE state = 'WAITING'`);
    this.addSql(
      `CREATE INDEX notification_message_sending ON notification_message (sending_at) WHERE state = 'SENDING'`,
    );
    this.addSql(`CREATE INDEX notification_message_age ON notification_message (finished_at)`);
    this.addSql(`CREATE INDEX notification_message_person ON notification_message (affiliation_id, channel, send_at)`);
    // What is gathered for a moment goes in one message a person and channel.
    this.addSql(`CREATE UNIQUE INDEX notification_message_gathered ON notification_message (affiliation_id, channel, send_at)
      WHERE kind = 'GATHERED' AND state = 'WAITING' AND affiliation_id IS NOT NULL`);
    this.addSql(`CREATE UNIQUE INDEX notification_message_gathered_holder ON notification_message (holder_id, channel, send_at)
      WHERE kind = 'GATHERED' AND state = 'WAITING' AND holder_id IS NOT NULL`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE ON notification_message TO liandong_hub`);
    this.addSql(`
      CREATE TABLE notification_carried (
        message_id uuid NOT NULL REFERENCES notification_message,
        notification_id bigint NOT NULL REFERENCES notification,
        PRIMARY KEY (message_id, notification_id)
      )`);
    this.addSql(`COMMENT ON TABLE notification_carried IS 'which message tells which notifications'`);
    this.addSql(`CREATE INDEX notification_carried_notification ON notification_carried (notification_id, message_id)`);
    this.addSql(`GRANT SELECT, INSERT ON notification_carried TO liandong_hub`);
    this.owned(
      'forget_notifications(timestamptz)',
      `
      CREATE FUNCTION forget_notifications(before timestamptz) RETURNS void LANGUAGE sql AS $$
        DELETE FROM notification_carried c USING notification n WHERE n.id = c.notification_id AND n.occurred_at < before;
        DELETE FROM notification WHERE occurred_at < before;
        DELETE FROM notification_message m WHERE m.finished_at < before
          AND NOT EXISTS (SELECT FROM notification_carried c WHERE c.message_id = m.id);
      $$`,
    );
    this.addSql(`GRANT SELECT, DELETE ON notification, notification_carried, notification_message TO ${keeper}`);
    this.addSql(`CREATE POLICY keeper_select ON notification FOR SELECT TO ${keeper} USING (true)`);
    this.addSql(`CREATE POLICY keeper_delete ON notification FOR DELETE TO ${keeper} USING (true)`);
  }

  /** How far the change log has been read for notifications, and which matters an organization has been told to have. */
  private progress(): void {
    this.addSql(`
      CREATE TABLE notification_progress (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        seq bigint NOT NULL
      )`);
    this.addSql(`INSERT INTO notification_progress (seq) SELECT coalesce(max(to_seq), 0) FROM change_batch`);
    this.addSql(`GRANT SELECT, UPDATE (seq) ON notification_progress TO liandong_hub`);
    this.addSql(`
      CREATE TABLE notified_matter (
        organization_id int NOT NULL REFERENCES organization,
        subject_id uuid NOT NULL,
        PRIMARY KEY (organization_id, subject_id)
      )`);
    this.addSql(
      `COMMENT ON TABLE notified_matter IS 'proceedings and records that are new to an organization no more'`,
    );
    this.addSql(`GRANT SELECT, INSERT ON notified_matter TO liandong_hub`);
    this.addSql(`GRANT SELECT (id, audience) ON proceeding TO ${keeper}`);
    this.addSql(`GRANT SELECT (organization_id, record_id) ON record_need TO ${keeper}`);
    this.addSql(`CREATE POLICY keeper_notifying ON record_need FOR SELECT TO ${keeper} USING (true)`);
    this.addSql(`GRANT INSERT ON notified_matter TO ${keeper}`);
    // The owner of the tables is held to their policies: the keeper sees what stands.
    this.owned(
      'note_standing_matters()',
      `
      CREATE FUNCTION note_standing_matters() RETURNS void LANGUAGE sql AS $$
        INSERT INTO notified_matter SELECT DISTINCT unnest(p.audience), p.id FROM proceeding p;
        INSERT INTO notified_matter SELECT DISTINCT n.organization_id, n.record_id FROM record_need n ON CONFLICT DO NOTHING;
      $$`,
    );
    this.addSql(`GRANT EXECUTE ON FUNCTION note_standing_matters() TO CURRENT_USER`);
    this.addSql(`SELECT note_standing_matters()`);
    this.addSql(`DROP FUNCTION note_standing_matters()`);
    this.addSql(`DROP POLICY keeper_notifying ON record_need`);
    this.addSql(`REVOKE SELECT (organization_id, record_id) ON record_need FROM ${keeper}`);
    this.addSql(`REVOKE INSERT ON notified_matter FROM ${keeper}`);
  }

  /** A function that acts as the keeper, and that only the hub may call. */
  private owned(signature: string, definition: string): void {
    this.addSql(definition);
    this.addSql(`GRANT CREATE ON SCHEMA public TO ${keeper}`);
    this.addSql(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = public, pg_temp`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
    this.addSql(`ALTER FUNCTION ${signature} OWNER TO ${keeper}`);
    this.addSql(`REVOKE CREATE ON SCHEMA public FROM ${keeper}`);
  }
}
