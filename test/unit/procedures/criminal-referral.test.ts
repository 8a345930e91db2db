import { describe, expect, test } from 'vitest';
import { caseTransfer } from '../../../src/procedures/case-transfer/case-transfer.procedure.js';
import {
  answerSupervision,
  requestReconsideration,
  requestSupervision,
} from '../../../src/procedures/criminal-referral/contest-decision.js';
import { flagSuspectedCrime } from '../../../src/procedures/criminal-referral/flag-crime.js';
import {
  decidePoliceFiling,
  decideReconsideration,
  receiveReferral,
} from '../../../src/procedures/criminal-referral/police-decision.js';
import {
  decideReferral,
  recordContacts,
  sendReferral,
  submitReport,
} from '../../../src/procedures/criminal-referral/refer-crime.js';
import { checkCorrectedDeciders } from '../../../src/procedures/criminal-referral/criminal-referral.rules.js';
import { withdrawReferral } from '../../../src/procedures/criminal-referral/supplement-referral.js';
import {
  deciding,
  keyOf,
  morning,
  opening,
  outcomeOf,
  refusalsIn,
  register,
  told,
} from '../../harness/builders/deciding.js';

const criminalReferralId = 'crf_1';
const officers = ['张三', '李四'];

describe('a crime that is suspected', () => {
  const crime = { suspectedCrime: '非法采矿罪', grounds: '价值超过十万元。' };
  const flag = (changes: object = {}, who: object = {}) => flagSuspectedCrime(opening({ ...crime, ...changes }, who));
  const about = { procedure: 'CASE_TRANSFER', senderId: keyOf('141025100'), receiverId: keyOf('zrzy'), countyId: null };
  const flagIn = (changes: object, by: string) =>
    flag({}, { by, about: { ...about, suspicion: null, ...changes }, procedures: [caseTransfer] });

  test('[X3] apart from any case is flagged by whoever enforces', () => {
    const set = {
      senderId: keyOf('141025100'),
      officers: [],
      itemCodes: [],
      ...crime,
      partyName: null,
      partyCode: null,
    };
    expect(told(flag())).toEqual({ set, title: '涉嫌非法采矿罪' });
    expect(flag({ partyName: '某公司' }, { by: 'zrzy' })).toMatchObject({ title: '涉嫌非法采矿罪（某公司）' });
  });

  test.each(['jcy', 'fy', 'xzf'])('[X3] is not flagged by %s', (by) => {
    expect(refusalsIn(flag({}, { by }))).toEqual(['- WRONG_PARTY X3']);
  });

  test('[X3] names its party by credit code, never by the number of a person', () => {
    const partyCode = '91141025MA0GTYRP65';
    expect(flag({ partyCode })).toMatchObject({ set: { partyCode } });
    const refused = ['91141025MA0GTYRP66', '14102519900307421X', ''].map((wrong) =>
      refusalsIn(flag({ partyCode: wrong })),
    );
    expect(refused).toEqual([0, 1, 2].map(() => ['partyCode INVALID X3']));
  });

  const set = { senderId: keyOf('zrzy'), officers: [], itemCodes: [], ...crime, partyName: null, partyCode: null };
  const flagged = { set, title: '涉嫌非法采矿罪', also: true };
  test.each([
    ['a party', {}, 'zrzy', flagged],
    ['a party once it was cleared', { suspicion: 'CLEARED' }, 'zrzy', flagged],
    ['whoever looks on', {}, 'lyj', ['aboutId WRONG_PARTY X3']],
    ['a party again', { suspicion: 'SUSPECTED' }, 'zrzy', ['aboutId ALREADY_EXISTS X3']],
    ['a party after it was referred', { suspicion: 'REFERRED' }, 'zrzy', ['aboutId ALREADY_EXISTS X3']],
  ])('[X3] in a case is flagged by %s or refused', (_, changes, by, expected) => {
    expect(outcomeOf(flagIn(changes, by))).toEqual(expected);
  });
});

describe('its referral', () => {
  test('[X1] keeps the contacts that are told, and those that stand', () => {
    const record = (changes: object) => {
      const standing = { policeContact: '李警官', procuratorateContact: '周检察官', courtContact: '王法官' };
      return recordContacts(deciding(standing, { criminalReferralId, ...changes }));
    };
    expect(record({ procuratorateContact: '孙检察官', courtContact: '赵法官' })).toEqual({
      set: { policeContact: '李警官', procuratorateContact: '孙检察官', courtContact: '赵法官' },
    });
    expect(record({ policeContact: '张警官' })).toEqual({
      set: { policeContact: '张警官', procuratorateContact: '周检察官', courtContact: '王法官' },
    });
    for (const nobody of [{}, { policeContact: ' ', courtContact: null }])
      expect(refusalsIn(record(nobody))).toEqual(['policeContact REQUIRED X1']);
  });

  test.each([
    [['张三', '张 三'], ['officers INVALID X2']],
    [[' 张三', '李四'], { set: { officers: ['张三', '李四'], report: '建议移送' } }],
    [['张三'], ['officers INVALID X2']],
    [['张三', ' 张三 '], ['officers INVALID X2']],
    [['张三', '李四', ' '], ['officers INVALID X2']],
    [[], ['officers INVALID X2']],
  ])('[X2] is reported on by two officers: %j makes %j', (officers, expected) => {
    const reported = submitReport(deciding({}, { criminalReferralId, officers, report: '建议移送' }));
    expect(outcomeOf(reported)).toEqual(expected);
  });

  test.each(['张三', ' 李四', '李 四', '李\u200b四'])('[X2] is not decided on by %j, who has reported it', (name) => {
    for (const decision of ['APPROVED', 'NOT_APPROVED'] as const) {
      const request = { criminalReferralId, decision, decidedBy: name, reason: '未达标准' };
      expect(refusalsIn(decideReferral(deciding({ officers }, request)))).toEqual(['decidedBy INVALID X2']);
    }
    const withdrawal = { criminalReferralId, withdrawnBy: name, withdrawalReason: '不构成犯罪' };
    expect(refusalsIn(withdrawReferral(deciding({ officers }, withdrawal)))).toEqual(['withdrawnBy INVALID X2']);
  });

  test('[X2] is not made out to be decided on by one of them when names are put right', () => {
    const stands = { officers, decidedBy: '赵镇长', withdrawnBy: null };
    const corrected = (changes: object) =>
      checkCorrectedDeciders(stands, { ...stands, ...changes }).map(({ path }) => path);
    expect(corrected({ decidedBy: '张三' })).toEqual([['decidedBy']]);
    expect(corrected({ officers: ['张三', '赵镇长'] })).toEqual([['officers']]);
    expect(corrected({ withdrawnBy: '王镇长' })).toEqual([]);
    const old = { officers, decidedBy: '张三', withdrawnBy: null };
    expect(checkCorrectedDeciders(old, { ...old })).toEqual([]);
  });

  test('[X2] [X3] is decided on by the head, whose reasons against it clear the case', () => {
    const decide = (decision: 'APPROVED' | 'NOT_APPROVED') =>
      decideReferral(deciding({ officers }, { criminalReferralId, decision, decidedBy: '赵镇长', reason: '未达标准' }));
    expect(decide('APPROVED')).toEqual({ set: { decidedBy: '赵镇长' } });
    expect(told(decide('NOT_APPROVED'))).toEqual({
      set: { decidedBy: '赵镇长', notReferredReason: '未达标准' },
      also: true,
    });
  });

  test.each([
    ['gaj', { set: { policeId: keyOf('gaj'), sentAt: morning }, also: true }],
    ['zrzy', ['policeCode INVALID X2']],
    ['jcy', ['policeCode INVALID X2']],
    ['nobody', ['policeCode NOT_FOUND -']],
  ])('[X2] goes to the police: to %s makes %j', (policeCode, expected) => {
    const sent = sendReferral(deciding({ senderId: keyOf('zrzy') }, { criminalReferralId, policeCode }));
    expect(outcomeOf(sent)).toEqual(expected);
  });

  test('[X2] is signed for by name', () => {
    expect(receiveReferral(deciding({}, { criminalReferralId, signedBy: '李警官' }))).toEqual({
      set: {
        receiptSignedBy: '李警官',
        receivedAt: morning,
        supplementAskUntil: '2025-06-12T09:00:00+08:00',
      },
    });
  });
});

describe('what the police decide', () => {
  const decide = (decision: 'FILED' | 'NOT_FILED' | 'PASSED_ON', more: object = {}, who: object = {}) =>
    decidePoliceFiling(deciding({}, { criminalReferralId, decision, ...more }, who));
  const again = (decision: 'FILED' | 'UPHELD', who: object = {}) =>
    decideReconsideration(deciding({}, { criminalReferralId, decision, reason: '事实没有变化' }, who));

  test('[X2] is to file, or to pass on', () => {
    expect(decide('FILED')).toEqual({ set: { filedOn: '2025-06-11' } });
    expect(decide('PASSED_ON', { authority: '临汾市公安局' })).toEqual({ set: { passedOnTo: '临汾市公安局' } });
    expect(again('FILED')).toEqual({ set: { filedOn: '2025-06-11' } });
  });

  // Three days after Wednesday the 11th end on Saturday, and so with Monday.
  const until = '2025-06-17T00:00:00+08:00';
  test('[X2] [X3] not to file is told with reasons, clears the case, and may be contested for three days', () => {
    expect(told(decide('NOT_FILED', { reason: '显著轻微' }))).toEqual({
      set: { notFiledReason: '显著轻微', contestUntil: until },
      also: true,
    });
    expect(told(again('UPHELD'))).toEqual({ set: { upheldReason: '事实没有变化', contestUntil: until }, also: true });
  });

  test('[X2] three days are of the calendar, to the end of the first that is worked', () => {
    for (const [at, ends] of [
      ['2025-06-09T23:59:59+08:00', '2025-06-13T00:00:00+08:00'],
      ['2024-02-08T10:00:00+08:00', '2024-02-19T00:00:00+08:00'],
    ] as const) {
      expect(decide('NOT_FILED', {}, { at })).toMatchObject({ set: { contestUntil: ends } });
      expect(again('UPHELD', { at })).toMatchObject({ set: { contestUntil: ends } });
    }
  });
});

describe('a decision not to file', () => {
  const input = { criminalReferralId, reason: '应当立案' };
  const contestUntil = '2025-06-11T09:00:00+08:00';
  const moments = [
    ['2025-06-11T08:59:59+08:00', []],
    ['2025-06-11T09:00:00+08:00', ['- AFTER_DEADLINE X2']],
    ['2025-06-11T09:00:01+08:00', ['- AFTER_DEADLINE X2']],
  ] as const;
  const supervise = (state: string, at: string) => requestSupervision(deciding({ state, contestUntil }, input, { at }));

  test.each(moments)('[X2] is put to reconsideration at %s or refused for %j', (at, expected) => {
    const asked = requestReconsideration(deciding({ contestUntil }, input, { at }));
    expect(refusalsIn(asked)).toEqual(expected);
  });

  test('[X2] is put to reconsideration with a reason, and the case is referred again', () => {
    const asked = requestReconsideration(deciding({ contestUntil: null }, input));
    expect(told(asked)).toEqual({ set: { reconsiderationReason: '应当立案' }, also: true });
  });

  test.each(moments)('[X2] that was upheld is put to the procuratorate at %s or refused for %j', (at, expected) => {
    expect(refusalsIn(supervise('UPHELD', at))).toEqual(expected);
  });

  test('[X2] is put to the procuratorate at any time instead', () => {
    expect(told(supervise('NOT_FILED', '2025-06-30T09:00:00+08:00'))).toEqual({
      set: { procuratorateId: keyOf('jcy'), supervisionReason: '应当立案' },
      also: true,
    });
    const none = { ...deciding({ state: 'NOT_FILED' }, input), organizations: { ...register, all: () => [] } };
    expect(refusalsIn(requestSupervision(none))).toEqual(['- NOT_FOUND X2']);
  });

  test('[X2] [X3] stands where the procuratorate does not demand filing, which clears the case', () => {
    const answered = (answer: 'FILING_DEMANDED' | 'NOT_DEMANDED') =>
      answerSupervision(deciding({}, { criminalReferralId, answer, reply: '理由' }));
    expect(answered('FILING_DEMANDED')).toEqual({ set: { supervisionReply: '理由' } });
    expect(told(answered('NOT_DEMANDED'))).toEqual({ set: { supervisionReply: '理由' }, also: true });
  });
});
