import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftText } from '../../harness/clients/draft.js';
import { askCommonStep, historyOf, refusalsOf } from '../../harness/clients/common-step.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { transferInput } from '../../harness/builders/transfer.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const township = '141025100';
const [api, number, another] = [{ field: 'caseTransfer' }, '岳政移〔2026〕3号', '岳政移〔2026〕4号'];
const letter = { draft: 'transfer-letter', documentNumber: number };
const sent = async (): Promise<string> =>
  proceedingOf(await askStep(hub, township, api, { mutation: 'sendCaseTransfer' }, transferInput())).id;
const record = (organization: string, id: string, input: object = {}) =>
  askCommonStep(hub, organization, 'recordDocumentNumber', { proceedingId: id, ...letter, ...input });
const draftsOf = async (organization: string, id: string): Promise<unknown> => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { drafts { name documentNumber } } } }';
  const { data } = await graphql<{ node: { drafts: unknown } }>(hub.url, await hub.token(organization), query, { id });
  return data?.node.drafts;
};

describe('[S0] the number that an office has given a document', () => {
  test('stands on its draft from then on, and in the history', async () => {
    const id = await sent();
    expect(await draftsOf(township, id)).toEqual([{ name: 'transfer-letter', documentNumber: null }]);
    expect((await record(township, id)).userErrors).toEqual([]);
    expect(await draftsOf(township, id)).toEqual([{ name: 'transfer-letter', documentNumber: number }]);
    expect(await draftText(hub, township, id, '涉嫌违法案件移送函')).toContain(number);
    const [opened, recorded] = await historyOf(hub, 'zrzy', id, 'label rule note changes { field label before after }');
    expect(opened).toMatchObject({ changes: [] });
    const change = { field: 'transfer-letter', label: '涉嫌违法案件移送函发文字号', before: null, after: number };
    expect(recorded).toEqual({ label: '登记发文字号', rule: 'S0', note: null, changes: [change] });
  });

  test('is put right with a reason, and what stood before is kept', async () => {
    const id = await sent();
    await record(township, id);
    const changed = { documentNumber: another };
    expect(refusalsOf((await record(township, id, changed)).userErrors)).toEqual(['reason REQUIRED S0']);
    expect((await record(township, id, { ...changed, reason: '编号录入有误' })).userErrors).toEqual([]);
    expect((await historyOf(hub, township, id, 'note changes { before after }')).at(-1)).toEqual({
      note: '编号录入有误',
      changes: [{ before: number, after: another }],
    });
    expect(await draftText(hub, township, id, '涉嫌违法案件移送函')).toContain(another);
  });

  test('is recorded after the proceeding was closed as well', async () => {
    const id = await sent();
    const takeBack = { mutation: 'takeBackCaseTransfer', type: 'CaseTransferStepInput' };
    await askStep(hub, township, api, takeBack, { idempotencyKey: freshKey(), caseTransferId: id });
    const { proceeding, userErrors } = await record(township, id);
    expect([proceeding?.stateLabel, userErrors]).toEqual(['已收回', []]);
  });

  test.each([
    ['of a document of others', 'zrzy', {}, 'draft NOT_FOUND S0'],
    ['of no document', township, { draft: 'another' }, 'draft NOT_FOUND S0'],
    ['that is none', township, { documentNumber: ' ' }, 'documentNumber REQUIRED S0'],
    ['that is too long', township, { documentNumber: '号'.repeat(101) }, 'documentNumber INVALID S0'],
    ['of what one does not see', 'nync', {}, 'proceedingId NOT_FOUND -'],
  ])('is refused %s', async (_, organization, input, refusal) => {
    expect(refusalsOf((await record(organization, await sent(), input)).userErrors)).toEqual([refusal]);
  });

  test('is refused where it stands already', async () => {
    const id = await sent();
    await record(township, id);
    expect(refusalsOf((await record(township, id, { reason: '再次登记' })).userErrors)).toEqual([
      'documentNumber INVALID S0',
    ]);
  });
});
