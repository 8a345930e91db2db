import type { Client } from 'pg';
import { publishText } from '../bare.sql.js';

/**
 * What the peers have in the database for themselves, in a schema of its own that goes when the benchmark ends: the publication as
 * a function, for PostGraphile, and a trigger that tells of changes, for those who have subscribers.
 */
export async function createPeerSchema(admin: Client): Promise<void> {
  // The bare server's five inserts; what it makes JSON of is the row here, which PostGraphile selects from.
  const inserts = publishText.slice(0, publishText.lastIndexOf('SELECT row_to_json(j)'));
  await dropPeerSchema(admin);
  await admin.query(`
    CREATE SCHEMA peer;

    CREATE FUNCTION peer.publish(id uuid, organization int, person int, input json, request_hash bytea, event_id uuid)
    RETURNS shared_record LANGUAGE sql VOLATILE AS $$ ${inserts} SELECT r.* FROM record r $$;
    COMMENT ON FUNCTION peer.publish IS '@behavior -*';

    CREATE FUNCTION peer.publish_penalty_decision(organization int, person int, input json)
    RETURNS shared_record LANGUAGE sql VOLATILE AS $$
      SELECT * FROM peer.publish(uuidv7(), organization, person, input, sha256(convert_to(input::text, 'UTF8')), gen_random_uuid())
    $$;

    -- All that subscribers are sent and what decides who is sent it: the servers need not read anything.
    CREATE FUNCTION peer.notify_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('peer_change', json_build_object('id', NEW.id, 'kind', NEW.kind, 'at', NEW.at,
        'organizationId', NEW.organization_id, 'audience', NEW.audience,
        'subject', (SELECT row_to_json(s) FROM (
          SELECT r.id AS key, r.title, r.category, r.timeliness, r.publisher_id AS "publisherId",
            d.decision_number AS "decisionNumber", d.fine_amount::text AS "fineAmount"
          FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id WHERE r.id = NEW.subject_id) s))::text);
      RETURN NULL;
    END $$`);
}

/** Only while a peer has subscribers: the hub and the throughput of publications know nothing of it. */
export async function notifyPeers(admin: Client, wanted: boolean): Promise<void> {
  await admin.query('DROP TRIGGER IF EXISTS peer_notify ON change_event');
  if (!wanted) return;
  // At the commit: an ORM may write the change before its record.
  await admin.query(`
    CREATE CONSTRAINT TRIGGER peer_notify AFTER INSERT ON change_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION peer.notify_change()`);
}

export async function dropPeerSchema(admin: Client): Promise<void> {
  await admin.query('DROP SCHEMA IF EXISTS peer CASCADE');
}
