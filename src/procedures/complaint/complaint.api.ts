import { procedureApi } from '../../core/proceedings/index.js';
import { complaintFacts, complaintRequests } from './complaint.facts.js';
import { complaint } from './complaint.procedure.js';
import {
  acceptComplaint,
  closeComplaint,
  conclusions,
  feedBackComplaint,
  fileComplaintCase,
  loadListed,
  replyToComplainant,
  verifyComplaint,
} from './handle-complaint.js';
import { correctFinding, extendDecision, loadDecisionDue, waivePenalty } from './decide-complaint.js';
import {
  declineComplaint,
  loadEarlier,
  loadOutside,
  mergeComplaint,
  referOut,
  withdrawComplaint,
} from './end-complaint.js';
import {
  acknowledgeComplaint,
  guideComplaint,
  handOverComplaint,
  informTownship,
  loadForHandover,
  loadForTownship,
  returnComplaint,
} from './pass-on-complaint.js';
import { loadForRegistration, registerComplaint } from './register-complaint.js';
import { guarded } from './guarded.js';

const words = {
  field: 'complaint',
  filter: '投诉举报的筛选条件，各项同时满足。Filter of complaints; all conditions hold.',
  step: '投诉举报的一步。A step in the handling of a complaint.',
  id: '投诉举报的标识。The complaint.',
  list: {
    name: 'complaints',
    words:
      '本单位作为一方的，最近登记的在前（机制三（二））。Complaints that one is a party of, registered last first.',
  },
} as const;

export const {
  Type: ComplaintType,
  Payload: ComplaintPayload,
  resolver: ComplaintResolver,
  act: takeComplaintStep,
} = procedureApi(complaint, complaintFacts, complaintRequests, words, {
  register: {
    words:
      '登记投诉举报：登记的单位即首问单位（规则 C1、C6）。Registers a complaint; whoever does is the first contact.',
    request: '登记投诉举报（规则 C1、C6）。Registers a complaint or report (rules C1, C6).',
    loadOpening: loadForRegistration,
    open: registerComplaint,
  },
  accept: { words: '受理投诉举报（规则 C2、C9）。Accepts it (rules C2, C9).', ...guarded('accept', acceptComplaint) },
  decline: {
    words:
      '不予受理投诉举报，说明理由并告知投诉举报人（规则 C2）。Does not admit it, with a reason, and tells the complainant (rule C2).',
    request: '不予受理（规则 C2）。Does not admit a complaint (rule C2).',
    ...guarded('decline', declineComplaint),
  },
  merge: {
    words:
      '并入本单位办理的在先投诉举报，并告知投诉举报人（规则 C2）。Handles it with an earlier one of one’s own (rule C2).',
    request: '并入在先的投诉举报（规则 C2）。Handles a complaint with an earlier one (rule C2).',
    ...guarded('merge', mergeComplaint, loadEarlier),
  },
  withdraw: {
    words:
      '记录投诉举报人撤回；已发现违法的不因撤回而终止（规则 C2）。Records that the complainant has withdrawn it (rule C2).',
    request: '投诉举报人撤回（规则 C2）。The complainant has withdrawn it (rule C2).',
    ...guarded('withdraw', withdrawComplaint),
  },
  verifyViolation: {
    words: '初步核实投诉举报的结论（规则 C3、C4、C5）。Tells what preliminary verification has found.',
    request: '初步核实投诉举报的结论（规则 C3、C4、C5）。What preliminary verification has found.',
    stepFor: ({ outcome }) => conclusions[outcome],
    ...guarded('verifyViolation', verifyComplaint, loadListed),
  },
  correct: {
    words: '更正核实结论，须说明理由，重新核实（规则 C4）。Corrects what was found: it is verified anew (rule C4).',
    request: '更正核实结论（规则 C4）。Corrects what verification has found (rule C4).',
    ...guarded('correct', correctFinding),
  },
  fileCase: {
    words: '投诉举报立案（规则 C4）。Files the case (rule C4).',
    request: '投诉举报立案（规则 C4）。Files the case (rule C4).',
    ...guarded('fileCase', fileComplaintCase),
  },
  extend: {
    words: '延长立案后的办理期限，须经负责人批准（规则 C4）。Gives a filed case more time, as approved (rule C4).',
    request: '延长办理期限（规则 C4）。Gives a filed case more time (rule C4).',
    ...guarded('extend', extendDecision, loadDecisionDue),
  },
  waive: {
    words:
      '决定不予处罚或责令改正，须说明理由；涉嫌犯罪未移送的不得决定（规则 C4、X3）。Decides on no penalty, or a correction, with a reason (rules C4, X3).',
    request: '不予处罚（规则 C4）。Decides on no penalty (rule C4).',
    ...guarded('waive', waivePenalty),
  },
  inform: {
    words:
      '告知投诉举报人和乡镇，同时告知，缺一不可（规则 C7、C8、C10）。Tells the complainant and the township together or not at all.',
    request:
      '告知投诉举报人和乡镇，同时告知，缺一不可（规则 C7、C8），书面材料一并移交（规则 C10）。Both notices at once, or none.',
    ...guarded('inform', informTownship, loadForTownship),
  },
  handOver: {
    words:
      '移交投诉举报给有管辖权的单位，附书面资料（规则 C5、C10）。Hands over to the competent organization with written material.',
    request: '移交有管辖权的单位（规则 C5）。Hands over to the competent organization (rule C5).',
    ...guarded('handOver', handOverComplaint, loadForHandover),
  },
  referOut: {
    words:
      '转送平台外有管辖权的机关，附书面资料并告知投诉举报人（规则 C5、C10）。Refers it to a competent body outside of the hub (rules C5, C10).',
    request: '转送平台外的机关（规则 C5）。Refers a complaint to a body outside of the hub (rule C5).',
    ...guarded('referOut', referOut, loadOutside),
  },
  acknowledge: {
    words:
      '接手投诉举报：首问责任自此转移（规则 C1）。Takes it over; the first contact’s responsibility ends (rule C1).',
    ...guarded('acknowledge', acknowledgeComplaint),
  },
  return: {
    words: '退回投诉举报，须说明理由，由此可提出争议（规则 D1）。Returns it with a reason; a dispute may follow.',
    request: '退回被告知或移交的投诉举报。Returns what one was informed of or handed over.',
    ...guarded('return', returnComplaint),
  },
  guide: {
    words: '指导投诉举报办理（规则 C11）。Guides the investigation (rule C11).',
    request: '对乡镇调查处理的业务指导（规则 C11）。Guides the investigation (rule C11).',
    ...guarded('guide', guideComplaint),
  },
  reply: {
    words: '答复投诉举报人处理结果（规则 C3、C12）。Tells the complainant the result.',
    request: '答复投诉举报人处理结果（规则 C3、C12）。Tells the complainant the result.',
    ...guarded('reply', replyToComplainant),
  },
  feedBack: {
    words: '向告知的部门反馈处理结果（规则 C13）。Tells the informing department the result.',
    request: '向告知的部门反馈处理结果（规则 C13）。Tells the informing department the result.',
    ...guarded('feedBack', feedBackComplaint),
  },
  close: {
    words: '办结投诉举报：须已答复、已反馈，涉嫌犯罪未移送的不得办结（规则 C12、C13、X3）。Closes it.',
    ...guarded('close', closeComplaint),
  },
});
