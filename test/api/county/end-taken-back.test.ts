import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDispute } from '../../harness/builders/dispute.js';
import { caseOf, lastStep, overCase, referred, sentTransfer } from '../../harness/builders/disputed-transfer.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { movingClock } from '../../harness/time/moving-clock.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: movingClock('2024-02-08T10:00:00.000+08:00') });
});
afterAll(() => hub.close());

test('[T10] a case that went on to others while a party was held to have ended is theirs when that is taken back', async () => {
  const [caseTransferId, kept] = [
    await sentTransfer(hub, { toCode: 'jtys' }),
    await sentTransfer(hub, { toCode: 'jtys' }),
  ];
  await decideEnd(hub, 'endOrganization', { code: 'jtys', validTo: todayOf(hub), successorCode: 'zrzy' });
  const disputeId = await referred(hub, overCase(caseTransferId));
  await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'lyj', basis: '事项清单' });

  expect((await decideEnd(hub, 'correctOrganizationEnd', { code: 'jtys' })).userErrors).toEqual([]);
  expect(await caseOf(hub, 'jtys', caseTransferId)).toBeNull();
  const routed = await caseOf(hub, 'lyj', caseTransferId);
  expect(routed).toMatchObject({ state: 'ACCEPTED', to: { code: 'lyj' } });
  expect(lastStep(routed)).toMatchObject({ step: 'succeed', note: '撤销登记已更正，由原单位继续办理' });
  // What stayed with the successor goes back.
  expect(await caseOf(hub, 'jtys', kept)).toMatchObject({ state: 'SENT', to: { code: 'jtys' } });
});
