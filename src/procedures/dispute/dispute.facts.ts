import {
  day,
  id,
  oneOf,
  organization,
  tableOfFacts,
  text,
  type FactsOf,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { consultationOutcomes } from './dispute.js';

/** Over what two organizations disagree, and how it was settled (Mech 三(六)). Their consultations are rows of their own. */
export const disputeFacts = {
  raiser: organization('提出单位。Who raised it.'),
  other: organization('对方单位。The other side.'),
  /** The county government, once the dispute was referred to it (D2). */
  county: organization().optional(),
  itemCode: text('所争议的执法事项代码。Code of the item that is disputed.')
    .optional()
    .askedBy(['raise'])
    .filtered('执法事项代码。Code of the enforcement item.'),
  township: organization('事项所在乡镇。The township it is about.').optional(),
  listed: organization(
    '清单上的管辖单位：提出时按事项清单有管辖权的（规则 G2）。Who was competent by the lists when it was raised.',
  )
    .optional()
    .shownAs('competentByLists'),
  reason: text('争议的事由和理由。What is disputed and why.')
    .askedBy(['raise'], '争议的事由和理由，必填。What is disputed and why, required.')
    // A correction has a reason of its own by this name.
    .correctedAs('grounds'),
  proposed: organization('提议的管辖单位，按现在的提议（规则 D1）。Who is to handle it by the proposal that stands.')
    .optional()
    .shownAs('proposedHandler'),
  proposedBy: organization('提议单位。Whose proposal it is.').optional(),
  referralReason: text('提请县政府决定的理由（规则 D2）。Why it was referred.').optional(),
  designated: organization('商定或指定的管辖单位；未办结为空。Who handles it, as agreed or decided.').optional(),
  decisionBasis: text(
    '县政府决定的依据（规则 D2）；决定本身不改变事项清单。What the decision rests on; the lists stay as they are.',
  ).optional(),
  documentNumber: text('决定文件的文号。Number of the decision.').optional().askedBy(['decide']),
};

/** What requests tell beside facts, by step; a consultation, whatever it came to, stands by the first of its two. */
export const disputeRequests = {
  raise: {
    otherCode: text('争议的对方单位代码。Code of the other side.'),
    aboutId: id(
      '所争议的办理事项，如被退回的案件移送；不填则须填写执法事项和乡镇。The case that is disputed; else an item in a township.',
    ).optional(),
    townshipCode: text('事项所在乡镇的代码。Code of the township it is about.').optional(),
  },
  consult: {
    heldOn: day('协商日期。Day on which it was held.'),
    content: text('协商情况：参加人、双方意见，必填。What was said and by whom, required.'),
    outcome: oneOf(consultationOutcomes, '协商结果。What it came to.'),
  },
  propose: { handlerCode: text('所提议的管辖单位代码。Code of whoever is to handle it.') },
  agree: {
    handlerCode: text('所同意的管辖单位代码，须与对方现在的提议一致。Code of whoever is to handle it, as proposed.'),
  },
  refer: { reason: text('提请决定的理由，必填。Why, required.') },
  decide: {
    designatedCode: text('指定的管辖单位代码。Code of whoever is designated.'),
    basis: text('决定的依据，必填。What the decision rests on, required.'),
  },
  withdraw: { reason: text('撤回的理由，必填。Why, required.') },
};

export type DisputeFacts = FactsOf<typeof disputeFacts>;

export type Dispute = ProcedureOf<typeof disputeFacts, typeof disputeRequests, 'raise', 'disputeId'>;

export const { entity: disputeEntity, table: disputeTable } = tableOfFacts('dispute', disputeFacts);
