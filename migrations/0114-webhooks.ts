import { Migration } from '@mikro-orm/migrations';

const states = `('ACTIVE', 'PAUSED', 'FAILED')`;
const reasons = `('REQUESTED', 'GONE', 'NOT_DELIVERED', 'CURSOR_EXPIRED', 'DOCUMENT_INVALID', 'ACCESS_ENDED')`;

/**
 * Addresses to which the hub posts the changes (see docs/adr/0015-webhooks.md). A webhook has a place in the log that moves when its receiver
 * has answered 2xx, and never before; its job is made anew from the table, whatever became of the node that had it.
 */
export class Migration0114Webhooks extends Migration {
  override up(): void {
    this.webhooks();
    this.deliveries();
    this.progress();
    this.jobs();
  }

  private webhooks(): void {
    this.addSql(`
      CREATE TABLE webhook (
        id uuid PRIMARY KEY,
        organization_id int NOT NULL REFERENCES organization,
        system_id int NOT NULL REFERENCES person,
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
        url text NOT NULL CHECK (length(url) BETWEEN 1 AND 2048),
        filter jsonb NOT NULL,
        document text,
        secret_sealed bytea NOT NULL,
        former_secret_sealed bytea,
        former_secret_ends_at timestamptz,
        state text NOT NULL CHECK (state IN ${states}),
        stop_reason text CHECK (stop_reason IN ${reasons}),
        position bigint NOT NULL CHECK (position >= 0),
        sent_position bigint NOT NULL CHECK (sent_position BETWEEN 0 AND position),
        revision int NOT NULL,
        attempts int NOT NULL,
        failing_since timestamptz,
        retry_at timestamptz,
        last_status int,
        last_fault text,
        last_milliseconds int,
        tested_at timestamptz,
        created_at timestamptz NOT NULL,
        created_by int NOT NULL REFERENCES person,
        CHECK ((state = 'ACTIVE') = (stop_reason IS NULL)),
        CHECK ((attempts = 0) = (failing_since IS NULL)),
        CHECK (num_nonnulls(former_secret_sealed, former_secret_ends_at) IN (0, 2))
      )`);
    this.addSql(`COMMENT ON COLUMN webhook.system_id IS 'in whose name it reads: a system of the organization'`);
    this.addSql(`COMMENT ON COLUMN webhook.filter IS 'ChangeFilter, that of the document where there is one'`);
    this.addSql(`COMMENT ON COLUMN webhook.document IS 'subscription that shapes what is sent; null: CloudEvents'`);
    this.addSql(`COMMENT ON COLUMN webhook.position IS 'place in the log up to which nothing more is to be sent'`);
    this.addSql(`COMMENT ON COLUMN webhook.sent_position IS 'place of the last change that its receiver has taken'`);
    this.addSql(
      `COMMENT ON COLUMN webhook.revision IS 'counts what its owner changes: a delivery in hand ends when it moves'`,
    );
    this.addSql(`COMMENT ON COLUMN webhook.attempts IS 'how often the change that is next was sent in vain'`);
    this.addSql(`CREATE INDEX webhook_page ON webhook (organization_id, created_at DESC, id DESC)`);
    this.addSql(`CREATE INDEX webhook_active ON webhook (position) WHERE state = 'ACTIVE'`);
    this.addSql(`GRANT SELECT, INSERT, UPDATE, DELETE ON webhook TO liandong_hub`);
  }

  private deliveries(): void {
    this.addSql(`
      CREATE TABLE webhook_delivery (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('CHANGE', 'TEST')),
        message_id text NOT NULL,
        after_seq bigint,
        seq bigint,
        attempt int NOT NULL,
        at timestamptz NOT NULL,
        milliseconds int NOT NULL,
        status int,
        fault text,
        request_head jsonb NOT NULL,
        response_head jsonb,
        CHECK ((kind = 'CHANGE') = (seq IS NOT NULL)),
        CHECK (num_nonnulls(status, fault) = 1)
      )`);
    this.addSql(`COMMENT ON TABLE webhook_delivery IS 'heads of requests and answers; bodies are kept nowhere'`);
    this.addSql(`CREATE INDEX webhook_delivery_latest ON webhook_delivery (webhook_id, id DESC)`);
    this.addSql(`CREATE INDEX webhook_delivery_age ON webhook_delivery (at)`);
    this.addSql(`GRANT SELECT, INSERT, DELETE ON webhook_delivery TO liandong_hub`);
  }

  /** Up to where in the log webhooks have been woken: whichever node moves it has asked for their jobs in the same transaction. */
  private progress(): void {
    this.addSql(`
      CREATE TABLE webhook_progress (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        seq bigint NOT NULL
      )`);
    this.addSql(`INSERT INTO webhook_progress (seq) SELECT coalesce(max(to_seq), 0) FROM change_batch`);
    this.addSql(`GRANT SELECT, UPDATE (seq) ON webhook_progress TO liandong_hub`);
  }

  /**
   * One job a webhook at a time, in a queue of its own, so that a second one waits for the first. Whose receiver is slow or fails comes after
   * the others: it never takes the turn of one that answers.
   */
  private jobs(): void {
    const signature = 'enqueue_webhooks(uuid[], int)';
    this.addSql(`
      CREATE FUNCTION enqueue_webhooks(webhooks uuid[], milliseconds int) RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
      BEGIN
        PERFORM graphile_worker.add_jobs(array_agg(ROW(
          'deliver-webhook', json_build_object('webhook', w.id), 'webhook:' || w.id,
          now() + milliseconds * interval '1 millisecond', 25, 'webhook:' || w.id,
          CASE WHEN w.attempts > 0 OR coalesce(w.last_milliseconds, 0) > 2000 THEN 10 ELSE 0 END, NULL
        )::graphile_worker.job_spec))
        FROM webhook w WHERE w.id = ANY (webhooks) HAVING count(*) > 0;
      END $$`);
    this.addSql(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
    this.addSql(`GRANT EXECUTE ON FUNCTION ${signature} TO liandong_hub`);
  }
}
