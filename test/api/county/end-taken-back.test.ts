import { afterAll, beforeAll, expect, test } from 'vitest';
import { read } from '../../harness/builders/dated.js';
import { inDispute } from '../../harness/builders/dispute.js';
import {
  caseOf,
  inTransfer,
  lastStep,
  overCase,
  referred,
  sentTransfer,
} from '../../harness/builders/disputed-transfer.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { movingClock } from '../../harness/time/moving-clock.js';

interface Told {
  readonly kind: string;
  readonly subjectId: string | null;
  readonly subject: { readonly id: string } | null;
}

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

test('[T10] whoever may read a closed case in the place of another is told of it, and when that is taken back', async () => {
  const caseTransferId = await sentTransfer(hub, { toCode: 'whly' });
  await inTransfer(hub, 'whly', 'acceptCaseTransfer', { caseTransferId });
  await inTransfer(hub, 'whly', 'reportCaseResult', { caseTransferId, result: '已作出处罚' });
  const told = async () => {
    await allNumbered(hub);
    const query = '{ changes(first: 500) { changes { kind subjectId subject { id } } } }';
    const { changes } = await read<{ changes: { changes: Told[] } }>(hub, ['nync'], query);
    return changes.changes.filter(({ subjectId }) => subjectId === caseTransferId);
  };
  expect(await told()).toEqual([]);
  await decideEnd(hub, 'endOrganization', { code: 'whly', validTo: todayOf(hub), successorCode: 'nync' });
  const subject = { id: caseTransferId };
  expect((await told()).at(-1)).toEqual({ kind: 'VISIBILITY_CHANGED', subjectId: caseTransferId, subject });
  await decideEnd(hub, 'correctOrganizationEnd', { code: 'whly' });
  expect((await told()).at(-1)).toEqual({ kind: 'RETRACTED', subjectId: caseTransferId, subject: null });
});

test('[T10] [T11] a clock that began while another acted goes back with the case, to whoever succeeds after all as well', async () => {
  const caseTransferId = await sentTransfer(hub, { toCode: 'jtys' });
  const waiting = async (code: string) => {
    const query = '{ deadlines(first: 50) { nodes { subjectId rule responsible { code } } } }';
    const { deadlines } = await read<{ deadlines: { nodes: { subjectId: string; responsible: { code: string } }[] } }>(
      hub,
      [code],
      query,
    );
    return deadlines.nodes
      .filter(({ subjectId }) => subjectId === caseTransferId)
      .map(({ responsible }) => responsible.code);
  };
  await decideEnd(hub, 'endOrganization', { code: 'jtys', validTo: todayOf(hub), successorCode: 'zrzy' });
  await inTransfer(hub, 'zrzy', 'receiveCaseTransfer', { caseTransferId });
  expect(await waiting('zrzy')).toEqual(['zrzy']);
  await decideEnd(hub, 'correctOrganizationEnd', { code: 'jtys', validTo: todayOf(hub), successorCode: 'lyj' });
  expect(await waiting('lyj')).toEqual(['lyj']);
  await decideEnd(hub, 'correctOrganizationEnd', { code: 'jtys' });
  expect(await waiting('jtys')).toEqual(['jtys']);
});
