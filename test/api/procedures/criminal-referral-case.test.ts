import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachmentOf, pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { askReferral, goneThrough, type ReferralStep } from '../../harness/builders/criminal-referral.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf, type ProceedingAnswer, type StepAnswer } from '../../harness/clients/proceeding.js';
import { transferInput, transferMaterials } from '../../harness/builders/transfer.js';

const township = '141025100';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

function inTransfer(organization: string, mutation: string, input: object, type?: string): Promise<StepAnswer> {
  const named = { mutation, ...(type ? { type } : {}) };
  return askStep(hub, organization, { field: 'caseTransfer' }, named, { idempotencyKey: freshKey(), ...input });
}

/** A transfer of 岳阳镇 that the bureau of natural resources has accepted. */
async function acceptedTransfer(changes: object = {}): Promise<string> {
  const { id } = proceedingOf(await inTransfer(township, 'sendCaseTransfer', transferInput(changes)));
  const accepted = await inTransfer('zrzy', 'acceptCaseTransfer', { caseTransferId: id }, 'CaseTransferStepInput');
  return proceedingOf(accepted).id;
}

const conclude = (caseTransferId: string) =>
  inTransfer('zrzy', 'reportCaseResult', { caseTransferId, result: '罚款五万元', outcome: 'PENALTY' });

/** A referral over a case, and what was done with it. */
async function referral(aboutId: string, steps: readonly ReferralStep[]) {
  const { id } = proceedingOf(await askReferral(hub, 'flag', null, { aboutId }));
  return steps.length === 0 ? id : (await goneThrough(hub, steps, id)).id;
}

interface CaseView extends Pick<ProceedingAnswer, 'suspicion' | 'closedAt'> {
  readonly steps: readonly { readonly step: string; readonly label: string; readonly rule: string }[];
}

async function caseOf(organization: string, id: string): Promise<CaseView | null> {
  const query =
    'query ($id: ID!) { node(id: $id) { ... on Proceeding { suspicion closedAt steps { step label rule } } } }';
  const { data, errors } = await graphql<{ node: CaseView | null }>(hub.url, await hub.token(organization), query, {
    id,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node;
}

const received: readonly ReferralStep[] = ['report', 'approve', 'send', 'receive'];
const declined: readonly ReferralStep[] = [...received, 'decline'];

describe('[X3] a case in which crime is suspected', () => {
  test('[X3] cannot be closed by a penalty until it is referred', async () => {
    const caseTransferId = await acceptedTransfer();
    const id = await referral(caseTransferId, ['report', 'approve']);
    expect(await caseOf(township, caseTransferId)).toMatchObject({ suspicion: 'SUSPECTED', closedAt: null });
    const { userErrors } = await conclude(caseTransferId);
    expect(userErrors).toEqual([
      expect.objectContaining({ path: ['caseTransferId'], code: 'WRONG_STATE', rule: 'X3' }),
    ]);
    await goneThrough(hub, ['send'], id);
    expect((await conclude(caseTransferId)).userErrors).toEqual([]);
    expect(await caseOf(township, caseTransferId)).toMatchObject({ suspicion: 'REFERRED' });
  });

  test('[X3] or until the head has said why it is not', async () => {
    const caseTransferId = await acceptedTransfer();
    const id = await referral(caseTransferId, ['report']);
    expect((await conclude(caseTransferId)).userErrors).toHaveLength(1);
    await goneThrough(hub, ['reject'], id);
    expect(await caseOf(township, caseTransferId)).toMatchObject({ suspicion: 'CLEARED' });
    expect((await conclude(caseTransferId)).userErrors).toEqual([]);
  });

  test.each<[string, readonly ReferralStep[], string]>([
    ['signed for', received, 'REFERRED'],
    ['filed', [...received, 'file'], 'REFERRED'],
    ['passed on', [...received, 'passOn'], 'REFERRED'],
    ['not filed', declined, 'CLEARED'],
    ['under reconsideration', [...declined, 'askReconsideration'], 'REFERRED'],
    ['filed after it', [...declined, 'askReconsideration', 'fileAfterReconsideration'], 'REFERRED'],
    ['upheld', [...declined, 'askReconsideration', 'uphold'], 'CLEARED'],
    ['under supervision', [...declined, 'requestSupervision'], 'REFERRED'],
    ['demanded', [...declined, 'requestSupervision', 'demandFiling'], 'REFERRED'],
    ['not demanded', [...declined, 'requestSupervision', 'endSupervision'], 'CLEARED'],
    ['not contested', [...declined, 'accept'], 'CLEARED'],
  ])('[X2] [X3] %s is marked so', async (_, steps, suspicion) => {
    const caseTransferId = await acceptedTransfer();
    await referral(caseTransferId, steps);
    expect(await caseOf('zrzy', caseTransferId)).toMatchObject({ suspicion });
  });

  test('[X2] is read by the police once it is referred, and by the procuratorate once it is to supervise', async () => {
    const contentId = await uploaded(hub, township, pdfOf('现场照片'));
    const [letter, source] = transferMaterials;
    const materials = [letter, source, { kind: 'PRELIMINARY_EVIDENCE', name: '现场照片', contentId }];
    const caseTransferId = await acceptedTransfer({ materials });
    const id = await referral(caseTransferId, ['report', 'approve']);
    expect(await caseOf('gaj', caseTransferId)).toBeNull();
    await goneThrough(hub, ['send'], id);
    expect(await caseOf('gaj', caseTransferId)).toMatchObject({ suspicion: 'REFERRED' });
    expect(await attachmentOf(hub, 'gaj', contentId)).toMatchObject({ contentId });
    await goneThrough(hub, ['receive', 'decline'], id);
    expect(await caseOf('jcy', caseTransferId)).toBeNull();
    await goneThrough(hub, ['requestSupervision'], id);
    expect((await caseOf('jcy', caseTransferId))?.steps.slice(-4)).toEqual([
      { step: 'flagSuspicion', label: '标记涉嫌犯罪', rule: 'X3' },
      { step: 'referToPolice', label: '移送公安机关', rule: 'X2' },
      { step: 'clearSuspicion', label: '说明不移送或不予立案的理由', rule: 'X3' },
      { step: 'contestNonFiling', label: '对不予立案提出异议', rule: 'X2' },
    ]);
  });

  test('[X3] that is closed already stays closed since then', async () => {
    const caseTransferId = await acceptedTransfer();
    await conclude(caseTransferId);
    const closedAt = (await caseOf('zrzy', caseTransferId))?.closedAt;
    await referral(caseTransferId, received);
    expect(await caseOf('zrzy', caseTransferId)).toMatchObject({ closedAt, suspicion: 'REFERRED' });
  });
});

describe('[X3] flagging', () => {
  const flag = (organization: string, input: object = {}) =>
    askStep(
      hub,
      organization,
      { field: 'criminalReferral' },
      { mutation: 'flagSuspectedCrime' },
      {
        idempotencyKey: freshKey(),
        suspectedCrime: '非法采矿罪',
        grounds: '采砂价值超过十万元。',
        ...input,
      },
    );

  test('[X3] a case is flagged once, and again after it was cleared', async () => {
    const aboutId = await acceptedTransfer();
    const id = await referral(aboutId, ['report']);
    const again = await flag('zrzy', { aboutId });
    expect(again.userErrors).toEqual([
      expect.objectContaining({ path: ['aboutId'], code: 'ALREADY_EXISTS', rule: 'X3' }),
    ]);
    await goneThrough(hub, ['reject'], id);
    expect((await flag('zrzy', { aboutId })).userErrors).toEqual([]);
  });

  test('[X3] of two who flag a case at the same time one does', async () => {
    const aboutId = await acceptedTransfer();
    const both = await Promise.all([flag('zrzy', { aboutId }), flag(township, { aboutId })]);
    expect(both.filter(({ proceeding }) => proceeding !== null)).toHaveLength(1);
  });

  test('[X3] a case that one does not see, or only looks on at, is not flagged', async () => {
    const aboutId = await acceptedTransfer();
    expect((await flag('lyj', { aboutId })).userErrors).toEqual([
      expect.objectContaining({ path: ['aboutId'], code: 'NOT_FOUND' }),
    ]);
    await referral(aboutId, received);
    expect((await flag('gaj', { aboutId })).userErrors).toEqual([
      expect.objectContaining({ path: ['aboutId'], code: 'WRONG_PARTY', rule: 'X3' }),
    ]);
  });

  test.each(['jcy', 'fy', 'xzf'])('[X3] %s, which does not enforce, flags nothing', async (organization) => {
    expect((await flag(organization)).userErrors).toEqual([
      expect.objectContaining({ code: 'WRONG_PARTY', rule: 'X3' }),
    ]);
  });
});
