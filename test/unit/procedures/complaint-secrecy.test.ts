import { describe, expect, test } from 'vitest';
import { checkSecrecy } from '../../../src/procedures/complaint/check-secrecy.js';
import { guarded } from '../../../src/procedures/complaint/guarded.js';
import {
  acceptComplaint,
  feedBackComplaint,
  verifyComplaint,
} from '../../../src/procedures/complaint/handle-complaint.js';
import { acknowledgeComplaint, guideComplaint } from '../../../src/procedures/complaint/pass-on-complaint.js';
import { citizenNumber } from '../../harness/builders/personal.js';
import { deciding, instant, morning, refusalsIn, register, told } from '../../harness/builders/deciding.js';

const complainant = { name: '钱守正', contact: '13903570001', citizenNumber: citizenNumber(601) };
const complaintId = 'cpl_1';

describe('no text of a request', () => {
  test.each([
    ['the name', { subject: '钱守正反映夜间采砂' }, 'subject'],
    ['the name, its characters apart', { summary: '据钱 守·正称' }, 'summary'],
    ['the telephone in full-width digits', { summary: '电话１３９０３５７０００１' }, 'summary'],
    ['the number', { summary: complainant.citizenNumber }, 'summary'],
    ['the name in the name of a material', { materials: [{ kind: 'OTHER', name: '钱守正的信' }] }, 'materials.0.name'],
    ['the name in the key', { idempotencyKey: '举报-钱守正' }, 'idempotencyKey'],
  ])('[S7] may tell who complained: %s', (_, input, path) => {
    expect(refusalsIn(checkSecrecy(input, complainant))).toEqual([`${path} INVALID S7`]);
  });

  test.each([
    ['citizen number', { summary: `身份证${citizenNumber(602)}` }],
    ['mobile number', { summary: '来电 13800138000' }],
  ])('[S7] may hold somebody’s %s, whoever complained', (_, input) => {
    for (const identity of [null, complainant])
      expect(refusalsIn(checkSecrecy(input, identity))).toEqual(['summary INVALID S7']);
  });

  test.each([
    ['who complained, in the fields for that', { complainant }],
    ['a telephone that is too short to be looked for', { summary: '1390' }],
    ['digits in an id', { complaintId: 'cpl_13800138000' }],
    ['a moment, or nothing', { receivedAt: instant(morning), note: null }],
  ])('[S7] is refused for %s', (_, input) => {
    expect(refusalsIn(checkSecrecy(input, { ...complainant, contact: '1390' }))).toEqual([]);
  });

  test('[S7] that tells it is not repeated by its refusal', () => {
    const [refused] = checkSecrecy({ summary: complainant.name }, complainant);
    expect(refused?.message).not.toContain(complainant.name);
  });
});

describe('a step of a complaint', () => {
  const recordKey = '0192f0c4-0000-7000-8000-000000000009';
  const loaded = { identity: complainant, recordKey, own: undefined };
  const note = '钱守正来电';

  test('[S7] that leads to where others are told of it has a record, another has none', () => {
    const accept = guarded('accept', acceptComplaint).decide;
    for (const [standing, recordId] of [
      [null, recordKey],
      ['0192f0c4-0000-7000-8000-000000000008', '0192f0c4-0000-7000-8000-000000000008'],
    ] as const) {
      expect(told(accept(deciding({ recordId: standing }, { complaintId }, { loaded })))).toEqual({
        set: { acceptedAt: morning, recordId },
        also: true,
      });
    }
    const acknowledge = guarded('acknowledge', acknowledgeComplaint).decide;
    expect(told(acknowledge(deciding({ state: 'HANDED_OVER' }, { complaintId }, { loaded })))).not.toHaveProperty(
      'also',
    );
    const guide = guarded('guide', guideComplaint).decide;
    expect(guide(deciding({}, { complaintId, guidance: '先核对许可' }, { loaded }))).toEqual({ note: '先核对许可' });
  });

  test('[S7] [C4] is decided on what its own rules have read', () => {
    const verify = guarded('verifyViolation', verifyComplaint).decide;
    const found = { complaintId, outcome: 'VIOLATION' as const, verification: '检查', urgent: false };
    const verified = (own: ReturnType<typeof register.byKey> | null) =>
      refusalsIn(verify(deciding({}, found, { loaded: { identity: null, recordKey, own } })));
    expect(verified(null)).toEqual([]);
    expect(verified(register.byCode('zrzy') ?? null)).toEqual(['outcome NOT_COMPETENT C4']);
  });

  test('[S7] is refused where a text tells who complained, together with whatever else is wrong', () => {
    const accept = guarded('accept', acceptComplaint).decide;
    expect(refusalsIn(accept(deciding({}, { complaintId, note }, { loaded })))).toEqual(['note INVALID S7']);
    const feedBack = guarded('feedBack', feedBackComplaint).decide;
    const nobody = { informerId: null, handlerId: 1 };
    expect(refusalsIn(feedBack(deciding(nobody, { complaintId, feedback: note }, { loaded })))).toEqual([
      'feedback INVALID S7',
      'complaintId WRONG_STATE C13',
    ]);
  });
});
