import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citizenNumber } from '../../harness/builders/personal.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askImport, creditCsv, creditRow, importFile } from '../../harness/files/credit-file.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function partyCodeOf(text: string): Promise<string | null | undefined> {
  const query = `query ($text: String!) { penaltyDecisions(filter: { text: $text }) { nodes { partyCode } } }`;
  const { data } = await graphql<{ penaltyDecisions: { nodes: { partyCode: string | null }[] } }>(
    hub.url,
    await hub.token('xspj'),
    query,
    { text },
  );
  return data?.penaltyDecisions.nodes[0]?.partyCode;
}

describe('[files D24] the table as authorities hand it in', () => {
  test('[S3] takes the legal representative and the certificates over, numbers of people masked, and gives them back', async () => {
    const owner = citizenNumber(801);
    const rows = [
      creditRow('古司罚决字〔2026〕全1号', {
        CF_FRDB: '张某',
        CF_FR_ZJLX: '身份证',
        CF_FR_ZJHM: owner,
        CF_XDR_GSZC: '140000100012345',
        CF_XDR_SWDJ: `${owner}01`,
      }),
    ];
    const answer = await importFile(hub, creditCsv(rows));
    expect(answer).toMatchObject({ imported: 1, refused: 0, columnsLeftOut: [] });
    expect(await importFile(hub, creditCsv(rows))).toMatchObject({ imported: 0, unchanged: 1 });
    const { rows: kept } = await hub.owner.query<object>(
      `SELECT c.*, d.legal_representative FROM credit_publication c JOIN penalty_decision d USING (record_id)
       WHERE d.decision_number LIKE '%全1号'`,
    );
    expect(kept).toMatchObject([
      {
        legal_representative: '张某',
        representative_document: '身份证',
        representative_number: '141***********' + owner.slice(-4),
        registration_number: '140000100012345',
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain(owner);
    const table = await fetch(`${hub.url}/export/creditPublication.jsonl?from=2026-01-01&to=2026-12-31`, {
      headers: { authorization: `Bearer ${await hub.token('xspj')}` },
    });
    const line = (await table.text()).split('\n').find((text) => text.includes('全1号')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({ CF_FRDB: '张某', CF_FR_ZJHM: '141***********' + owner.slice(-4) });
    expect(line).not.toContain(owner);
  });

  test('[S3] a natural person has the citizen number among the documents: it becomes the code of the party, sealed', async () => {
    const person = citizenNumber(802);
    const row = creditRow('古司罚决字〔2026〕全2号', {
      CF_XDR_MC: '李某',
      CF_XDR_LB: '自然人',
      CF_XDR_SHXYM: '',
      CF_XDR_ZJLX: '居民身份证',
      CF_XDR_ZJHM: person,
    });
    const passport = creditRow('古司罚决字〔2026〕全3号', {
      CF_XDR_LB: '自然人',
      CF_XDR_SHXYM: '',
      CF_XDR_ZJLX: '护照',
      CF_XDR_ZJHM: 'E12345678',
    });
    expect(await importFile(hub, creditCsv([row, passport]))).toMatchObject({ imported: 2, refused: 0 });
    expect(await partyCodeOf('全2号')).toBe(`141***********${person.slice(-4)}`);
    expect(await partyCodeOf('全3号')).toBeNull();
    const { rows: kept } = await hub.owner.query<{ party_number: string }>(
      `SELECT party_number FROM credit_publication JOIN penalty_decision d USING (record_id) WHERE d.decision_number LIKE '%全3号'`,
    );
    expect(kept).toEqual([{ party_number: 'E1*****78' }]);
  });

  test('under other headings by a mapping; columns left out are named, those that the file lacks refuse it', async () => {
    const row = creditRow('古司罚决字〔2026〕全4号');
    const titles = Object.keys(row).map((code) => `本局${code}`);
    const body = `${titles.join(',')},承办人,\n${Object.values(row)
      .map((cell) => `"${cell}"`)
      .join(',')},王某,无题\n`;
    const columns = Object.keys(row).map((code) => ({ field: code, column: `本局${code}` }));
    expect(await importFile(hub, body, { mapping: { columns } })).toMatchObject({
      imported: 1,
      columnsLeftOut: ['承办人', 'N列'],
    });
    const lacking = [...columns, { field: 'BZ', column: '说明' }];
    expect(await importFile(hub, body, { mapping: { columns: lacking } })).toMatchObject({
      status: 'REFUSED',
      errors: { nodes: [{ row: 0, message: '文件中没有映射所指的列：说明' }] },
    });
    const { userErrors } = await askImport(hub, 'sfj', {
      uploadId: 'x',
      mapping: { columns: [{ field: '没有', column: 'a' }] },
    });
    expect(userErrors.map(({ path }) => path.join('.'))).toContain('mapping.columns.0.field');
  });
});
