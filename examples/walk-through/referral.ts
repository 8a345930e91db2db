import type { Client } from './ask-hub.js';
import { forestryBureau, police } from './parties.js';
import { take, type Step } from './steps.js';
import { chapter } from './tell.js';

const step = (mutation: string, input: string): Step => ({ mutation, input, field: 'criminalReferral' });

/** X3: whoever handles the case finds that it may be a crime, and says so. */
export async function flag(client: Client, caseTransferId: string): Promise<string> {
  chapter('五、行刑衔接（机制三（七），国务院令第310号）');
  return take(client, forestryBureau, step('flagSuspectedCrime', 'FlagSuspectedCrimeInput'), {
    aboutId: caseTransferId,
    suspectedCrime: '非法占用农用地罪',
    grounds: '毁坏林地十亩以上，已达到追诉标准。',
    partyName: '古县某砂石有限公司',
  });
}

/** X2: two officers report, the head approves, and the case goes to the police with its documents. */
export async function refer(client: Client, criminalReferralId: string): Promise<void> {
  await take(client, forestryBureau, step('submitReferralReport', 'SubmitReferralReportInput'), {
    criminalReferralId,
    officers: ['张三', '李四'],
    report: '经核实，毁坏林地十二亩，建议移送公安机关。',
  });
  await take(client, forestryBureau, step('decideReferral', 'DecideReferralInput'), {
    criminalReferralId,
    decision: 'APPROVED',
    decidedBy: '赵局长',
  });
  await take(client, forestryBureau, step('sendCriminalReferral', 'SendCriminalReferralInput'), {
    criminalReferralId,
    policeCode: police,
    materials: [
      { kind: 'REFERRAL_LETTER', name: '涉嫌犯罪案件移送书' },
      { kind: 'INVESTIGATION_REPORT', name: '涉嫌犯罪案件情况的调查报告' },
      { kind: 'ITEM_LIST', name: '涉案物品清单' },
      { kind: 'EXPERT_REPORT', name: '林地毁坏鉴定意见' },
      { kind: 'OTHER_REFERRAL_MATERIAL', name: '现场勘验笔录' },
    ],
  });
}

/** X2: the police sign for the case and decide within three days. */
export async function receiveAndFile(client: Client, criminalReferralId: string): Promise<void> {
  await take(client, police, step('receiveCriminalReferral', 'ReceiveCriminalReferralInput'), {
    criminalReferralId,
    signedBy: '李警官',
  });
  await take(client, police, step('decidePoliceFiling', 'DecidePoliceFilingInput'), {
    criminalReferralId,
    decision: 'FILED',
    materials: [{ kind: 'FILING_NOTICE', name: '立案通知书' }],
  });
}

/** X2: objects go to the police within three days of the filing, by a list that they sign for. */
export async function handOverObjects(client: Client, criminalReferralId: string): Promise<void> {
  await take(client, forestryBureau, step('handOverReferralObjects', 'HandOverReferralObjectsInput'), {
    criminalReferralId,
    objects: [{ name: '挖掘机', quantity: '1台', feature: '履带式' }],
  });
  await take(client, police, step('signReferralObjects', 'SignReferralObjectsInput'), {
    criminalReferralId,
    signedBy: '李警官',
  });
}
