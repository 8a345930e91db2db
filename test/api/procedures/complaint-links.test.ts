import { afterAll, beforeAll, expect, test } from 'vitest';
import { askComplaint, found, goOn, register, replying } from '../../harness/builders/complaint.js';
import { askReferral, goneThrough } from '../../harness/builders/criminal-referral.js';
import { askDispute, consultationInput, inDispute } from '../../harness/builders/dispute.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface ComplaintView {
  readonly state: string;
  readonly suspicion: string | null;
  readonly handler: { readonly code: string };
  readonly complainant: { readonly name: string } | null;
}

async function complaintOf(organization: string, id: string): Promise<ComplaintView | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { state suspicion handler { code } complainant(purpose: "回访举报人") { name } } } }`;
  const { data, errors } = await graphql<{ node: ComplaintView | null }>(
    hub.url,
    await hub.token(organization),
    query,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.node;
}

test('[D1] [D2] a complaint for which nobody is competent is disputed, decided, and handled by whoever was designated', async () => {
  const { id: aboutId } = await register(hub, 'zrzy');
  const raising = { otherCode: 'lyj', aboutId, reason: '该处为林地，应由林业局管辖。' };
  const { id: disputeId } = await inDispute(hub, 'zrzy', 'raiseDispute', raising);
  // The other side sees what is disputed, and not who complained.
  expect(await complaintOf('lyj', aboutId)).toMatchObject({ handler: { code: 'zrzy' }, complainant: null });
  await inDispute(hub, 'lyj', 'recordDisputeConsultation', { disputeId, ...consultationInput('FAILED') });
  await inDispute(hub, 'lyj', 'referDispute', { disputeId, reason: '双方意见不一致' });
  await inDispute(hub, 'xzf', 'decideDispute', { disputeId, designatedCode: 'lyj', basis: '《森林法》第六十六条' });
  const routed = await complaintOf('lyj', aboutId);
  expect(routed).toMatchObject({ state: 'RECEIVED', handler: { code: 'lyj' } });
  expect(routed?.complainant).not.toBeNull();
  expect(await complaintOf('zrzy', aboutId)).toMatchObject({ handler: { code: 'lyj' }, complainant: null });
});

test('[D1] a complaint goes to whom both sides agree on', async () => {
  const { id: aboutId } = await register(hub, 'zrzy');
  const raising = { otherCode: 'lyj', aboutId, reason: '该处为林地。' };
  const { id: disputeId } = await inDispute(hub, 'zrzy', 'raiseDispute', raising);
  await inDispute(hub, 'lyj', 'proposeDisputeAgreement', { disputeId, handlerCode: 'lyj' });
  await inDispute(hub, 'zrzy', 'agreeDispute', { disputeId, handlerCode: 'lyj' });
  expect(await complaintOf('lyj', aboutId)).toMatchObject({ state: 'RECEIVED', handler: { code: 'lyj' } });
});

test('[D1] a complaint is disputed as long as it is not answered', async () => {
  const { id: aboutId } = await register(hub, 'zrzy');
  const raise = () => askDispute(hub, 'zrzy', 'raiseDispute', { otherCode: 'lyj', aboutId, reason: '该处为林地。' });
  await goOn(hub, aboutId, [['zrzy', 'acceptComplaint']]);
  const { proceeding } = await raise();
  await inDispute(hub, 'zrzy', 'withdrawDispute', { disputeId: proceeding?.id, reason: '由本局办理' });
  await goOn(hub, aboutId, [
    ['zrzy', 'verifyComplaint', found('NO_VIOLATION')],
    ['zrzy', 'replyToComplainant', replying],
  ]);
  expect((await raise()).userErrors).toEqual([
    expect.objectContaining({ path: ['aboutId'], code: 'WRONG_STATE', rule: 'D1' }),
  ]);
});

test('[X3] a complaint in which crime is suspected is closed when that is referred, or reasons are told', async () => {
  const { id: aboutId } = await register(hub, 'zrzy');
  await goOn(hub, aboutId, [
    ['zrzy', 'acceptComplaint'],
    ['zrzy', 'verifyComplaint', found('NO_VIOLATION')],
    ['zrzy', 'replyToComplainant', replying],
  ]);
  const { proceeding } = await askReferral(hub, 'flag', null, { aboutId });
  const close = () => askComplaint(hub, 'zrzy', 'closeComplaint', { complaintId: aboutId });
  expect((await close()).userErrors).toEqual([expect.objectContaining({ code: 'WRONG_STATE', rule: 'X3' })]);
  await goneThrough(hub, ['report', 'approve', 'send'], proceeding?.id);
  // The police see the case, and not who complained.
  expect(await complaintOf('gaj', aboutId)).toMatchObject({ suspicion: 'REFERRED', complainant: null });
  expect((await close()).userErrors).toEqual([]);
});
