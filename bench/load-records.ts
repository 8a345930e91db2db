import type { Client } from 'pg';

/**
 * A county's past, made inside PostgreSQL: three years of records over all organizations, three in ten of them penalty
 * decisions, with revisions, consistent with every constraint. The change log begins after it.
 */
export async function loadRecords(client: Client, records: number, progress: (text: string) => void): Promise<void> {
  await client.query(`INSERT INTO person (issuer, subject, name)
    SELECT 'urn:bench', o.code, o.name FROM organization o ON CONFLICT DO NOTHING`);
  await client.query(`INSERT INTO affiliation (person_id, organization_id, roles)
    SELECT p.id, o.id, '{}' FROM organization o JOIN person p ON p.issuer = 'urn:bench' AND p.subject = o.code
    ON CONFLICT DO NOTHING`);
  const indexes = await dropIndexes(client);
  await countRecords(client, false);
  const chunk = 50_000;
  for (let from = 1; from <= records; from += chunk) {
    const to = Math.min(records, from + chunk - 1);
    await client.query('BEGIN');
    for (const statement of chunkStatements(from, to)) await client.query(statement);
    await client.query('COMMIT');
    progress(`${to} of ${records} records`);
  }
  await countRecords(client, true);
  await client.query(`SET maintenance_work_mem = '1GB'`);
  for (const index of indexes) {
    progress(index.slice(0, index.indexOf(' ON ')));
    await client.query(index);
  }
  progress('vacuum analyze');
  await client.query('VACUUM (ANALYZE, FREEZE)');
}

/** Whether writes append to the rollups; what was written without is counted when they are rebuilt. */
export async function countRecords(client: Client, counted: boolean): Promise<void> {
  const triggers = {
    shared_record: ['count_sharing_insert', 'count_sharing_update', 'recount_penalty_update'],
    penalty_decision: ['count_penalty_insert', 'count_penalty_update'],
  };
  for (const [table, names] of Object.entries(triggers)) {
    for (const name of names)
      await client.query(`ALTER TABLE ${table} ${counted ? 'ENABLE' : 'DISABLE'} TRIGGER ${name}`);
  }
}

/** Building an index at once takes a fraction of the time of keeping it while a million rows come in. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
    WHERE i.indrelid IN ('shared_record'::regclass, 'penalty_decision'::regclass)
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Records of one stretch of ordinals; `made` keeps what the tables of the categories are filled from. */
function chunkStatements(from: number, to: number): string[] {
  return [
    'DROP TABLE IF EXISTS made',
    `CREATE TEMP TABLE made AS
      WITH drawn AS (
        SELECT n, random() AS lateness, random() AS fate,
          date_trunc('second', now() - interval '1 hour' - random() * interval '1095 days') AS formed_at,
          organizations[1 + floor(power(random(), 1.7) * cardinality(organizations))::int] AS publisher_id,
          organizations[1 + floor(random() * cardinality(organizations))::int] AS other_id
        FROM generate_series(${from}, ${to}) AS n,
          (SELECT array_agg(id ORDER BY id) AS organizations FROM organization WHERE valid_to IS NULL) o
      ), timed AS (
        SELECT *, (formed_at::date + 1)::timestamptz AS day_end FROM drawn
      )
      SELECT n, uuidv7(formed_at - clock_timestamp()) AS id, publisher_id, formed_at, fate,
        CASE WHEN n % 10 < 3 THEN 'PENALTY_DECISION' WHEN n % 10 < 5 THEN 'SUPERVISION_INFORMATION'
          WHEN n % 10 < 7 THEN 'ACTIVITY_REPORT' WHEN n % 10 < 9 THEN 'COMPLAINT_HANDLING'
          ELSE 'OTHER_INFORMATION' END AS category,
        CASE WHEN fate < 0.15 THEN ARRAY(SELECT DISTINCT unnest(ARRAY[publisher_id, other_id])) END AS audience,
        CASE WHEN lateness < 0.9 THEN 'SAME_DAY' WHEN lateness < 0.96 THEN 'EXTENDED' ELSE 'LATE' END AS timeliness,
        CASE WHEN lateness BETWEEN 0.9 AND 0.96 THEN day_end + interval '3 days' ELSE day_end END AS due_at,
        CASE WHEN lateness < 0.9 THEN formed_at + (day_end - formed_at) * random() * 0.9
          WHEN lateness < 0.96 THEN day_end + interval '3 days' * random()
          ELSE day_end + interval '1 minute' + interval '20 days' * random() END AS shared_at,
        (ARRAY['占道经营','违法建设','抛洒建筑垃圾','焚烧秸秆','擅自占用耕地','无照经营','超限运输','违规放牧'])[1 + n % 8]
          AS matter
      FROM timed`,
    `INSERT INTO shared_record (id, category, status, title, publisher_id, audience, formed_at, formed_on, due_at,
        shared_at, timeliness, revision, item_codes, search_text, registered_at, withdrawn_at, withdrawal_reason)
      SELECT id, category, CASE WHEN fate > 0.99 THEN 'WITHDRAWN' ELSE 'SHARED' END, matter || '第' || n || '号',
        publisher_id, audience, formed_at, formed_at::date, due_at, shared_at, timeliness,
        CASE WHEN fate > 0.99 THEN 2 ELSE 1 END, '{}', matter || '第' || n || '号', shared_at,
        CASE WHEN fate > 0.99 THEN shared_at + interval '1 hour' END, CASE WHEN fate > 0.99 THEN '信息有误' END
      FROM made ORDER BY id`,
    `INSERT INTO record_revision (record_id, revision, kind, changed_at, changed_by, reason)
      SELECT m.id, v.revision, v.kind, m.shared_at + (v.revision - 1) * interval '1 hour', p.id, v.reason
      FROM made m JOIN organization o ON o.id = m.publisher_id
        JOIN person p ON p.issuer = 'urn:bench' AND p.subject = o.code
        JOIN (VALUES (1, 'PUBLISHED', NULL), (2, 'WITHDRAWN', '信息有误')) v (revision, kind, reason)
          ON v.revision = 1 OR m.fate > 0.99
      ORDER BY m.id, v.revision`,
    `INSERT INTO penalty_decision (record_id, decision_number, normalized_number, decided_on, party_name, party_kind,
        violation, facts, legal_basis, penalty_kinds, heaviest_kind, content, fine_amount, execution_status, executed_on)
      SELECT id, '古综执罚决字〔' || extract(year FROM formed_at) || '〕' || n || '号',
        '古综执罚决字[' || extract(year FROM formed_at) || ']' || n || '号', formed_at::date, '当事人' || n,
        (ARRAY['LEGAL_PERSON','SOLE_TRADER','NATURAL_PERSON'])[1 + n % 3], matter,
        repeat('经查，当事人于检查中被发现' || matter || '，经责令限期改正，逾期未改正。', 1 + n % 4),
        '《中华人民共和国行政处罚法》及有关法律法规的规定',
        CASE WHEN n % 5 = 0 THEN ARRAY['WARNING'] WHEN n % 5 = 1 THEN ARRAY['WARNING','FINE'] ELSE ARRAY['FINE'] END,
        CASE WHEN n % 5 = 0 THEN 'WARNING' ELSE 'FINE' END, '依法予以处罚',
        CASE WHEN n % 5 > 0 THEN (1 + n % 40) * 50 END, CASE WHEN n % 3 = 0 THEN 'EXECUTED' ELSE 'NOT_YET' END,
        CASE WHEN n % 3 = 0 THEN formed_at::date END
      FROM made WHERE category = 'PENALTY_DECISION' ORDER BY id`,
    `INSERT INTO supervision_information SELECT id, matter || '情况通报' FROM made
      WHERE category = 'SUPERVISION_INFORMATION'`,
    `INSERT INTO activity_report (record_id, kind, summary, occurred_on)
      SELECT id, 'INSPECTION_RECORD', matter || '检查情况', formed_at::date FROM made WHERE category = 'ACTIVITY_REPORT'`,
    `INSERT INTO complaint_handling (record_id, received_on, handling_status, summary)
      SELECT id, formed_at::date, 'CLOSED', '反映' || matter FROM made WHERE category = 'COMPLAINT_HANDLING'`,
    `INSERT INTO other_information SELECT id, matter || '有关情况' FROM made WHERE category = 'OTHER_INFORMATION'`,
  ];
}
