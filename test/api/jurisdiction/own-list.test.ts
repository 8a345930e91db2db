import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { penaltyInput, sharing } from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';

const code = '330217001000';
const [yueyang, beiping] = ['141025100', '141025101'];

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Published {
  readonly id: string;
  readonly revision: number;
  readonly outsideOwnList: { readonly rule: string; readonly itemCodes: string[] } | null;
}

const selection = `record { id revision outsideOwnList { rule itemCodes } } userErrors { path code message rule }`;

async function send(mutation: string, type: string, organization: string, input: object): Promise<Published> {
  const text = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${selection} } }`;
  const token = await hub.token(organization);
  const { data, errors } = await graphql<{ answer: { record: Published | null; userErrors: object[] } }>(
    hub.url,
    token,
    text,
    { input },
  );
  if (!data?.answer.record) throw new Error(JSON.stringify(errors ?? data?.answer.userErrors));
  return data.answer.record;
}

const publish = (organization: string, changes: object) =>
  send('publishPenaltyDecision', 'PublishPenaltyDecisionInput', organization, penaltyInput(changes));

describe('a penalty decision', () => {
  const flag = { rule: 'G3', itemCodes: [code] };

  test('[G3] is not flagged while no list is recorded', async () => {
    expect(await publish(yueyang, { itemCode: code })).toMatchObject({ outsideOwnList: null });
    await tell(hub, 'recordEnforcementItem', { code, validFrom: '2021-01-01' });
    await tell(hub, 'delegateItem', { itemCode: code, townshipCode: yueyang, delegatedFrom: '2026-10-01' });
  });

  test('[G3] on an item outside of its publisher’s list on that day is published and flagged', async () => {
    const decided = (organization: string, decidedOn: string, itemCode: string | null = code) =>
      publish(organization, { itemCode, decidedOn }).then(({ outsideOwnList }) => outsideOwnList);
    expect(await decided(yueyang, '2026-09-30')).toEqual(flag);
    expect(await decided(yueyang, '2026-10-01')).toBeNull();
    expect(await decided(beiping, '2026-10-01')).toEqual(flag);
    expect(await decided('jtys', '2026-10-01')).toBeNull();
    expect(await decided('nync', '2026-10-01')).toEqual(flag);
    expect(await decided('nync', '2026-10-01', 'UNLISTED')).toEqual({ rule: 'G3', itemCodes: ['UNLISTED'] });
    expect(await decided('nync', '2026-10-01', null)).toBeNull();
    expect(await decided('nync', '2020-10-01')).toBeNull();
  });

  test('[G3] is judged anew when it is revised, and when a list is told later', async () => {
    const { id, revision } = await publish(beiping, { itemCode: 'LATER', decidedOn: '2026-10-05' });
    const revised = await send('revisePenaltyDecision', 'RevisePenaltyDecisionInput', beiping, {
      idempotencyKey: 'own-list-revise',
      recordId: id,
      expectedRevision: revision,
      reason: '日期有误',
      decidedOn: '2026-10-06',
    });
    expect(revised.outsideOwnList).toEqual({ rule: 'G3', itemCodes: ['LATER'] });
    await tell(hub, 'recordEnforcementItem', { code: 'LATER' }, 'lyj');
    await tell(hub, 'delegateItem', { itemCode: 'LATER', townshipCode: beiping, delegatedFrom: '2026-10-06' }, 'lyj');
    const query = `query ($id: ID!) { node(id: $id) { ... on PenaltyDecision { outsideOwnList { rule } } } }`;
    const { data } = await graphql(hub.url, await hub.token('sfj'), query, { id });
    expect(data).toEqual({ node: { outsideOwnList: null } });
  });

  test('[G3] of a township that was merged is its successor’s too', async () => {
    await tell(hub, 'recordEnforcementItem', { code: 'MERGED' }, 'lyj');
    const delegation = { itemCode: 'MERGED', townshipCode: '141025200', delegatedFrom: '2021-02-01' };
    await tell(hub, 'delegateItem', delegation, 'lyj');
    const input = { itemCode: 'MERGED', sharing: sharing('三合镇的处罚决定') };
    expect(await publish('141025104', { ...input, decidedOn: '2021-03-01' })).toMatchObject({ outsideOwnList: null });
    expect(await publish('141025104', { ...input, decidedOn: '2026-10-01' })).toMatchObject({ outsideOwnList: null });
    expect(await publish('141025104', { ...input, decidedOn: '2021-01-31' })).toMatchObject({
      outsideOwnList: { rule: 'G3' },
    });
  });

  test('[G3] shows its flag in every list', async () => {
    const query = `{ sharedRecords(first: 100) { nodes { title ... on PenaltyDecision { outsideOwnList { itemCodes } } } }
      penaltyDecisions(first: 100) { nodes { outsideOwnList { itemCodes } } } }`;
    interface Lists {
      readonly sharedRecords: { nodes: { outsideOwnList: object | null }[] };
      readonly penaltyDecisions: { nodes: { outsideOwnList: object | null }[] };
    }
    const { data } = await graphql<Lists>(hub.url, await hub.token('sfj'), query);
    const flagged = (nodes: { outsideOwnList: object | null }[] = []) =>
      nodes.filter(({ outsideOwnList }) => outsideOwnList !== null).length;
    expect(flagged(data?.penaltyDecisions.nodes)).toBe(5);
    expect(flagged(data?.sharedRecords.nodes)).toBe(5);
  });

  test('[G3] shows its flag to whoever follows the changes', async () => {
    const query = `{ changes(first: 100) { changes { subject { ... on PenaltyDecision { outsideOwnList { rule } } } } } }`;
    interface Changes {
      readonly changes: { changes: { subject: { outsideOwnList?: object | null } | null }[] };
    }
    await allNumbered(hub);
    const { data } = await graphql<Changes>(hub.url, await hub.token('sfj'), query);
    const flagged = data?.changes.changes.filter(({ subject }) => subject?.outsideOwnList != null);
    expect(flagged).toHaveLength(5);
  });

  test('[G3] costs the same number of statements for five decisions and for fifty', async () => {
    for (let number = 0; number < 50; number += 1) {
      await publish([yueyang, beiping, 'lyj'][number % 3] ?? yueyang, { itemCode: code, decidedOn: '2026-10-01' });
    }
    const query = `query ($first: Int) { penaltyDecisions(first: $first) { nodes { id outsideOwnList { itemCodes } } } }`;
    const token = await hub.token('sfj');
    const statements = (first: number): Promise<number> =>
      countStatements(hub, async () => {
        expect((await graphql(hub.url, token, query, { first })).errors).toBeUndefined();
      });
    await statements(5);
    const five = await statements(5);
    expect(Math.abs((await statements(50)) - five)).toBeLessThanOrEqual(2);
    expect(five).toBeLessThanOrEqual(6);
  });
});
