import type { Client } from 'pg';

/**
 * What a county of 25 departments may need: 500 needs of penalty decisions, six in ten of items they name, three of their own lists, and one of
 * everything that one township decides. So a publication meets about seven of them.
 */
const needs = [
  `INSERT INTO need (id, organization_id, holder_id, title, categories, items, item_codes, township_ids, with_execution, valid_from,
      basis, declared_at, declared_by, revision)
    SELECT gen_random_uuid(), o.id, o.id, 'bench ' || n, '{PENALTY_DECISION,OTHER_INFORMATION}',
      CASE WHEN n % 10 < 6 THEN 'NAMED' WHEN n % 10 < 9 THEN 'OWN_LIST' ELSE 'ALL' END,
      CASE WHEN n % 10 < 6 THEN ARRAY['330231' || n, '330232' || n] ELSE '{}' END,
      CASE WHEN n % 10 = 9 THEN ARRAY[t.ids[1 + n / 10 % cardinality(t.ids)]] ELSE '{}' END, n % 2 = 0, '2021-06-01', 'bench', now(), p.id, 1
    FROM generate_series(1, 500) AS n
      CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM organization WHERE kind = 'TOWNSHIP' AND valid_to IS NULL) t
      CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM organization WHERE kind = 'DEPARTMENT' AND valid_to IS NULL) d
      CROSS JOIN (SELECT id FROM person WHERE issuer = 'urn:bench' LIMIT 1) p
      JOIN organization o ON o.id = d.ids[1 + n % cardinality(d.ids)]`,
  `INSERT INTO need_subject (category, item, need_id, township_ids)
    SELECT category, item, id, township_ids FROM need CROSS JOIN unnest(categories) AS category CROSS JOIN unnest(
      CASE items WHEN 'ALL' THEN ARRAY['*'] WHEN 'OWN_LIST' THEN ARRAY['@' || organization_id] ELSE item_codes END) AS item
    WHERE basis = 'bench'`,
  'ANALYZE need, need_subject',
];

const nothing = ['execution_feedback', 'record_need', 'need_subject', 'need'].map(
  (table) => `TRUNCATE ${table} CASCADE`,
);

/** Measures while the county has needs; none are left. */
export async function withNeeds<Result>(client: Client, measure: () => Promise<Result>): Promise<Result> {
  try {
    for (const statement of [...nothing, ...needs]) await client.query(statement);
    return await measure();
  } finally {
    for (const statement of nothing) await client.query(statement);
  }
}

/** Whether publications are matched with them at all. */
export async function matchNeeds(client: Client, matched: boolean): Promise<void> {
  await client.query(`ALTER TABLE change_event ${matched ? 'ENABLE' : 'DISABLE'} TRIGGER match_needs`);
}
