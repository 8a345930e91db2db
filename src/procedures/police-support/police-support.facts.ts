import {
  codes,
  flag,
  id,
  instant,
  oneOf,
  organization,
  proceeding,
  someOf,
  tableOfFacts,
  text,
  type ProcedureOf,
} from '../../core/proceedings/index.js';
import { obstructionKinds, policeHelps, policeOutcomes } from './police-support.js';

/** An incident, how the police dealt with it, and what became of it (Mech 三(五)3). */
export const policeSupportFacts = {
  caller: organization('执法单位。Who was obstructed and called.')
    .shownAs('from')
    .filtered('执法单位代码。Code of whoever was obstructed.', 'fromCode'),
  police: organization('公安部门。The police.').shownAs('to'),
  itemCodes: codes('涉及的执法事项代码。Codes of the enforcement items it concerns.').offeredTo(['call']),
  kind: oneOf(obstructionKinds, '种类。What happened.')
    .askedBy(['call'], '种类。What happens.')
    .filtered('种类，任一即可。Any of these kinds.', 'kinds'),
  place: text('地点。Where.').askedBy(['call'], '地点，必填。Where, required.'),
  situation: text('阻挠执法情况。What is told of it.').askedBy(
    ['call'],
    '阻挠执法情况，必填。What is told of it, required.',
  ),
  occurredAt: instant('发生时间。When it happened.').askedBy(['call']),
  ongoing: flag('请求时是否正在发生。Whether it went on when the police were called.').askedBy(
    ['call'],
    '是否正在发生：正在发生的须立即处理。Whether it goes on: then it is dealt with at once.',
  ),
  helpWanted: someOf(policeHelps, '所需的协助。Help that is wanted.').offeredTo(['call']),
  handledAt: instant('首次处理的时间。When the police first dealt with it.')
    .optional()
    .askedBy(['handle'], '处理时间，不填为办理时。When; now if not given.'),
  handling: text('最近一次处理的情况。How they dealt with it last.')
    .optional()
    .requiredBy(['handle'], '处理情况，必填。What was done, required.'),
  helpGiven: someOf(policeHelps, '已给予的协助。Help that was given.'),
  outcome: oneOf(policeOutcomes, '查处结果的种类。What became of it.').optional().requiredBy(['reportResult']),
  result: text('查处结果（规则 A8）。The result (rule A8).')
    .optional()
    .requiredBy(['reportResult'], '查处结果，必填。The result, required.'),
  referral: proceeding(
    '所关联的涉嫌犯罪案件移送；没有或不可见为空。The referral for prosecution, if one may see it.',
  ).optional(),
};

/** What requests tell beside facts, by step. */
export const policeSupportRequests = {
  call: { aboutId: id('所执法的办理事项。The proceeding that was being handled.').optional() },
  handle: { help: someOf(policeHelps, '给予的协助。Help that was given.').optional() },
  reportResult: {
    referralId: id(
      '涉嫌犯罪案件移送的标识，构成犯罪的可以关联。The referral for prosecution, where it was crime.',
    ).optional(),
  },
};

export type PoliceSupport = ProcedureOf<
  typeof policeSupportFacts,
  typeof policeSupportRequests,
  'call',
  'policeSupportId'
>;

export const { entity: policeSupportEntity, table: policeSupportTable } = tableOfFacts(
  'police_support',
  policeSupportFacts,
);
