import { registerEnumType } from 'type-graphql';
import { complaintKinds, handlingStatuses, verificationOutcomes } from './complaint-handling.js';

registerEnumType(handlingStatuses, {
  name: 'HandlingStatus',
  description: '投诉举报的办理状态。Where the handling of a complaint stands.',
  valuesConfig: {
    REGISTERED: { description: '已登记，尚未受理。Registered, not yet accepted.' },
    ACCEPTED: { description: '已受理。Accepted.' },
    VERIFIED: { description: '已核实。Verified.' },
    FILED: { description: '已立案。Filed as a case.' },
    TRANSFERRED: { description: '已移交。Handed over.' },
    REPLIED: { description: '已答复。Replied.' },
    CLOSED: { description: '已办结。Closed.' },
    NOT_PUNISHED: { description: '不予处罚。Not punished.' },
    NOT_ADMITTED: { description: '不予受理。Not admitted.' },
    WITHDRAWN: { description: '投诉举报人已撤回。Withdrawn by the complainant.' },
    MERGED: { description: '已并案。Handled with an earlier one.' },
  },
});

registerEnumType(complaintKinds, {
  name: 'ComplaintKind',
  description: '投诉或举报。A complaint or a report.',
  valuesConfig: {
    COMPLAINT: { description: '投诉。A complaint.' },
    TIP_OFF: { description: '举报。A report.' },
  },
});

registerEnumType(verificationOutcomes, {
  name: 'VerificationOutcome',
  description: '初步核实的结论（机制三（二）1）。What preliminary verification has found.',
  valuesConfig: {
    VIOLATION: { description: '需要实施行政处罚，应及时立案（规则 C4）。A penalty is needed (rule C4).' },
    NO_VIOLATION: { description: '未发现违法行为，直接答复（规则 C3）。No violation: reply directly (rule C3).' },
    NO_JURISDICTION: { description: '无管辖权，须移交（规则 C5）。No jurisdiction: hand over (rule C5).' },
  },
});
