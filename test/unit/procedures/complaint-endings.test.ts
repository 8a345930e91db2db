import { expect, test } from 'vitest';
import { waivePenalty } from '../../../src/procedures/complaint/decide-complaint.js';
import {
  declineComplaint,
  mergeComplaint,
  referOut,
  withdrawComplaint,
} from '../../../src/procedures/complaint/end-complaint.js';
import { deciding, keyOf, refusalsIn } from '../../harness/builders/deciding.js';

const own = keyOf('141025100');
const row = {
  ...{ handlerId: own, informerId: null, anonymous: false, suspicion: 'SUSPECTED' },
  openedAt: '2025-06-11T08:00:00+08:00',
};
const earlier = {
  ...{ key: 'another', procedure: 'COMPLAINT', number: 'TS2025-1', handlerId: own, closedAt: null },
  openedAt: '2025-06-10T08:00:00+08:00',
};
const [complaintId, reason, complainantNotice] = ['cpl_1', '理由', '已电话告知'];

test.each([
  ['is not admitted', declineComplaint(deciding(row, { complaintId, reason, complainantNotice }))],
  ['is withdrawn', withdrawComplaint(deciding(row, { complaintId, reason }))],
  [
    'is merged',
    mergeComplaint(deciding(row, { complaintId, earlierId: 'cpl_2', complainantNotice }, { loaded: earlier as never })),
  ],
  [
    'is referred to another body',
    referOut(
      deciding(
        row,
        { complaintId, bodyName: '临汾市中级人民法院', complainantNotice },
        { loaded: { listed: null, papers: [] } },
      ),
    ),
  ],
  ['goes unpunished', waivePenalty(deciding(row, { complaintId, reason }))],
])('[X3] no complaint %s while crime is suspected', (_, answer) => {
  expect(refusalsIn(answer)).toEqual(['complaintId WRONG_STATE X3']);
});
