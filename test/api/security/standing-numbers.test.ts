import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrateHub } from '../../../src/app/migrate.js';
import { openLog } from '../../../src/platform/log/index.js';
import { creditCsv, creditRow, importFile } from '../../harness/files/credit-file.js';
import { complaintInput } from '../../harness/builders/complaint.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { otherInput, publishOther } from '../../harness/builders/inputs.js';
import { citizenNumber, databaseAsText, masked, publishPerson, reveal } from '../../harness/builders/personal.js';
import { mutate } from '../../harness/clients/publish.js';
import { spellings } from '../../harness/properties/spellings.js';

const number = '141025199003021019';
const spelled = Object.values(spellings).map((spell) => spell(number));
const hidden = masked(number);

let hub: TestHub;
let [person, other] = ['', ''];
const told: Record<string, unknown>[] = [];
const log = openLog(
  'warn',
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      told.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  }),
);

/** What earlier versions took: numbers in texts of records, histories, procedures and imports, and words in the old form of searches. */
async function leaveNumbers(): Promise<void> {
  const { owner: pool } = hub;
  person = await publishPerson(hub, citizenNumber(400));
  const published = await mutate(hub, '141025100', publishOther, otherInput());
  other = published.record?.id ?? '';
  await importFile(hub, creditCsv([creditRow('古司罚决字〔2026〕丁1号')]));
  const register = `mutation ($input: RegisterComplaintInput!) { registerComplaint(input: $input) { userErrors { path message } } }`;
  const registered = await graphql(hub.url, await hub.token('scjg'), register, { input: complaintInput() });
  expect(registered.data).toEqual({ registerComplaint: { userErrors: [] } });
  await pool.query(`UPDATE penalty_decision SET facts = $1`, [`身份证${spelled.join('；')}，堆放材料`]);
  await pool.query(
    `UPDATE record_revision SET reason = $1, replaced = jsonb_build_object('content', $2::text, 'n', 1)`,
    [`号${spelled[1]}录入有误`, spelled[2]],
  );
  await pool.query(`UPDATE shared_record SET title = $1, external_ref = $2, search_text = $3 WHERE id::text = $4`, [
    `张某${spelled[3]}`,
    spelled[4],
    `行政\u200b处罚—“甲”${spelled[3]}\n${spelled[4]}`,
    published.record?.id.replace(/^rec_(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  ]);
  await pool.query(`UPDATE credit_publication SET remark = $1, licence = $1`, [spelled[5]]);
  await pool.query(`UPDATE complaint SET summary = $1, case_number = '141025900302101'`, [`被举报人${spelled[6]}`]);
  await pool.query(`UPDATE proceeding_step SET note = $1`, [spelled[0]]);
  await pool.query(
    `INSERT INTO audit_entry (at, person_id, organization_id, action, subject_type, subject_id, purpose)
     SELECT now(), person_id, organization_id, 'POLICY_SET', 'Policy', 'x', $1 FROM affiliation LIMIT 1`,
    [spelled[0]],
  );
}

async function migrateAgain(): Promise<void> {
  await hub.owner.query('DROP TABLE masked_text');
  await hub.owner.query(`DELETE FROM mikro_orm_migrations WHERE name = 'Migration0045MaskCitizenNumbers'`);
  await migrateHub(hub.database.url, log);
}

beforeAll(async () => {
  hub = await startHub();
  await leaveNumbers();
  await migrateAgain();
});
afterAll(() => hub.close());

describe('[files F2] numbers that earlier versions took in texts', () => {
  test('are masked wherever they stood, however they were spelled, and nothing else is changed', async () => {
    const { rows } = await hub.owner.query('SELECT facts FROM penalty_decision');
    const facts = `身份证${spelled.map(() => hidden).join('；')}，堆放材料`;
    expect(rows).toEqual([{ facts }, { facts }]);
    const reasons = await hub.owner.query('SELECT DISTINCT reason, replaced FROM record_revision');
    expect(reasons.rows).toEqual([{ reason: `号${hidden}录入有误`, replaced: { content: hidden, n: 1 } }]);
    const complaints = await hub.owner.query('SELECT summary, case_number FROM complaint');
    expect(complaints.rows).toEqual([{ summary: `被举报人${hidden}`, case_number: '141*********101' }]);
    const beside = await hub.owner.query('SELECT remark, licence FROM credit_publication');
    expect(beside.rows).toEqual([{ remark: hidden, licence: hidden }]);
  });

  test('are counted by column, in a table and in the log, with what may not be changed', async () => {
    const { rows } = await hub.owner.query<{ name: string; masked: number; left_as_is: number }>(
      `SELECT table_name || '.' || column_name AS name, masked, left_as_is FROM masked_text ORDER BY 1`,
    );
    const counts = new Map(rows.map((row) => [row.name, [row.masked, row.left_as_is]]));
    expect(counts.get('penalty_decision.facts')).toEqual([2, 0]);
    expect(counts.get('shared_record.title')).toEqual([1, 0]);
    expect(counts.get('credit_publication.remark')).toEqual([1, 0]);
    expect(counts.get('complaint.case_number')).toEqual([1, 0]);
    expect(counts.get('audit_entry.purpose')).toEqual([0, 1]);
    expect(told.map(({ table, column }) => `${String(table)}.${String(column)}`).sort()).toEqual(
      [...counts.keys()].sort(),
    );
    expect(JSON.stringify(told)).not.toContain('1990');
  });

  test('stand nowhere in clear but where nothing may be changed', async () => {
    const lines = (await databaseAsText(hub)).split('\n').map((line) => line.normalize('NFKC'));
    const holding = lines.filter((line) =>
      line
        .replace(/[^\p{L}\p{N}_.]/gu, '')
        .replaceAll('.', '')
        .includes(number),
    );
    expect(holding.map((line) => line.split(' ')[0])).toEqual(['public.audit_entry']);
  });

  test('leave the number that is sealed to whoever may read it, and the chain of changes as it was', async () => {
    expect((await reveal(hub, person)).number).toBe(citizenNumber(400));
    const verify = '{ verifyLog { holds } }';
    const { errors, data } = await graphql(hub.url, await hub.token('xzf', ['AUDITOR']), verify);
    expect([errors, data]).toEqual([undefined, { verifyLog: { holds: true } }]);
  });

  test('[files F10] leave texts of searches in the form that is compared', async () => {
    const query = 'query ($text: String) { sharedRecords(filter: { text: $text }) { nodes { id } } }';
    const { data } = await graphql(hub.url, await hub.token('nync'), query, { text: '行政处罚-"甲"' });
    expect(data).toEqual({ sharedRecords: { nodes: [{ id: other }] } });
  });

  test('are looked for once more and none is there', async () => {
    await migrateAgain();
    const { rows } = await hub.owner.query('SELECT table_name FROM masked_text');
    expect(rows).toEqual([{ table_name: 'audit_entry' }]);
  });
});
