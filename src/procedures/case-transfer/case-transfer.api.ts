import { FieldResolver, Resolver, Root } from 'type-graphql';
import { decisionsOf } from '../../categories/penalty-decision/index.js';
import { procedureApi, type ProceedingRow } from '../../core/proceedings/index.js';
import { CaseLegacy } from './case-transfer.graphql.js';
import { caseTransferFacts, caseTransferRequests, type CaseTransferFacts } from './case-transfer.facts.js';
import { caseTransfer } from './case-transfer.procedure.js';
import { loadBoundary } from './boundary.js';
import { registerDiscovery } from './discovery.js';
import { forwardTransfer, loadForForward } from './forward-transfer.js';
import {
  askForSupplement,
  dropDiscovery,
  expectResult,
  informCompetentOrganization,
  recordDissuasion,
  reportResult,
  returnTransfer,
  supplementTransfer,
} from './handle-transfer.js';
import { sendCase, sendDiscovered } from './send-transfer.js';

const words = {
  field: 'caseTransfer',
  filter: '案件移送的筛选条件，各项同时满足。Filter of case transfers; all conditions hold.',
  step: '案件移送的一步。A step in the transfer of a case.',
  id: '案件移送的标识。The transfer.',
  list: {
    name: 'caseTransfers',
    words: '本单位移送或接收的，最近发起的在前（机制三（一））。Cases that one sends or receives, opened last first.',
  },
} as const;

const { Type, resolver, act } = procedureApi(caseTransfer, caseTransferFacts, caseTransferRequests, words, {
  discover: {
    words: '登记发现的违法行为（规则 T4 至 T8）。Registers a violation that belongs to somebody else (rules T4 to T8).',
    request: '登记发现的违法行为：移送时限即开始计算。Registers a discovery: the clock of its transfer runs.',
    open: registerDiscovery,
  },
  dissuade: {
    words: '补记劝阻情况（规则 T7）。Records how the party was dissuaded (rule T7).',
    request: '补记劝阻情况（规则 T7）。Records how the party was dissuaded (rule T7).',
    decide: recordDissuasion,
  },
  inform: {
    words: '告知有管辖权的单位（规则 T8）。Informs the competent organization, apart from the transfer (rule T8).',
    request: '移送前先行告知（规则 T8）。Informs the competent organization before the transfer (rule T8).',
    decide: informCompetentOrganization,
  },
  drop: {
    words:
      '撤销发现：查明没有违法，或属本单位管辖，须说明理由（规则 T4）。Drops a discovery that is no case for others, with a reason (rule T4).',
    request: '撤销登记的发现（规则 T4）。Drops a discovery that is no case for others (rule T4).',
    decide: dropDiscovery,
  },
  send: {
    words:
      '移送案件：3 个工作日或紧急时 24 小时内，附三类材料（规则 T4 至 T10）。Sends a case within three working days, or 24 hours when urgent, with its material.',
    request: '移送案件（规则 T4 至 T10）。Sends a case to the competent organization.',
    loadOpening: loadBoundary,
    open: sendCase,
    load: loadBoundary,
    decide: sendDiscovered,
  },
  receive: { words: '签收移送（规则 T11）。Acknowledges receipt (rule T11).' },
  askSupplement: {
    words:
      '要求移送单位补正材料或事实，受理时限中止（规则 T9）。Asks the sender for what is missing; one’s own clock stands still (rule T9).',
    request: '要求补正（规则 T9）。Asks the sender of a case for what is missing (rule T9).',
    decide: askForSupplement,
  },
  supplement: {
    words: '移送单位补正材料或事实，受理时限继续（规则 T9）。The sender supplements what was missing (rule T9).',
    request: '补正移送（规则 T9）。Supplements a case (rule T9).',
    decide: supplementTransfer,
  },
  accept: {
    words:
      '受理移送（规则 T11）；可随后以 expectCaseResult 告知预计办结日期。Takes the case over (rule T11); expectCaseResult says by when it expects to be done.',
  },
  expect: {
    words:
      '受理单位告知预计办结日期，变更须说明理由（规则 T11）。Says by when one expects to be done, or moves that with a reason (rule T11).',
    request: '告知或变更预计办结日期（规则 T11）。Says by when a case is expected to be done (rule T11).',
    decide: expectResult,
  },
  forward: {
    words:
      '转送有管辖权的单位：签收后查明不属本单位管辖的，编号不变，须说明理由（规则 T11）。Forwards it to whoever is competent, under its number, with a reason (rule T11).',
    request: '转送有管辖权的单位（规则 T11）。Forwards a case to whoever is competent (rule T11).',
    load: loadForForward,
    decide: forwardTransfer,
  },
  return: {
    words:
      '退回移送，受理后查明属他单位管辖的亦可，须说明理由（规则 T11），由此可提出争议（规则 D1）。Returns it with a reason, also after acceptance; a dispute may follow.',
    request: '退回移送（规则 T11）。Returns a transfer with a reason (rule T11).',
    decide: returnTransfer,
  },
  takeBack: {
    words:
      '收回移送：被退回的，或对方尚未受理的（规则 T11）。Takes back what was returned or not yet accepted (rule T11).',
  },
  reportResult: {
    words: '向移送单位反馈处理结果；涉嫌犯罪未移送的不得办结（规则 X3）。Reports the result back to the sender.',
    request: '反馈处理结果。Reports the result back.',
    decide: reportResult,
  },
});

type Row = ProceedingRow<CaseTransferFacts>;

@Resolver(() => Type)
class CaseLegacyResolver {
  @FieldResolver(() => CaseLegacy, { nullable: true, description: '划转前的历史情况。What lies before the handover.' })
  legacy(@Root() { legacyFiledOn, legacyClosedOn, legacyConsultation }: Row): CaseLegacy | null {
    const legacy = { filedOn: legacyFiledOn, closedOn: legacyClosedOn, consultation: legacyConsultation };
    return Object.values(legacy).every((value) => value === null) ? null : legacy;
  }
}

export const takeTransferStep = act;
export const caseTransferResolvers = [resolver, decisionsOf(Type), CaseLegacyResolver];
