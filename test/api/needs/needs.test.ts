import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  freshKey,
  otherInput,
  penaltyInput,
  publishOther,
  publishPenalty,
  sharing,
} from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { declareNeed, endNeed } from '../../harness/builders/need.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { subscribe } from '../../harness/clients/subscriber.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

async function ask<Data>(organization: string, query: string, variables: object = {}, roles?: never[]): Promise<Data> {
  const token = await hub.token(organization, roles);
  const { data, errors } = await graphql<Data>(hub.url, token, query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const township = '141025100';
const publish = async (organization: string, changes: object = {}): Promise<string> => {
  const { record, userErrors } = await mutate(hub, organization, publishPenalty, penaltyInput(changes));
  if (!record) throw new Error(JSON.stringify(userErrors));
  return record.id;
};

interface NeededBy {
  readonly organization: { readonly code: string };
  readonly need: { readonly title: string };
  readonly deliveredAt: string;
  readonly acknowledgedAt: string | null;
}

const neededBy = async (organization: string, id: string): Promise<readonly NeededBy[] | null> => {
  const query = `query ($id: ID!) { node(id: $id) { ... on SharedRecord {
    neededBy { organization { code } need { title } deliveredAt acknowledgedAt } } } }`;
  return (await ask<{ node: { neededBy: NeededBy[] } | null }>(organization, query, { id })).node?.neededBy ?? null;
};
const neededCodes = async (organization: string, id: string) =>
  (await neededBy(organization, id))?.map((each) => each.organization.code) ?? null;

const neededRecords = async (organization: string): Promise<string[]> => {
  const query = `{ sharedRecords(first: 100, filter: { needed: true }) { nodes { id } } }`;
  const { sharedRecords } = await ask<{ sharedRecords: { nodes: { id: string }[] } }>(organization, query);
  return sharedRecords.nodes.map(({ id }) => id);
};

describe('what an organization needs', () => {
  test('[S3] what is shared is matched as it is shared, and told to whoever needs it, its publisher and the county', async () => {
    await tell(hub, 'recordEnforcementItem', { code: 'N01', name: '违法占道' });
    const { need } = await declareNeed(hub, 'jtys', { items: 'OWN_LIST', title: '清单所列事项的处罚' });
    expect(need).toMatchObject({ status: 'ACTIVE', validFrom: todayOf(hub), organization: { code: 'jtys' } });
    await declareNeed(hub, 'scjg', { items: 'NAMED', itemCodes: ['N01'], townshipCodes: ['141025101'] });

    const id = await publish(township, { itemCode: 'N01' });
    const other = await publish(township);
    expect(await neededCodes(township, id)).toEqual(['jtys']);
    expect(await neededCodes(township, other)).toEqual([]);
    expect(await neededCodes('xzf', id)).toEqual(['jtys']);
    // Whoever has no part in it learns nothing of who needs what.
    expect(await neededCodes('nync', id)).toEqual([]);
    expect(await neededRecords('jtys')).toEqual([id]);
    expect(await neededRecords('scjg')).toEqual([]);
    const elsewhere = await publish('141025101', { itemCode: 'N01' });
    expect(await neededRecords('scjg')).toEqual([elsewhere]);
  });

  test('[S3] the log has a filter for it, live and replayed, and an acknowledgement says that it was received', async () => {
    await declareNeed(hub, 'lyj', { categories: ['OTHER_INFORMATION'] });
    const token = await hub.token('lyj');
    const { feed } = hub.running.hub;
    const follower = subscribe(hub.url, token, {
      after: feed.cursor(feed.head()),
      filter: { needed: true, kinds: ['PUBLISHED'] },
    });
    await publish('nync');
    const { record, change } = await mutate(hub, 'nync', publishOther, otherInput());
    const [told] = await follower.until(1);
    await follower.close();
    expect(told).toMatchObject({ kind: 'PUBLISHED', subjectId: record?.id });
    const replayed = await ask<{ changes: { changes: { subjectId: string }[] } }>(
      'lyj',
      '{ changes(filter: { needed: true }) { changes { subjectId } } }',
    );
    expect(replayed.changes.changes.map(({ subjectId }) => subjectId)).toEqual([record?.id]);

    const id = record?.id ?? '';
    expect(await neededBy('nync', id)).toMatchObject([{ acknowledgedAt: null }]);
    await ask('lyj', `mutation ($i: AcknowledgeChangesInput!) { acknowledgeChanges(input: $i) { lag } }`, {
      i: { cursor: change?.cursor },
    });
    expect(await neededBy('nync', id)).toMatchObject([{ acknowledgedAt: expect.stringContaining('T') as string }]);
  });

  test('[S3] a record of limited scope meets a need only where its scope allows, and says so to nobody else', async () => {
    await declareNeed(hub, 'zrzy', { categories: ['OTHER_INFORMATION'] });
    const named = { ...sharing(), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['nync'] };
    const { record } = await mutate(hub, 'scjg', publishOther, otherInput({ sharing: named }));
    const id = record?.id ?? '';
    expect(await neededRecords('zrzy')).toEqual([]);
    expect(await neededCodes('scjg', id)).toEqual([]);
    await mutate(
      hub,
      'scjg',
      `mutation ($input: GrantVisibilityInput!) { grantVisibility(input: $input) { userErrors { path } } }`,
      { recordId: id, organizationCode: 'zrzy', basis: '工作需要' },
    );
    expect(await neededRecords('zrzy')).toEqual([id]);
    expect(await neededCodes('scjg', id)).toEqual(['zrzy']);
    // Only its own part is told to somebody who may see the record and did not share it.
    expect(await neededCodes('nync', id)).toEqual([]);
  });

  test('[S3] a need that has ended is met by nothing more; one that begins later by nothing yet; one’s own records never', async () => {
    const { need } = await declareNeed(hub, 'sthj', { categories: ['OTHER_INFORMATION'] });
    const later = await declareNeed(hub, 'sthj', { categories: ['OTHER_INFORMATION'], validFrom: '2099-01-01' });
    expect(later.need?.status).toBe('UPCOMING');
    await mutate(hub, 'sthj', publishOther, otherInput());
    expect(await neededRecords('sthj')).toEqual([]);
    const ended = await endNeed(hub, 'sthj', { needId: need?.id });
    expect(ended.need).toMatchObject({ status: 'ENDED', validTo: todayOf(hub) });
    await mutate(hub, 'nync', publishOther, otherInput());
    expect(await neededRecords('sthj')).toEqual([]);
    expect((await endNeed(hub, 'sthj', { needId: later.need?.id, validTo: '2099-01-01' })).need?.status).toBe(
      'UPCOMING',
    );
  });

  test('[S3] a revision by which a record comes to meet a need, or does so no longer, is told to whoever has it', async () => {
    await tell(hub, 'recordEnforcementItem', { code: 'N02', name: '超限运输' });
    await declareNeed(hub, 'gaj', { items: 'NAMED', itemCodes: ['N02'] });
    const id = await publish(township);
    const revise = (expectedRevision: number, itemCode: string | null) =>
      mutate(
        hub,
        township,
        `mutation ($input: RevisePenaltyDecisionInput!) {
          revisePenaltyDecision(input: $input) { record { id } userErrors { path message } } }`,
        { idempotencyKey: freshKey(), recordId: id, expectedRevision, reason: '更正事项', itemCode },
      );
    await revise(1, 'N02');
    expect(await neededRecords('gaj')).toEqual([id]);
    await revise(2, null);
    expect(await neededRecords('gaj')).toEqual([]);
    await allNumbered(hub);
    const { changes } = await ask<{ changes: { changes: { kind: string; subjectId: string }[] } }>(
      'gaj',
      '{ changes(filter: { needed: true }) { changes { kind subjectId } } }',
    );
    expect(changes.changes).toEqual([
      { kind: 'REVISED', subjectId: id },
      { kind: 'REVISED', subjectId: id },
    ]);
  });

  test('[T10] what an organization needs, whoever succeeds it needs, and back', async () => {
    await declareNeed(hub, '141025202', { categories: ['STATISTICAL_DATA', 'OTHER_INFORMATION'], title: '乡镇需求' });
    const { record } = await mutate(hub, 'nync', publishOther, otherInput());
    const end = { code: '141025202', validTo: todayOf(hub), successorCode: '141025103' };
    const { moves } = await decideEnd(hub, 'endOrganization', end);
    expect(moves).toContainEqual({ label: '信息需求', count: 1, examples: ['乡镇需求'] });
    expect(await neededRecords('141025103')).toEqual([record?.id]);
    const after = await mutate(hub, 'nync', publishOther, otherInput());
    expect(await neededRecords('141025103')).toEqual([after.record?.id, record?.id]);
    await decideEnd(hub, 'correctOrganizationEnd', { code: '141025202' });
    expect(await neededRecords('141025103')).toEqual([]);
    expect(await neededRecords('141025202')).toEqual([after.record?.id, record?.id]);
  });

  test('[S3] bad input is refused with field and rule; a repeated request declares nothing more', async () => {
    const refused = async (changes: object) =>
      (await declareNeed(hub, 'jtys', changes)).userErrors.map(
        ({ path, code, rule }) => `${path.join('.')} ${code} ${rule}`,
      );
    expect(await refused({ categories: [] })).toEqual(['categories REQUIRED S3']);
    expect(await refused({ items: 'NAMED' })).toEqual(['itemCodes REQUIRED S3']);
    expect(await refused({ itemCodes: ['N01'] })).toEqual(['itemCodes INVALID S3']);
    expect(await refused({ items: 'NAMED', itemCodes: ['N01', 'NOBODYS'] })).toEqual(['itemCodes.1 NOT_FOUND G2']);
    expect(await refused({ townshipCodes: ['nobody'] })).toEqual(['townshipCodes.0 NOT_FOUND null']);
    expect(await refused({ categories: ['OTHER_INFORMATION'], withExecution: true })).toEqual([
      'withExecution INVALID S3',
    ]);
    expect(await refused({ validFrom: '2020-01-01' })).toEqual(['validFrom INVALID S3']);
    expect(await refused({ title: ' ', basis: '' })).toEqual(['title REQUIRED null', 'basis REQUIRED null']);

    const again = { idempotencyKey: freshKey(), title: '只一次' };
    const first = await declareNeed(hub, 'jtys', again);
    const second = await declareNeed(hub, 'jtys', again);
    expect(second.need?.id).toBe(first.need?.id);
    expect((await declareNeed(hub, 'jtys', { ...again, title: '另一项' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_CONFLICT' },
    ]);
    const needId = first.need?.id;
    expect((await endNeed(hub, 'scjg', { needId })).userErrors).toMatchObject([
      { path: ['needId'], code: 'WRONG_PARTY' },
    ]);
    expect((await endNeed(hub, 'jtys', { needId, validTo: '2020-01-01' })).userErrors).toMatchObject([
      { path: ['validTo'], code: 'INVALID' },
    ]);
    expect((await endNeed(hub, 'jtys', { needId, reason: '' })).userErrors).toMatchObject([{ path: ['reason'] }]);
    expect((await endNeed(hub, 'jtys', { needId: 'need_1' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('[S3] all members see what is needed of them', async () => {
    const query = `query ($filter: NeedFilter) { needs(filter: $filter, first: 100) { totalCount nodes { title status organization { code } } } }`;
    const found = await ask<{ needs: { totalCount: number; nodes: { organization: { code: string } }[] } }>(
      township,
      query,
      {
        filter: { organizationCodes: ['lyj'], statuses: ['ACTIVE'], category: 'OTHER_INFORMATION' },
      },
    );
    expect(found.needs.nodes.map(({ organization }) => organization.code)).toEqual(['lyj']);
  });
});
