import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, read } from '../../harness/builders/dated.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { subscribe } from '../../harness/clients/subscriber.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Told {
  readonly kind: string;
  readonly organization: { readonly code: string } | null;
  readonly subject: { readonly code: string; readonly department: { readonly code: string } } | null;
}

/** What an organization is told of items after a cursor, by replay. */
async function toldTo(organization: string, after: string, filter: object = { subjectTypes: ['EnforcementItem'] }) {
  await allNumbered(hub);
  const { changes } = await read<{ changes: { changes: Told[] } }>(
    hub,
    [organization],
    `query ($after: String!, $filter: ChangeFilter) { changes(after: $after, filter: $filter) { changes {
      kind organization { code } subject { ... on EnforcementItem { code department { code } } } } } }`,
    { after, filter },
  );
  return changes.changes.map(
    ({ kind, organization, subject }) =>
      `${kind} ${subject?.code ?? ''}@${subject?.department.code ?? ''} by ${organization?.code ?? ''}`,
  );
}

async function here(): Promise<string> {
  await allNumbered(hub);
  return hub.running.hub.feed.cursor(hub.running.hub.feed.head());
}

const handover = { itemCode: 'F-1', townshipCode: '141025100', delegatedFrom: '2022-01-01' };

test('[S2] changes of items, handovers and revocations reach both sides by the change log, live and replayed', async () => {
  const after = await here();
  const filter = { subjectTypes: ['EnforcementItem'] };
  const live = subscribe(hub.url, await hub.token('141025100'), { after, filter });
  await tell(hub, 'recordEnforcementItem', { code: 'F-1' });
  await tell(hub, 'recordEnforcementItem', { code: 'F-1' });
  await tell(hub, 'delegateItem', handover, 'xzf');
  await tell(hub, 'revokeDelegation', { itemCode: 'F-1', townshipCode: '141025100', revokedOn: '2025-01-01' });
  await tell(hub, 'revokeDelegation', { itemCode: 'F-9', townshipCode: '141025100', revokedOn: '2025-01-01' });
  const reason = '登记有误';
  const named = { itemCode: 'F-1', townshipCode: '141025100', delegatedFrom: '2022-01-01', reason };
  for (const dryRun of [true, false]) {
    await change(hub, ['jtys'], 'correctDelegation', '', { ...named, withoutEnd: true, dryRun });
    await change(hub, ['jtys'], 'cancelDelegation', '', { ...named, dryRun });
  }
  await change(hub, ['jtys'], 'correctEnforcementItem', '', {
    ...{ code: 'F-1', validFrom: '2021-01-01', penalties: '罚款', reason },
  });
  const expected = [
    'LISTED F-1@jtys by jtys',
    'DELEGATED F-1@jtys by xzf',
    'DELEGATION_REVOKED F-1@jtys by jtys',
    'CORRECTED F-1@jtys by jtys',
    'CANCELLED F-1@jtys by jtys',
    'CORRECTED F-1@jtys by jtys',
  ];
  for (const side of ['jtys', '141025100', 'xzf', 'lyj']) expect(await toldTo(side, after)).toEqual(expected);
  expect(await toldTo('lyj', after, { publisherCodes: ['nync'] })).toEqual([]);
  const received = await live.until(expected.length);
  expect(received.filter(({ kind }) => kind !== 'HEARTBEAT').map(({ kind }) => kind)).toEqual(
    expected.map((one) => one.split(' ')[0]),
  );
  await live.close();
});

test('[S2] what has to do with items that are handed over is of category 2, and no record of it', async () => {
  const after = await here();
  await tell(hub, 'recordEnforcementItem', { code: 'F-2' });
  await tell(hub, 'delegateItem', { ...handover, itemCode: 'F-2' });
  await tell(hub, 'recordEnforcementItem', { code: 'F-2', validFrom: '2024-01-01', name: '对另一行为的行政处罚' });
  const named = { itemCode: 'F-2', townshipCode: '141025100', delegatedFrom: '2022-01-01', reason: '登记有误' };
  await change(hub, ['jtys'], 'cancelDelegation', '', named);
  await tell(hub, 'recordEnforcementItem', { code: 'F-2', validFrom: '2025-01-01', name: '对第三种行为的行政处罚' });
  const categories = ['SUPERVISION_INFORMATION'];
  expect(await toldTo('141025100', after, { categories })).toEqual([
    'DELEGATED F-2@jtys by jtys',
    'LISTED F-2@jtys by jtys',
    'CANCELLED F-2@jtys by jtys',
  ]);
  expect(await toldTo('141025100', after, { subjectTypes: ['SupervisionInformation'] })).toEqual([]);
});

test('[G2] whoever lists the same code is told by the change log, and of every further day that both list it', async () => {
  await tell(hub, 'recordEnforcementItem', { code: 'F-3', validFrom: '2021-01-01' }, 'nync');
  const after = await here();
  await tell(hub, 'recordEnforcementItem', { code: 'F-3', validFrom: '2023-01-01' }, 'sthj');
  const corrected = { code: 'F-3', validFrom: '2023-01-01', reason: '登记有误' };
  await change(hub, ['sthj'], 'correctEnforcementItem', '', { ...corrected, correctedFrom: '2022-01-01' });
  await change(hub, ['sthj'], 'correctEnforcementItem', '', {
    ...{ ...corrected, validFrom: '2022-01-01' },
    penalties: '罚款',
  });
  expect(await toldTo('nync', after)).toEqual([
    'LISTED F-3@sthj by sthj',
    'ALSO_LISTED F-3@nync by sthj',
    'CORRECTED F-3@sthj by sthj',
    'ALSO_LISTED F-3@nync by sthj',
    'CORRECTED F-3@sthj by sthj',
  ]);
});

test('[G2] an item is a node; one that was cancelled altogether is none, and followers are told to forget it', async () => {
  await tell(hub, 'recordEnforcementItem', { code: 'F-4', validFrom: '2099-01-01' });
  const after = await here();
  const item = `{ enforcementItem(code: "F-4", on: "2099-01-01") { id } }`;
  const { enforcementItem } = await read<{ enforcementItem: { id: string } }>(hub, ['lyj'], item);
  const node = `query ($id: ID!) { node(id: $id) { id ... on EnforcementItem { validFrom department { code } } } }`;
  const asked = () => read<{ node: object | null }>(hub, ['lyj'], node, { id: enforcementItem.id });
  expect(await asked()).toMatchObject({ node: { validFrom: '2099-01-01', department: { code: 'jtys' } } });
  await change(hub, ['jtys'], 'cancelEnforcementItem', '', { code: 'F-4', validFrom: '2099-01-01', reason: '误登' });
  expect(await asked()).toEqual({ node: null });
  expect(await toldTo('lyj', after)).toEqual(['RETRACTED @ by ']);
});

test('[T10] who follows lists is told when another comes to act by them, and when the end was a mistake', async () => {
  await tell(hub, 'recordEnforcementItem', { code: 'F-5' }, '141025202');
  await tell(hub, 'recordEnforcementItem', { code: 'F-6' });
  await tell(hub, 'delegateItem', { itemCode: 'F-6', townshipCode: '141025202', delegatedFrom: '2022-01-01' });
  const after = await here();
  const end = { code: '141025202', validTo: todayOf(hub), successorCode: '141025103' };
  const { moves } = await decideEnd(hub, 'endOrganization', end);
  expect(moves).toContainEqual({ label: '执法事项', count: 2, examples: ['F-5', 'F-6'] });
  const told = ['SUCCEEDED F-5@141025202 by 141025202', 'SUCCEEDED F-6@jtys by 141025202'];
  expect(await toldTo('jtys', after)).toEqual(told);
  await decideEnd(hub, 'correctOrganizationEnd', { code: '141025202' });
  expect(await toldTo('jtys', after)).toEqual([...told, ...told]);
});
