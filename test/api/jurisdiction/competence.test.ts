import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { handoverDate } from '../../../src/core/jurisdiction/index.js';
import { startHub, type TestHub } from '../../harness/hub.js';
import { competent, tell } from '../../harness/jurisdiction.js';

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
    ['2019-12-31', null],
    ['2020-01-01', { organization: { code: 'jtys' }, since: '2020-01-01', until: '2021-06-01' }],
    ['2021-05-31', { organization: { code: 'jtys' }, basis: '古政办发〔2020〕40号' }],
    ['2021-06-01', { organization: { code: yueyang, name: '岳阳镇' }, since: '2021-06-01', until: '2024-01-01' }],
    ['2023-12-31', { organization: { code: yueyang }, basis: '古政发〔2021〕3号' }],
    ['2024-01-01', { organization: { code: 'jtys' }, since: '2024-01-01', until: null }],
  ])('[G2] on %s is as the lists of that day say', async (on, expected) => {
    const found = await competent(hub, code, yueyang, on);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
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
    ['an item that is in no list', '330217009999', yueyang],
    ['a text that is no code', 'x\0\uD800', yueyang],
    ['a township that is not there', code, '141025999'],
    ['an organization that is no township', code, 'sfj'],
  ])('is null for %s', async (_, itemCode, township) => {
    expect(await competent(hub, itemCode, township, '2022-01-01')).toBeNull();
  });

  test('[T1] [T2] the day of the handover is there for whoever judges by it', async () => {
    const { pool, organizations } = hub.running.hub;
    const of = (townshipCode: string, on: string) =>
      handoverDate(pool, organizations, {
        itemCode: code,
        township: organizations.byCode(townshipCode)?.key ?? 0,
        on,
      });
    expect(await Promise.all([of(yueyang, '2022-01-01'), of(yueyang, '2024-01-01'), of(sanhe, '2024-01-01')])).toEqual([
      '2021-06-01',
      null,
      '2021-02-01',
    ]);
  });
});
