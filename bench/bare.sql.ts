/** The statements of the bare server: PostgreSQL builds the JSON, byte for byte what the hub answers. */
const publisher = `(SELECT row_to_json(p) FROM (SELECT o.code, o.name,
    (SELECT row_to_json(v) FROM (SELECT d.code, d.name FROM division d WHERE d.code = o.division_code) v) AS division
  FROM organization o WHERE o.id = n.publisher_id) p)`;

export const pageText = `WITH page AS (
    SELECT r.id, r.formed_at, r.publisher_id, d.decision_number, d.decided_on, d.party_name, d.penalty_kinds,
      d.fine_amount, d.execution_status
    FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id
    WHERE r.status <> 'WITHDRAWN' AND r.category = 'PENALTY_DECISION' AND (r.audience IS NULL OR $1::int = ANY (r.audience))
    ORDER BY r.formed_at DESC, r.id DESC LIMIT 51
  ), n AS (SELECT *, row_number() OVER (ORDER BY formed_at DESC, id DESC) AS place FROM page)
  SELECT string_agg((SELECT row_to_json(j)::text FROM (SELECT 'rec_' || replace(n.id::text, '-', '') AS id,
      n.decision_number AS "decisionNumber", n.decided_on AS "decidedOn", n.party_name AS "partyName",
      n.penalty_kinds AS "penaltyKinds", n.fine_amount::text AS "fineAmount", n.execution_status AS "executionStatus",
      ${publisher} AS publisher) j), ',' ORDER BY n.place) FILTER (WHERE n.place <= 50),
    count(*) > 50, max(to_json(n.formed_at) #>> '{}') FILTER (WHERE n.place = 50), max(n.id::text) FILTER (WHERE n.place = 50)
  FROM n`;

export const oneText = `SELECT row_to_json(j)::text FROM (
    SELECT 'rec_' || replace(r.id::text, '-', '') AS id, r.title, r.category, r.revision,
      d.decision_number AS "decisionNumber", d.fine_amount::text AS "fineAmount"
    FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id
    WHERE r.id = $1::uuid AND (r.audience IS NULL OR $2::int = ANY (r.audience))) j`;

/** Twelve months by organization, from the tables: $1 and $2 the first and last day, $3 who asks. */
export const figuresText = `SELECT
  (SELECT coalesce(json_agg(row_to_json(f)), '[]')::text FROM (
    SELECT json_build_object('code', o.code) AS organization, month, shared, "sameDayRate" FROM (
      SELECT r.publisher_id, to_char(r.formed_on, 'YYYY-MM') AS month, count(*) FILTER (WHERE r.status = 'SHARED') AS shared,
        round(count(*) FILTER (WHERE r.timeliness = 'SAME_DAY') / nullif(count(*) FILTER (WHERE r.status = 'SHARED'), 0)::numeric, 4)
          ::float8 AS "sameDayRate"
      FROM shared_record r WHERE r.formed_on BETWEEN $1::date AND $2::date AND r.status <> 'WITHDRAWN'
        AND (r.audience IS NULL OR $3::int = ANY (r.audience))
      GROUP BY r.publisher_id, month) g JOIN organization o ON o.id = g.publisher_id ORDER BY o.id, month) f),
  (SELECT coalesce(json_agg(row_to_json(f)), '[]')::text FROM (
    SELECT json_build_object('code', o.code) AS organization, month, decisions, "fineTotal" FROM (
      SELECT r.publisher_id, to_char(d.decided_on, 'YYYY-MM') AS month, count(*) AS decisions,
        coalesce(sum(d.fine_amount), 0)::numeric(18,2)::text AS "fineTotal"
      FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
      WHERE d.decided_on BETWEEN $1::date AND $2::date AND r.status = 'SHARED'
        AND (r.audience IS NULL OR $3::int = ANY (r.audience))
      GROUP BY r.publisher_id, month) g JOIN organization o ON o.id = g.publisher_id ORDER BY o.id, month) f)`;

/** The five writes of the hub's publication, from the input as JSON ($4). */
export const publishText = `WITH given AS (
    SELECT $1::uuid AS id, $2::int AS publisher_id, $3::int AS person_id, $4::json AS i
  ), claim AS (
    INSERT INTO idempotency_key (organization_id, key, request_hash, record_id, event_id, used_at)
    SELECT publisher_id, i->>'idempotencyKey', $5::bytea, id, $6::uuid, now() FROM given
    ON CONFLICT DO NOTHING RETURNING record_id
  ), record AS (
    INSERT INTO shared_record (id, category, status, title, publisher_id, formed_at, formed_on, due_at, shared_at,
      timeliness, revision, item_codes, search_text, registered_at)
    SELECT g.id, 'PENALTY_DECISION', 'SHARED', i->'sharing'->>'title', publisher_id, f.at, f.at::date,
      (f.at::date + 1)::timestamptz, now(),
      CASE WHEN now() < (f.at::date + 1)::timestamptz THEN 'SAME_DAY' ELSE 'LATE' END, 1, '{}',
      concat_ws(E'\\n', i->'sharing'->>'title', i->>'decisionNumber', i->>'partyName'), now()
    FROM claim, given g, LATERAL (SELECT (i->'sharing'->>'formedAt')::timestamptz AS at) f RETURNING *
  ), detail AS (
    INSERT INTO penalty_decision (record_id, decision_number, normalized_number, decided_on, party_name, party_kind,
      violation, facts, legal_basis, penalty_kinds, heaviest_kind, content, fine_amount, execution_status)
    SELECT r.id, i->>'decisionNumber', i->>'decisionNumber', (i->>'decidedOn')::date, i->>'partyName', i->>'partyKind',
      i->>'violation', i->>'facts', i->>'legalBasis', ARRAY(SELECT json_array_elements_text(i->'penaltyKinds')),
      i->'penaltyKinds'->>0, i->>'content', (i->>'fineAmount')::numeric, 'NOT_YET'
    FROM record r, given RETURNING *
  ), revision AS (
    INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by)
    SELECT r.id, 1, 'PUBLISHED', now(), person_id FROM record r, given
  ), change AS (
    INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, category, organization_id,
      publisher_id, at, body)
    SELECT $6::uuid, 'PUBLISHED', 'SharedRecord', r.id, 1, r.category, r.publisher_id, r.publisher_id, now(),
      json_build_object('status', r.status, 'timeliness', r.timeliness, 'dueAt', r.due_at)::text FROM record r
  )
  SELECT row_to_json(j)::text FROM (
    SELECT 'rec_' || replace(r.id::text, '-', '') AS id, r.category, r.title,
      to_char(r.formed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MSTZH:TZM') AS "formedAt", r.timeliness,
      r.revision,
      (SELECT row_to_json(p) FROM (SELECT o.code, o.name FROM organization o WHERE o.id = r.publisher_id) p) AS publisher,
      d.decision_number AS "decisionNumber", d.fine_amount::text AS "fineAmount"
    FROM record r, detail d) j`;

/** The writes of a step in a case transfer: key, proceeding, facts, step, clocks that it meets, change. */
export const stepText = `WITH given AS (
    SELECT $1::uuid AS id, $2::int AS organization_id, $3::int AS person_id, $4::json AS i
  ), target AS (
    SELECT p.id, p.revision FROM proceeding p, given g
    WHERE p.id = g.id AND g.organization_id = ANY (p.audience) FOR UPDATE OF p
  ), claim AS (
    INSERT INTO idempotency_key (organization_id, key, request_hash, record_id, event_id, used_at)
    SELECT organization_id, i->>'idempotencyKey', $5::bytea, t.id, $6::uuid, now() FROM given, target t
    ON CONFLICT DO NOTHING RETURNING record_id
  ), moved AS (
    UPDATE proceeding p SET revision = p.revision + 1, changed_at = now() FROM claim c WHERE p.id = c.record_id RETURNING p.*
  ), facts AS (
    UPDATE case_transfer d SET dissuasion = i->>'dissuasion', dissuaded_at = now() FROM moved m, given
    WHERE d.proceeding_id = m.id RETURNING d.*
  ), step AS (
    INSERT INTO proceeding_step (proceeding_id, revision, step, state, organization_id, person_id, taken_at)
    SELECT m.id, m.revision, 'dissuade', m.state, organization_id, person_id, now() FROM moved m, given
  ), met AS (
    UPDATE proceeding_deadline d SET met_at = now() FROM moved m
    WHERE d.proceeding_id = m.id AND d.met_at IS NULL AND d.ended_at IS NULL AND d.clock = 'dissuasion'
  ), change AS (
    INSERT INTO change_event (event_id, kind, subject_type, subject_id, subject_revision, organization_id, publisher_id, audience,
      at, body)
    SELECT $6::uuid, 'STEP_TAKEN', 'CaseTransfer', m.id, m.revision, organization_id, m.opened_by, m.audience, now(),
      json_build_object('state', m.state, 'step', 'dissuade')::text FROM moved m, given
  )
  SELECT row_to_json(j)::text FROM (
    SELECT 'trf_' || replace(m.id::text, '-', '') AS id, m.number, m.title, m.state, d.dissuasion, d.party_name AS "partyName"
    FROM moved m, facts d) j`;

/** What a usual export of penalty decisions holds, as `\\copy` would take it: nothing is formatted. */
export function exportText(organization: number, most: number): string {
  return `SELECT 'rec_' || replace(r.id::text, '-', ''), r.category, r.status, r.title, o.code, o.name,
      CASE WHEN r.audience IS NULL THEN 'ALL_MEMBERS' ELSE 'NAMED_ORGANIZATIONS' END, r.external_ref, r.formed_at, r.formed_on,
      r.due_at, r.shared_at, r.timeliness, r.revision, r.item_codes, r.withdrawn_at, r.withdrawal_reason, d.decision_number,
      d.decided_on, d.party_name, d.party_kind, d.party_code, d.violation, d.facts, d.legal_basis, d.penalty_kinds, d.content,
      d.fine_amount, d.confiscated_amount, d.item_code, d.execution_status, d.executed_on, d.heaviest_kind
    FROM shared_record r JOIN penalty_decision d ON d.record_id = r.id JOIN organization o ON o.id = r.publisher_id
    WHERE r.status <> 'WITHDRAWN' AND r.category = 'PENALTY_DECISION'
      AND (r.audience IS NULL OR ${organization} = ANY (r.audience))
    ORDER BY r.formed_at DESC, r.id DESC LIMIT ${most}`;
}
