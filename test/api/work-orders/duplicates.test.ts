import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askComplaint, goOn, handOverItem, informing, register } from '../../harness/builders/complaint.js';
import { citizenNumber } from '../../harness/builders/personal.js';
import { freshNumber, mappingsIn, orderMapping, passOn, workOrder } from '../../harness/builders/work-order.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { lookUpComplainants } from '../../../src/procedures/complaint/index.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: await mappingsIn({ '12345': orderMapping, petition: orderMapping }) });
});
afterAll(() => hub.close());

interface Duplicate {
  readonly complaint: { readonly id: string };
  readonly likenesses: readonly string[];
}

/** The duplicates of a complaint, as an organization sees them. */
async function duplicatesOf(id: string, who = 'scjg'): Promise<[string, readonly string[]][] | undefined> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint {
    possibleDuplicates { complaint { id } likenesses } } } }`;
  const { data } = await graphql<{ node: { possibleDuplicates: Duplicate[] } | null }>(
    hub.url,
    await hub.token(who),
    query,
    { id },
  );
  return data?.node?.possibleDuplicates.map(({ complaint, likenesses }) => [complaint.id, likenesses]);
}

/** Complaints of nobody about nothing that another is about. */
const alone = { complainant: null, partyName: null };
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('a complaint that may be the same one', () => {
  test('has the same number in another system, and is told in the answer', async () => {
    const no = freshNumber();
    const order = workOrder({ no, caller: {} });
    const first = await passOn(hub, order);
    const second = await passOn(hub, order, { system: 'petition' });
    expect(second).toMatchObject({
      status: 201,
      duplicates: [{ complaintId: first.complaintId, externalNumber: no, likenesses: ['SAME_EXTERNAL_NUMBER'] }],
    });
    expect(await duplicatesOf(first.complaintId ?? '')).toEqual([[second.complaintId, ['SAME_EXTERNAL_NUMBER']]]);
  });

  test.each([
    ['the same telephone, written otherwise', { contact: '13912340001' }, { contact: '+86 139-1234-0001' }],
    ['the same citizen number', { citizenNumber: citizenNumber(811) }, { citizenNumber: citizenNumber(811) }],
  ])('[S7] has the same complainant: %s; it is told to whoever handles both', async (_what, one, other) => {
    const first = await register(hub, 'scjg', { ...alone, complainant: { name: '赵一', ...one } });
    const second = await register(hub, 'scjg', { ...alone, complainant: { name: '赵一某', ...other } });
    expect(await duplicatesOf(second.id)).toEqual([[first.id, ['SAME_COMPLAINANT']]]);
    // Once another handles one of the two, nobody reads who complained in both.
    await goOn(hub, first.id, [
      ['scjg', 'informTownshipOfComplaint', informing],
      ['141025100', 'acknowledgeComplaint'],
    ]);
    expect(await duplicatesOf(second.id)).toEqual([]);
    expect(await duplicatesOf(first.id, '141025100')).toEqual([]);
  });

  test('is about the same party, or the same item in the same township, and was received within the days of the policy', async () => {
    const [party, itemCode] = ['古县某饭店', '140000-D1'];
    await handOverItem(hub, itemCode);
    const where = { itemCode, townshipCode: '141025100' };
    const old = await register(hub, 'scjg', { ...alone, ...where, partyName: party, receivedAt: daysAgo(40) });
    const near = await register(hub, 'scjg', { ...alone, partyName: party, receivedAt: daysAgo(20) });
    const there = await register(hub, 'scjg', { ...alone, ...where, receivedAt: daysAgo(5) });
    const now = await register(hub, 'scjg', { ...alone, ...where, partyName: party });
    expect(await duplicatesOf(now.id)).toEqual([
      [there.id, ['SAME_PLACE_AND_ITEM']],
      [near.id, ['SAME_PARTY']],
    ]);
    expect(await duplicatesOf(old.id)).toEqual([[near.id, ['SAME_PARTY']]]);
  });

  test('is seen by its parties only, and no longer once the two are merged', async () => {
    const party = '古县某洗煤厂';
    const first = await register(hub, 'scjg', { ...alone, partyName: party });
    const second = await register(hub, 'scjg', { ...alone, partyName: party });
    const elsewhere = await register(hub, 'lyj', { ...alone, partyName: party });
    expect(await duplicatesOf(second.id)).toEqual([[first.id, ['SAME_PARTY']]]);
    expect(await duplicatesOf(elsewhere.id, 'lyj')).toEqual([]);
    expect(await duplicatesOf(elsewhere.id)).toBeUndefined();
    const merging = { complaintId: second.id, earlierId: first.id, complainantNotice: '匿名，无从告知' };
    expect((await askComplaint(hub, 'scjg', 'mergeComplaint', merging)).userErrors).toEqual([]);
    expect(await duplicatesOf(first.id)).toEqual([]);
    expect(await duplicatesOf(second.id)).toEqual([]);
  });

  test('is one of twenty at most, the last received first, and a page of complaints costs a few statements', async () => {
    const party = '古县某超市';
    const ids: string[] = [];
    for (let n = 0; n < 23; n += 1) {
      ids.push((await register(hub, '141025101', { ...alone, partyName: party, receivedAt: daysAgo(n / 100) })).id);
    }
    const found = await duplicatesOf(ids.at(-1) ?? '', '141025101');
    expect(found?.map(([id]) => id)).toEqual(ids.slice(0, 20));
    const query = `query ($first: Int!) { complaints(first: $first) { nodes { id workOrderReport { attempts }
      possibleDuplicates { likenesses complaint { id number } } } } }`;
    const token = await hub.token('141025101');
    const count = (first: number) =>
      countStatements(hub, async () => {
        const { errors } = await graphql(hub.url, token, query, { first });
        expect(errors).toBeUndefined();
      });
    await count(2);
    expect(await count(20)).toBeLessThanOrEqual((await count(2)) + 2);
  });

  test('[S7] is found by complainants of before as well, once a hub with the keys has started', async () => {
    const first = await register(hub, 'scjg', { ...alone, complainant: { name: '孙二', contact: '13912340009' } });
    await hub.owner.query('SET ROLE liandong_keeper; UPDATE complainant SET contact_lookup = NULL; RESET ROLE');
    const second = await register(hub, 'scjg', { ...alone, complainant: { name: '孙二', contact: '13912340009' } });
    expect(await duplicatesOf(second.id)).toEqual([]);
    await lookUpComplainants(hub.running.hub);
    expect(await duplicatesOf(second.id)).toEqual([[first.id, ['SAME_COMPLAINANT']]]);
  });
});
