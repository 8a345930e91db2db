import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintApi, complaintInput, type ComplaintAnswer } from '../../harness/builders/complaint.js';
import { consultationInput, inDispute } from '../../harness/builders/dispute.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const [first, other] = ['141025101', 'jtys'];
const clock = movingClock('2026-03-02T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

interface Running {
  readonly rule: string;
  readonly status: string;
  readonly dueAt: string;
  readonly responsible: { readonly code: string };
}

async function acceptance(id: string): Promise<string[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint {
    deadlines { rule status dueAt responsible { code } } } } }`;
  const { data } = await graphql<{ node: { deadlines: Running[] } }>(hub.url, await hub.token(other), query, { id });
  const found = data?.node.deadlines.filter(({ rule }) => rule === 'C2') ?? [];
  return found.map(({ status, responsible }) => `${responsible.code} ${status}`).sort();
}

async function disputedComplaint(): Promise<{ id: string; disputeId: string }> {
  const { id } = proceedingOf(
    await askStep<ComplaintAnswer>(hub, first, complaintApi, { mutation: 'registerComplaint' }, complaintInput()),
  );
  const reason = '该事项由交通运输局办理。';
  const { id: disputeId } = await inDispute(hub, first, 'raiseDispute', { aboutId: id, otherCode: other, reason });
  return { id, disputeId };
}

const handedOn = [`${first} ENDED`, `${other} OPEN`];

test('[D1] [C2] the clock of a case that both sides give to another leaves the first', async () => {
  const { id, disputeId } = await disputedComplaint();
  await inDispute(hub, first, 'proposeDisputeAgreement', { disputeId, handlerCode: other });
  await inDispute(hub, other, 'agreeDispute', { disputeId, handlerCode: other });
  expect(await acceptance(id)).toEqual(handedOn);
});

test('[D2] [C2] so does that of a case that the county government gives to another', async () => {
  const { id, disputeId } = await disputedComplaint();
  await inDispute(hub, first, 'recordDisputeConsultation', {
    disputeId,
    ...consultationInput('FAILED', { heldOn: '2026-03-02' }),
  });
  await inDispute(hub, first, 'referDispute', { disputeId, reason: '意见不一致' });
  await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: other, basis: '县政府决定' });
  expect(await acceptance(id)).toEqual(handedOn);
});
