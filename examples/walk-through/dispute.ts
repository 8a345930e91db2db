import type { Client } from './ask-hub.js';
import { countyGovernment, forestryBureau, landBureau, township } from './parties.js';
import { take, takeInVain, type Step } from './steps.js';
import { chapter } from './tell.js';

const step = (mutation: string, input: string): Step => ({ mutation, input, field: 'dispute' });

const referring = step('referDispute', 'ReferDisputeInput');

/** 三(六): both sides consult; what they do not agree on is for the county government, whose decision routes the case. */
export async function disputeOver(client: Client, caseTransferId: string): Promise<string> {
  chapter('三、管辖争议（机制三（六））');
  const disputeId = await take(client, township, step('raiseDispute', 'RaiseDisputeInput'), {
    aboutId: caseTransferId,
    otherCode: landBureau,
    reason: '采砂须有采矿许可，应由自然资源局管辖。',
  });
  const referral = { disputeId, reason: '双方对地类和管辖意见不一致。' };
  await takeInVain(client, township, referring, referral, 'D2');
  await take(client, landBureau, step('recordDisputeConsultation', 'RecordDisputeConsultationInput'), {
    disputeId,
    heldOn: today(),
    content: '双方分管负责人在镇政府协商，未达成一致。',
    outcome: 'FAILED',
  });
  await take(client, township, referring, referral);
  await take(client, countyGovernment, step('decideDispute', 'DecideDisputeInput'), {
    disputeId,
    designatedCode: forestryBureau,
    basis: '《中华人民共和国森林法》第七十三条',
  });
  return disputeId;
}

/** Today in the county, which is not always today in UTC. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
