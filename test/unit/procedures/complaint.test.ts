import { describe, expect, test } from 'vitest';
import {
  acceptComplaint,
  closeComplaint,
  feedBackComplaint,
  fileComplaintCase,
  replyToComplainant,
  verifyComplaint,
} from '../../../src/procedures/complaint/handle-complaint.js';
import { registerComplaint } from '../../../src/procedures/complaint/register-complaint.js';
import { citizenNumber } from '../../harness/builders/personal.js';
import {
  deciding,
  instant,
  keyOf,
  morning,
  opening,
  outcomeOf,
  refusalsIn,
  register,
  thatDay,
  told,
} from '../../harness/builders/deciding.js';

const [township, department] = ['141025100', 'scjg'];
const reported = { kind: 'TIP_OFF' as const, subject: '夜间采砂', summary: '车辆由北侧便道出入。' };
const complaintId = 'cpl_1';
const recordKey = '0192f0c4-0000-7000-8000-000000000009';
const listed = (code: string | null) => (code === null ? null : (register.byCode(code) ?? null));

describe('a complaint that is registered', () => {
  const registered = (changes: object = {}, competent: string | null = null, who: object = {}) =>
    registerComplaint(
      opening({ ...reported, ...changes }, { loaded: { competent: listed(competent), recordKey }, ...who }),
    );

  test('[C1] [C2] is whoever’s registers it, who accepts it in time since it was received', () => {
    expect(told(registered())).toEqual({
      set: {
        kind: 'TIP_OFF',
        subject: '夜间采砂',
        summary: '车辆由北侧便道出入。',
        itemCode: null,
        partyName: null,
        firstContactId: keyOf(township),
        handlerId: keyOf(township),
        receivedAt: morning,
        placeId: keyOf(township),
        competentId: null,
        externalSystem: null,
        externalNumber: null,
        anonymous: true,
        urgent: false,
        sharingScope: 'ALL_MEMBERS',
        sharedWith: [],
        recordId: recordKey,
      },
      title: '夜间采砂',
      starts: { acceptance: morning, notice: null },
      also: true,
    });
    const received = { receivedAt: instant('2025-06-10T16:00:00+08:00') };
    expect(told(registered(received))).toMatchObject({ starts: { acceptance: '2025-06-10T16:00:00+08:00' } });
  });

  test('[C6] [C7] by a department for a township is to be told to both, and not accepted', () => {
    const forTownship = { townshipCode: '141025101' };
    expect(told(registered(forTownship, '141025101', { by: department }))).toMatchObject({
      set: { placeId: keyOf('141025101'), competentId: keyOf('141025101') },
      starts: { acceptance: null, notice: morning },
    });
    const accepting = { starts: { acceptance: morning, notice: null } };
    expect(told(registered(forTownship, 'zrzy', { by: department }))).toMatchObject(accepting);
    expect(told(registered({}, township))).toMatchObject(accepting);
  });

  test('happened in the township that it names, in one’s own if it is one, or nowhere known', () => {
    expect(registered({ townshipCode: '141025101' })).toMatchObject({ set: { placeId: keyOf('141025101') } });
    expect(registered({}, null, { by: department })).toMatchObject({ set: { placeId: null } });
  });

  test('[S7] says whether somebody complained, and not who', () => {
    const named = registered({ complainant: { name: '钱守正', contact: '13903570001' } });
    expect(named).toMatchObject({ set: { anonymous: false } });
    expect(JSON.stringify(named)).not.toMatch(/钱守正|13903570001/);
  });

  test.each([
    [{ itemCode: '330217 1' }, 'itemCode INVALID -'],
    [{ receivedAt: thatDay('09:01:01') }, 'receivedAt INVALID C2'],
    [{ townshipCode: 'lyj' }, 'townshipCode INVALID -'],
    [{ townshipCode: 'nobody' }, 'townshipCode NOT_FOUND -'],
    [{ complainant: { name: ' 王 ' } }, 'complainant.name INVALID S7'],
    [{ complainant: { name: '王'.repeat(101) } }, 'complainant.name INVALID S7'],
    [{ complainant: { name: '王某', citizenNumber: '141025189110110001' } }, 'complainant.citizenNumber INVALID -'],
    [{ complainant: { name: '采砂' } }, 'subject INVALID S7'],
  ])('[C2] [S7] with %j is refused', (changes, expected) => {
    expect(refusalsIn(registered(changes))).toEqual([expected]);
  });

  test.each(['王某', '王'.repeat(100)])('[S7] may name somebody of two to a hundred characters', (name) => {
    const complainant = { name, citizenNumber: citizenNumber(601) };
    expect(refusalsIn(registered({ complainant }))).toEqual([]);
  });

  test('[C2] may have been received while another clock ran a minute ahead', () => {
    expect(refusalsIn(registered({ receivedAt: thatDay('09:01:00') }))).toEqual([]);
  });
});

describe('verification', () => {
  const verified = (changes: object, competent: string | null = null) => {
    const found = { outcome: 'NO_JURISDICTION' as const, verification: '现场检查', urgent: false };
    return verifyComplaint(deciding({}, { complaintId, ...found, ...changes }, { loaded: listed(competent) }));
  };

  test('[C5] without jurisdiction gives three working days to hand over, or 24 hours when urgent', () => {
    expect(told(verified({}))).toEqual({
      set: { outcome: 'NO_JURISDICTION', verification: '现场检查', urgent: false, urgencyReason: null },
      starts: { handover: morning, urgentHandover: null },
    });
    expect(told(verified({ urgent: true, urgencyReason: '正在采砂' }))).toMatchObject({
      set: { urgent: true, urgencyReason: '正在采砂' },
      starts: { handover: null, urgentHandover: morning },
    });
  });

  test('[C4] that finds a violation is urgent for nobody else', () => {
    expect(verified({ outcome: 'VIOLATION', urgent: true, urgencyReason: '正在采砂' })).toMatchObject({
      set: { outcome: 'VIOLATION', urgent: false, urgencyReason: null },
    });
  });

  test.each([
    [{ urgent: true }, null, ['urgencyReason REQUIRED C5']],
    [{ urgent: true, urgencyReason: ' ' }, null, ['urgencyReason REQUIRED C5']],
    [{}, township, ['outcome NOT_COMPETENT C5']],
    [{}, 'zrzy', []],
    [{ outcome: 'VIOLATION' }, 'zrzy', ['outcome NOT_COMPETENT C4']],
    [{ outcome: 'VIOLATION' }, township, []],
    [{ outcome: 'NO_VIOLATION' }, 'zrzy', ['outcome NOT_COMPETENT C3']],
    [{ outcome: 'NO_VIOLATION' }, township, []],
  ])('[C3] [C4] [C5] with %j where the lists name %s is refused for %j', (changes, competent, expected) => {
    expect(refusalsIn(verified(changes, competent))).toEqual(expected);
  });
});

describe('a complaint that is handled', () => {
  test('[C2] [C4] [C12] keeps when it was accepted, filed and answered, and what was said', () => {
    expect(acceptComplaint(deciding({}, { complaintId }))).toEqual({ set: { acceptedAt: morning } });
    expect(fileComplaintCase(deciding({}, { complaintId, caseNumber: '3号' }))).toEqual({
      set: { caseNumber: '3号', filedAt: morning },
    });
    expect(replyToComplainant(deciding({}, { complaintId, result: '罚款', replyNotice: '已电话告知' }))).toEqual({
      set: { result: '罚款', replyNotice: '已电话告知', repliedAt: morning },
    });
  });

  const [own, other] = [keyOf(township), keyOf(department)];
  const feedBack = (informerId: number | null) =>
    feedBackComplaint(deciding({ informerId, handlerId: own }, { complaintId, feedback: '已处罚' }));

  test('[C13] is fed back to the department that informed of it, if another one did', () => {
    expect(feedBack(other)).toEqual({ set: { feedback: '已处罚', feedbackAt: morning } });
    for (const nobody of [null, own]) expect(refusalsIn(feedBack(nobody))).toEqual(['complaintId WRONG_STATE C13']);
  });

  test.each([
    [{}, {}],
    [{ suspicion: 'SUSPECTED' }, ['complaintId WRONG_STATE X3']],
    [{ suspicion: 'REFERRED' }, {}],
    [{ informerId: other }, ['complaintId WRONG_STATE C13']],
    [{ informerId: other, feedbackAt: morning }, {}],
    [{ informerId: own }, {}],
    [{ informerId: other, suspicion: 'SUSPECTED' }, ['complaintId WRONG_STATE X3', 'complaintId WRONG_STATE C13']],
  ])('[C13] [X3] with %j is closed, or refused: %j', (facts, expected) => {
    const standing = { informerId: null, handlerId: own, feedbackAt: null, ...facts };
    expect(outcomeOf(closeComplaint(deciding(standing, { complaintId })))).toEqual(expected);
  });
});
