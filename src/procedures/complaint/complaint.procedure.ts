import { globalIds } from '../../kernel/global-id.js';
import { defineProcedure } from '../../core/proceedings/index.js';
import { checkSecrecy, readIdentity } from './check-secrecy.js';
import { complaintFactsTable } from './complaint.facts.js';
import { complaintTable } from './complaint-table.js';
import { checkFedBack } from './complaint.rules.js';
import { hasNoTimeToExtend } from './decision-time.js';
import { informerOf } from './informer.js';
import { judgeCorrection } from './judge-correction.js';
import { materialList } from './material-list.js';

export type ComplaintState = keyof typeof complaintTable.states;
export type ComplaintStep = keyof typeof complaintTable.steps;

export const complaint = defineProcedure({
  name: 'COMPLAINT',
  typeName: 'Complaint',
  description: '投诉举报（机制三（二））。A complaint or report (Mech 三(二)).',
  ids: globalIds('cpl_'),
  numberPrefix: 'TS',
  table: complaintTable,
  facts: complaintFactsTable,
  numberRule: 'S7',
  mutations: {
    register: 'registerComplaint',
    accept: 'acceptComplaint',
    decline: 'declineComplaint',
    merge: 'mergeComplaint',
    withdraw: 'withdrawComplaint',
    verifyViolation: 'verifyComplaint',
    verifyNoViolation: 'verifyComplaint',
    verifyNoJurisdiction: 'verifyComplaint',
    correct: 'correctComplaintFinding',
    fileCase: 'fileComplaintCase',
    extend: 'extendComplaint',
    waive: 'waiveComplaintPenalty',
    inform: 'informTownshipOfComplaint',
    handOver: 'handOverComplaint',
    referOut: 'referComplaintOut',
    acknowledge: 'acknowledgeComplaint',
    return: 'returnComplaint',
    designate: 'decideDispute',
    guide: 'guideComplaint',
    reply: 'replyToComplainant',
    feedBack: 'feedBackComplaint',
    close: 'closeComplaint',
  },
  judgeCorrection,
  titleOf: ({ subject }) => subject,
  checkSecrecy: async (hub, row, input) => checkSecrecy(input, await readIdentity({ hub }, row)),
  otherMaterials: {
    COMPLAINANT_MATERIAL: '投诉举报人提供的书面材料',
    HANDED_OVER_PAPER: '移交的纸质原件',
  },
  partyIn: ({ partyName }) => ({ name: partyName, code: null }),
  prose: ['summary', 'verification', 'reason', 'guidance', 'result', 'feedback', 'note'],
  routing: {
    step: 'designate',
    refer: (countyId) => ({ countyId }),
    designate: (organizationKey) => ({ handlerId: organizationKey, receiverId: organizationKey }),
  },
  drafts: [materialList],
  // Of one that was waived the reason stands beside a violation that was found.
  endedOtherwise: ({ closedAt, state, outcome, endReason }) =>
    closedAt !== null && !(state === 'CLOSED' && outcome === 'VIOLATION' && endReason === null),
  endsCase: ['decline', 'withdraw', 'merge', 'referOut', 'waive', 'close'],
  holdsBack: { extend: hasNoTimeToExtend },
  isOffered(step, row, { organization }) {
    // Nobody withdraws for a complainant whom nobody knows; a township hands over, a department informs (C8), and is told before the end (C13).
    if (step === 'withdraw') return !row.anonymous;
    if (step === 'feedBack') return informerOf(row) !== null;
    if (step === 'close') return checkFedBack(informerOf(row), row.feedbackAt).length === 0;
    return step !== 'inform' || organization.kind !== 'TOWNSHIP';
  },
  partiesOf: ({ firstContactId, handlerId, receiverId, informerId, countyId }) => ({
    firstContact: firstContactId,
    handler: handlerId,
    receiver: receiverId,
    informer: informerId,
    county: countyId,
  }),
});
