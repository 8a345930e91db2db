import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

/** A name that stands nowhere else: where it is found, something has leaked. */
const official = '欧阳守拙';
const grounds = `${official}长期不在岗，建议免职`;
const fields =
  'bodyName personName measure grounds opinion decision decisionText township { code } department { code }';
const api = { field: 'personnelRecommendation', fields };

function recommend(changes: object = {}, organization = '141025100') {
  const input = {
    idempotencyKey: freshKey(),
    departmentCode: 'scjg',
    bodyName: '岳阳市场监督管理所',
    personName: official,
    measure: 'REMOVAL',
    grounds,
    ...changes,
  };
  return askStep(hub, organization, api, { mutation: 'recommendPersonnel' }, input);
}

async function read(organization: string, id: string): Promise<{ grounds: string } | null> {
  const { data } = await graphql<{ node: { grounds: string } | null }>(
    hub.url,
    await hub.token(organization),
    'query ($id: ID!) { node(id: $id) { ... on PersonnelRecommendation { grounds } } }',
    { id },
  );
  return data?.node ?? null;
}

describe('[U9] a recommendation on the head of a dispatched body', () => {
  test('is a township’s, on a department', async () => {
    expect((await recommend({}, 'zrzy')).userErrors).toMatchObject([{ path: [], code: 'WRONG_PARTY', rule: 'U9' }]);
    expect((await recommend({ departmentCode: '141025101' })).userErrors).toMatchObject([
      { path: ['departmentCode'], code: 'INVALID', rule: 'U9' },
    ]);
  });

  test('is read by the township, the department and the county government, and by nobody else', async () => {
    const { id } = proceedingOf(await recommend());
    const readers = await Promise.all(
      ['141025100', 'scjg', 'xzf', 'sfj', '141025101'].map(async (each) => (await read(each, id))?.grounds),
    );
    expect(readers).toEqual([grounds, grounds, grounds, undefined, undefined]);
  });

  test('is kept from others by the database itself', async () => {
    const { id } = proceedingOf(await recommend());
    const rows = async (organization: number): Promise<number> => {
      const client = await hub.owner.connect();
      try {
        await client.query('BEGIN; SET LOCAL ROLE liandong_hub');
        await client.query(`SELECT set_config('hub.identity', $1, true)`, [String(organization)]);
        return (await client.query('SELECT FROM personnel_recommendation')).rowCount ?? -1;
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
    };
    const key = (code: string): number => hub.running.hub.organizations.byCode(code)?.key ?? -1;
    expect(await rows(key('scjg'))).toBeGreaterThan(0);
    expect(await rows(key('sfj'))).toBe(0);
    // Nor by a policy of the proceeding alone: somebody let in there does not read what is said of an official.
    await hub.owner.query(`UPDATE proceeding SET audience = audience || $1::int WHERE id = $2::uuid`, [
      key('sfj'),
      uuidOf(id),
    ]);
    expect(await rows(key('sfj'))).toBe(0);
  });

  test('stands in no title, change or note', async () => {
    expect((await recommend({ note: grounds })).userErrors).toMatchObject([
      { path: ['note'], code: 'INVALID', rule: 'U9' },
    ]);
    const { id, title } = proceedingOf(await recommend());
    expect(title).toBe('对市场监督管理局派出机构负责人的人事建议');
    const comment = { idempotencyKey: freshKey(), personnelRecommendationId: id, opinion: '情况属实' };
    const said = { mutation: 'commentPersonnelRecommendation' };
    expect((await askStep(hub, 'scjg', api, said, { ...comment, note: grounds })).userErrors).toMatchObject([
      { path: ['note'], rule: 'U9' },
    ]);
    proceedingOf(await askStep(hub, 'scjg', api, said, { ...comment, idempotencyKey: freshKey() }));
    const { rows: tables } = await hub.owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const holding: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await hub.owner.query(`SELECT FROM ${name} t WHERE t::text LIKE $1 LIMIT 1`, [
        `%${official}%`,
      ]);
      if (rowCount !== 0) holding.push(name);
    }
    expect(holding).toEqual(['personnel_recommendation']);
  });

  test('is answered by the county government’s decision', async () => {
    const { id } = proceedingOf(await recommend());
    const input = {
      idempotencyKey: freshKey(),
      personnelRecommendationId: id,
      decision: 'PARTLY_ADOPTED',
      decisionText: '诫勉谈话',
    };
    const decide = { mutation: 'decidePersonnelRecommendation' };
    expect((await askStep(hub, 'xzf', api, decide, input)).userErrors).toMatchObject([
      { code: 'WRONG_PARTY', rule: 'U9' },
    ]);
    expect(proceedingOf(await askStep(hub, 'xzf', api, decide, input, ['COUNTY_GOVERNMENT']))).toMatchObject({
      state: 'DECIDED',
      decision: 'PARTLY_ADOPTED',
      decisionText: '诫勉谈话',
    });
  });
});

function uuidOf(id: string): string {
  return id.slice(4);
}
