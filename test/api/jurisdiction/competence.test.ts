import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { competence, handoverDate } from '../../../src/core/jurisdiction/index.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { competent, tell } from '../../harness/builders/jurisdiction.js';

const code = '330217001000';
const [yueyang, shibi, sanhe] = ['141025100', '141025200', '141025104'];

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await tell(hub, 'recordEnforcementItem', { validFrom: '2020-01-01' });
  await tell(hub, 'delegateItem', { itemCode: code, townshipCode: yueyang, delegatedFrom: '2021-06-01' });
  await tell(hub, 'delegateItem', { itemCode: code, townshipCode: shibi, delegatedFrom: '2021-02-01' });
  await tell(hub, 'revokeDelegation', { itemCode: code, townshipCode: yueyang, revokedOn: '2024-01-01' });
});
afterAll(() => hub.close());

describe('competentOrganization', () => {
  test.each([
    ['2020-01-01', { organization: { code: 'jtys' }, since: '2020-01-01', until: '2021-06-01' }],
    ['2021-05-31', { organization: { code: 'jtys' }, basis: '古政办发〔2020〕40号' }],
    ['2021-06-01', { organization: { code: yueyang, name: '岳阳镇' }, since: '2021-06-01', until: '2024-01-01' }],
    ['2023-12-31', { organization: { code: yueyang }, basis: '古政发〔2021〕3号' }],
    ['2024-01-01', { organization: { code: 'jtys' }, since: '2024-01-01', until: null }],
  ])('[G2] on %s is as the lists of that day say', async (on, expected) => {
    expect(await competent(hub, code, yueyang, on)).toMatchObject(expected);
  });

  test('[G2] of a township that has merged is its successor from that day, since the handover', async () => {
    expect(await competent(hub, code, shibi, '2021-05-24')).toMatchObject({ organization: { code: shibi } });
    for (const township of [shibi, sanhe]) {
      expect(await competent(hub, code, township, '2021-05-25')).toMatchObject({
        organization: { code: sanhe },
        since: '2021-02-01',
        until: null,
      });
    }
  });

  test.each([
    ['[G2] a day before the list', code, yueyang, '2019-12-31'],
    ['an item that is in no list', '330217009999', yueyang, '2022-01-01'],
    ['a text that is no code', 'x\0\uD800', yueyang, '2022-01-01'],
    ['a township that is not there', code, '141025999', '2022-01-01'],
    ['an organization that is no township', code, 'sfj', '2022-01-01'],
  ])('is null for %s', async (_, itemCode, township, on) => {
    expect(await competent(hub, itemCode, township, on)).toBeNull();
  });

  test('[G2] the day of the handover, and who is competent, are there for whoever judges by them', async () => {
    const { pool, organizations } = hub.running.hub;
    const question = (townshipCode: string, on: string) => ({
      itemCode: code,
      township: organizations.byCode(townshipCode)?.key ?? 0,
      on,
    });
    const days = [question(yueyang, '2022-01-01'), question(yueyang, '2024-01-01'), question(sanhe, '2024-01-01')];
    expect(await Promise.all(days.map((one) => handoverDate(pool, organizations, one)))).toEqual([
      '2021-06-01',
      null,
      '2021-02-01',
    ]);
    const found = await Promise.all(days.map((one) => competence(pool, organizations, one)));
    expect(found.map((one) => organizations.byKey(one?.organization ?? 0).code)).toEqual([yueyang, 'jtys', sanhe]);
  });
});
