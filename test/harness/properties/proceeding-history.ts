import { assistanceInput, opinionMaterials } from '../builders/assistance.js';
import { askComplaint, complaintInput, found, informing, replying } from '../builders/complaint.js';
import { doConference, heldMeeting, member, office } from '../builders/conference.js';
import { referralRequests } from '../builders/criminal-referral.js';
import { dangerNoticeInput } from '../builders/danger-notice.js';
import { consultationInput, inDispute, itemDispute } from '../builders/dispute.js';
import type { TestHub } from '../hub/hub.js';
import { freshKey } from '../builders/inputs.js';
import type { MovingClock } from '../time/moving-clock.js';
import { askStep, proceedingOf } from '../clients/proceeding.js';

/** Takes a step and gives the proceeding's id. */
async function step(
  hub: TestHub,
  who: string,
  field: string,
  mutation: string,
  input: object,
  type?: string,
): Promise<string> {
  const named = { mutation, ...(type ? { type } : {}) };
  return proceedingOf(await askStep(hub, who, { field }, named, { idempotencyKey: freshKey(), ...input })).id;
}

/** One proceeding or two of each chapter that has figures, in March 2024; what each figure must say stands in the test. */
export async function proceedingHistory(hub: TestHub, clock: MovingClock): Promise<void> {
  const at = (moment: string): void => clock.moveTo(`2024-03-${moment}:00+08:00`);
  await complaints(hub, at);
  await disputes(hub, at);
  await assistance(hub, at);
  await calls(hub, at);
  await referrals(hub, at);
  await resolutions(hub, at);
}

type At = (moment: string) => void;

async function complaints(hub: TestHub, at: At): Promise<void> {
  const ask = async (who: string, mutation: string, input: object): Promise<string> =>
    proceedingOf(await askComplaint(hub, who, mutation, input)).id;
  at('04T09:00');
  const passed = await ask('zrzy', 'registerComplaint', complaintInput());
  await ask('zrzy', 'informTownshipOfComplaint', { complaintId: passed, ...informing });
  at('05T09:00');
  await ask('141025100', 'acknowledgeComplaint', { complaintId: passed });
  await ask('141025100', 'acceptComplaint', { complaintId: passed });
  at('07T09:00');
  await ask('141025100', 'verifyComplaint', { complaintId: passed, ...found('NO_VIOLATION') });
  await ask('141025100', 'replyToComplainant', { complaintId: passed, ...replying });
  await ask('141025100', 'feedBackComplaint', { complaintId: passed, feedback: '未发现违法行为' });
  await ask('141025100', 'closeComplaint', { complaintId: passed });
  at('11T09:00');
  await ask('141025100', 'registerComplaint', complaintInput());
}

async function disputes(hub: TestHub, at: At): Promise<void> {
  at('04T10:00');
  const one = await inDispute(hub, '141025100', 'raiseDispute', itemDispute());
  const failed = consultationInput('FAILED', { heldOn: '2024-03-04' });
  await inDispute(hub, '141025100', 'recordDisputeConsultation', { disputeId: one.id, ...failed });
  await inDispute(hub, '141025100', 'referDispute', { disputeId: one.id, reason: '双方意见不一致' });
  at('06T10:00');
  await inDispute(hub, 'xzf', 'decideDispute', { disputeId: one.id, designatedCode: 'zrzy', basis: '事项清单' });
  const two = await inDispute(hub, '141025100', 'raiseDispute', itemDispute());
  await inDispute(hub, '141025100', 'withdrawDispute', { disputeId: two.id, reason: '对方已受理' });
}

async function assistance(hub: TestHub, at: At): Promise<void> {
  const ask = (who: string, mutation: string, input: object) => step(hub, who, 'assistanceRequest', mutation, input);
  at('04T11:00');
  const inTime = await ask('141025100', 'requestAssistance', assistanceInput());
  const extended = await ask('141025101', 'requestAssistance', assistanceInput());
  at('06T11:00');
  const answer = { opinion: '占用耕地二亩。', materials: opinionMaterials };
  await ask('zrzy', 'answerAssistance', { assistanceRequestId: inTime, ...answer });
  await ask('zrzy', 'extendAssistance', { assistanceRequestId: extended, reason: '需测绘', until: '2024-03-15' });
  at('18T11:00');
  await ask('zrzy', 'answerAssistance', { assistanceRequestId: extended, ...answer });
}

async function calls(hub: TestHub, at: At): Promise<void> {
  at('04T12:00');
  const call = { matter: '河道内有人采砂', place: '涧河大桥', calledCodes: ['zrzy', 'gaj'] };
  const whistleCallId = await step(hub, '141025100', 'whistleCall', 'callWhistle', call);
  const notice = dangerNoticeInput({ discoveredAt: '2024-03-04T12:00:00.000+08:00' });
  const dispatched = await step(hub, '141025100', 'dangerNotice', 'sendDangerNotice', notice);
  const refused = await step(hub, '141025100', 'dangerNotice', 'sendDangerNotice', notice);
  at('04T12:20');
  await step(hub, 'zrzy', 'whistleCall', 'reportToWhistle', { whistleCallId }, 'WhistleCallStepInput');
  const record = { dangerNoticeId: dispatched, dispatchRecord: '派出二名执法人员' };
  await step(hub, 'yjgl', 'dangerNotice', 'dispatchOfficers', record);
  await step(
    hub,
    '141025100',
    'dangerNotice',
    'refuseDangerNotice',
    { dangerNoticeId: refused, note: '对方称无暇处理' },
    'DangerNoticeStepInput',
  );
  await step(
    hub,
    '141025100',
    'dangerNotice',
    'escalateDangerNotice',
    { dangerNoticeId: refused },
    'DangerNoticeStepInput',
  );
}

async function referrals(hub: TestHub, at: At): Promise<void> {
  const ask = (who: string, mutation: string, input: object) => step(hub, who, 'criminalReferral', mutation, input);
  at('04T09:00');
  const id = await ask('141025100', 'flagSuspectedCrime', referralRequests.flag());
  await ask('141025100', 'submitReferralReport', { criminalReferralId: id, ...referralRequests.report() });
  await ask('141025100', 'decideReferral', { criminalReferralId: id, ...referralRequests.approve() });
  at('04T19:00');
  await ask('141025100', 'sendCriminalReferral', { criminalReferralId: id, ...referralRequests.send() });
  await ask('gaj', 'receiveCriminalReferral', { criminalReferralId: id, ...referralRequests.receive() });
  await ask('gaj', 'decidePoliceFiling', { criminalReferralId: id, ...referralRequests.file() });
  await ask('141025100', 'flagSuspectedCrime', referralRequests.flag());
}

async function resolutions(hub: TestHub, at: At): Promise<void> {
  at('05T09:00');
  const { id: meetingId } = await heldMeeting(hub, { meetsAt: '2024-03-05T09:00:01.000+08:00' });
  const adopt = async (title: string, dueOn: string): Promise<string> => {
    const input = { meetingId, title, content: '由自然资源局牵头。', responsibleCodes: ['zrzy', '141025100'], dueOn };
    return (await doConference(hub, office, 'resolution', 'adoptResolution', input)).id;
  };
  const done = await adopt('制定分工方案', '2024-03-20');
  await adopt('联合巡查', '2024-03-07');
  at('07T09:00');
  const completion = { resolutionId: done, result: '方案已印发' };
  await doConference(hub, member('zrzy'), 'resolution', 'completeResolution', completion);
  at('30T09:00');
}
