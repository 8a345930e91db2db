import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaintInput } from '../../harness/builders/complaint.js';
import { itemDispute } from '../../harness/builders/dispute.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { tell } from '../../harness/builders/jurisdiction.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { historyOf, refusalsOf } from '../../harness/clients/common-step.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf, type StepAnswer } from '../../harness/clients/proceeding.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const township = '141025100';
/** Handed over to the township; two that the bureau of transport keeps; one of the bureau of natural resources; one on no list. */
const items = { handed: 'H-1', kept: 'K-1', alsoKept: 'K-2', others: 'O-1', unlisted: 'U-1' };

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  const listed = [
    ...[items.handed, items.kept, items.alsoKept].map((code) => tell(hub, 'recordEnforcementItem', { code })),
    tell(hub, 'recordEnforcementItem', { code: items.others }, 'zrzy'),
  ];
  await Promise.all(listed);
  await tell(hub, 'delegateItem', { itemCode: items.handed, townshipCode: township, delegatedFrom: '2021-06-01' });
});
afterAll(() => hub.close());

const fields: Readonly<Record<string, string>> = {
  CaseTransfer: 'itemCode',
  Complaint: 'itemCode listedCompetent { code }',
  JurisdictionDispute: 'itemCode reason competentByLists { code }',
};

async function read(id: string, type: string): Promise<unknown> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Proceeding { title } ... on ${type} { ${fields[type] ?? ''} } } }`;
  return (await graphql<{ node: unknown }>(hub.url, await hub.token(township), query, { id })).data?.node;
}

async function correct(field: string, type: string, id: string, input: object): Promise<StepAnswer> {
  const whole = { idempotencyKey: freshKey(), [`${field}Id`]: id, reason: '事项填错', ...input };
  return askStep(hub, township, { field }, { mutation: `correct${type}` }, whole);
}

async function opened(field: string, mutation: string, input: object): Promise<string> {
  const given = { idempotencyKey: freshKey(), ...input };
  return proceedingOf(await askStep(hub, township, { field }, { mutation }, given)).id;
}

const sent = (itemCode: string | null, toCode = 'jtys'): Promise<string> =>
  opened('caseTransfer', 'sendCaseTransfer', transferInput({ itemCode, toCode }));

describe('[G2] the item of a case transfer is put right', () => {
  test.each([
    ['to another of the same department', items.kept, items.alsoKept],
    ['where it was not known', null, items.kept],
    ['where no list has either', items.unlisted, 'U-2'],
  ])('%s', async (_, before, itemCode) => {
    const id = await sent(before);
    const answer = await correct('caseTransfer', 'CaseTransfer', id, { itemCode });
    expect(answer.userErrors).toEqual([]);
    expect(await read(id, 'CaseTransfer')).toMatchObject({ itemCode });
    const last = (await historyOf(hub, township, id, 'changes { field before after }')).at(-1);
    expect(last).toEqual({ changes: [{ field: 'itemCode', before, after: itemCode }] });
  });

  test.each([
    ['to one of another department', items.others, '自然资源局'],
    ['to one that was handed over to the sender', items.handed, '岳阳镇'],
    ['to one that is on no list, when one was competent', items.unlisted, '没有管辖单位'],
  ])('but not %s: competence is no matter of a correction', async (_, itemCode, whose) => {
    const id = await sent(items.kept);
    const { userErrors } = await correct('caseTransfer', 'CaseTransfer', id, { itemCode });
    expect(refusalsOf(userErrors)).toEqual(['itemCode NOT_COMPETENT G2']);
    expect(userErrors[0]?.message).toContain(whose);
    expect(await read(id, 'CaseTransfer')).toMatchObject({ itemCode: items.kept });
  });

  test('[T1] but not to one that was handed over after the case was closed', async () => {
    const legacy = { filedOn: '2021-02-01', closedOn: '2021-03-01', consultation: '已协商' };
    const from = async (organization: string, mutation: string, input: object) =>
      askStep(hub, organization, { field: 'caseTransfer' }, { mutation }, { idempotencyKey: freshKey(), ...input });
    const answer = await from('jtys', 'sendCaseTransfer', transferInput({ itemCode: null, toCode: township }));
    const id = proceedingOf(answer).id;
    await hub.owner.query('UPDATE case_transfer SET legacy_filed_on = $1, legacy_closed_on = $2', [
      legacy.filedOn,
      legacy.closedOn,
    ]);
    const input = { caseTransferId: id, reason: '补填', itemCode: items.handed };
    const { userErrors } = await from('jtys', 'correctCaseTransfer', input);
    expect(refusalsOf(userErrors)).toEqual(['itemCode WRONG_STATE T1']);
  });

  test('as any other while the case is not sent: sending judges it', async () => {
    const {
      toCode: _to,
      basicFacts: _facts,
      materials: _materials,
      ...discovery
    } = transferInput({ itemCode: items.kept });
    const id = await opened('caseTransfer', 'registerDiscovery', discovery);
    expect((await correct('caseTransfer', 'CaseTransfer', id, { itemCode: items.others })).userErrors).toEqual([]);
    const malformed = await correct('caseTransfer', 'CaseTransfer', id, { itemCode: '? ' });
    expect(refusalsOf(malformed.userErrors)).toEqual(['itemCode INVALID -']);
  });
});

test('[G2] the item of a complaint is put right where the same or the handler is competent, which is told anew', async () => {
  const id = await opened('complaint', 'registerComplaint', complaintInput({ itemCode: items.kept }));
  expect(await read(id, 'Complaint')).toMatchObject({ listedCompetent: { code: 'jtys' } });
  const refused = await correct('complaint', 'Complaint', id, { itemCode: items.others });
  expect(refusalsOf(refused.userErrors)).toEqual(['itemCode NOT_COMPETENT G2']);
  expect((await correct('complaint', 'Complaint', id, { itemCode: items.handed })).userErrors).toEqual([]);
  expect(await read(id, 'Complaint')).toMatchObject({ itemCode: items.handed, listedCompetent: { code: township } });
});

test('[D1] a dispute is put right: its grounds, and its item, of which the lists are asked anew', async () => {
  const id = await opened('dispute', 'raiseDispute', itemDispute({ itemCode: items.kept }));
  const right = { grounds: '该事项属自然资源局职责。', itemCode: items.others };
  expect((await correct('dispute', 'JurisdictionDispute', id, right)).userErrors).toEqual([]);
  expect(await read(id, 'JurisdictionDispute')).toEqual({
    ...{ title: `管辖争议：${items.others}（岳阳镇）`, itemCode: items.others, reason: right.grounds },
    competentByLists: { code: 'zrzy' },
  });
  const last = (await historyOf(hub, 'zrzy', id, 'note changes { field }')).at(-1);
  expect(last).toEqual({
    note: '事项填错',
    changes: expect.arrayContaining([{ field: 'itemCode' }, { field: 'reason' }]),
  });
});
