import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { inDispute, consultationInput, itemDispute } from '../../harness/builders/dispute.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function queue(organization: string, role: 'COUNTY_GOVERNMENT' | 'PUBLISHER' = 'COUNTY_GOVERNMENT') {
  const text = '{ countyQueue { totalCount nodes { id __typename stateLabel availableSteps { mutation } } } }';
  const { data, errors } = await graphql<{
    countyQueue: { totalCount: number; nodes: { id: string; __typename: string }[] };
  }>(hub.url, await hub.token(organization, [role]), text);
  return data?.countyQueue ?? errors?.[0]?.extensions?.['code'];
}

describe('[D2] [U7] what awaits the county government', () => {
  test('are disputes that were referred and dangers that were reported, until it has answered', async () => {
    expect(await queue('xzf')).toEqual({ totalCount: 0, nodes: [] });
    const dispute = await inDispute(hub, '141025100', 'raiseDispute', itemDispute());
    await inDispute(hub, '141025100', 'recordDisputeConsultation', {
      disputeId: dispute.id,
      ...consultationInput('FAILED', { heldOn: today() }),
    });
    expect(await queue('xzf')).toMatchObject({ totalCount: 0 });
    await inDispute(hub, '141025100', 'referDispute', { disputeId: dispute.id, reason: '双方意见不一致' });
    const ask = async (mutation: string, input: object, type?: string) =>
      proceedingOf(
        await askStep(
          hub,
          '141025100',
          { field: 'dangerNotice' },
          { mutation, ...(type ? { type } : {}) },
          {
            idempotencyKey: freshKey(),
            ...input,
          },
        ),
      ).id;
    const dangerNoticeId = await ask('sendDangerNotice', dangerNoticeInput());
    await ask('refuseDangerNotice', { dangerNoticeId, note: '对方称无暇处理' }, 'DangerNoticeStepInput');
    await ask('escalateDangerNotice', { dangerNoticeId }, 'DangerNoticeStepInput');
    expect(await queue('xzf')).toMatchObject({
      totalCount: 2,
      nodes: [
        { id: dangerNoticeId, __typename: 'DangerNotice' },
        { id: dispute.id, __typename: 'JurisdictionDispute', availableSteps: [{ mutation: 'decideDispute' }] },
      ],
    });
    await inDispute(hub, 'xzf', 'decideDispute', { disputeId: dispute.id, designatedCode: 'zrzy', basis: '事项清单' });
    expect(await queue('xzf')).toMatchObject({ totalCount: 1, nodes: [{ id: dangerNoticeId }] });
  });

  test('are for the county government alone', async () => {
    expect(await queue('141025100', 'PUBLISHER')).toBe('FORBIDDEN');
    // The role counts for the county government only, whoever bears it.
    expect(await queue('nync')).toBe('FORBIDDEN');
  });
});
