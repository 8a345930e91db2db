import { Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { shanghaiText } from '../../kernel/instant-text.js';
import type { RequestContext } from '../../core/hub.js';
import { $, sql } from '../../platform/database/sql.js';
import { flag, procedureApi, type ProceedingRow } from '../../core/proceedings/index.js';
import { contestRefusal } from './contest-refusal.js';
import { dangerNoticeFacts, dangerNoticeRequests, type DangerNoticeFacts } from './danger-notice.facts.js';
import { dangerKinds } from './danger-notice.js';
import { dangerNotice } from './danger-notice.procedure.js';
import { isToBeReported } from './danger-notice.rules.js';
import { declineNotice, dispatchOfficers, escalateNotice, refuseNotice } from './handle-notice.js';
import { sendNotice } from './send-notice.js';

registerEnumType(dangerKinds, {
  name: 'DangerKind',
  description: '隐患的种类（规则 U5）。What is in danger (rule U5).',
  valuesConfig: {
    PUBLIC_SECURITY: { description: '重大治安隐患。Public security.' },
    SAFETY: { description: '重大安全隐患。Safety.' },
    OTHER: { description: '其他重大隐患。Another major danger.' },
  },
});

const words = {
  field: 'dangerNotice',
  filter: '隐患通知的筛选条件，各项同时满足。Filter of danger notices; all conditions hold.',
  step: '隐患通知的一步。A step in a danger notice.',
  id: '隐患通知的标识。The notice.',
  list: {
    name: 'dangerNotices',
    words:
      '本单位发出或接到的，最近发出的在前（机制三（四）2）。Danger notices that one sends or receives, sent last first.',
  },
} as const;

const narrowing = {
  fields: {
    escalationProposed: flag(
      '是否应向县政府报告而未报告（规则 U7）。Whether a report to the county is called for (rule U7).',
    ),
  },
  /** The same as `isToBeReported`, as a predicate. */
  conditions({ escalationProposed }: Readonly<Record<string, unknown>>, { clock }: RequestContext['hub']) {
    if (escalationProposed == null) return [];
    const now = $(shanghaiText(clock.now()), 'timestamptz');
    const proposed = sql`(p.state = 'REFUSED' OR p.state = 'NOTIFIED' AND d.dispatch_due_at <= ${now})`;
    return [escalationProposed === true ? proposed : sql`NOT ${proposed}`];
  },
};

const { Type, resolver } = procedureApi(
  dangerNotice,
  dangerNoticeFacts,
  dangerNoticeRequests,
  words,
  {
    notify: {
      words: '发出隐患通知：立即通知有管辖权的部门（规则 U5）。Notifies the competent organization at once (rule U5).',
      request: '立即通知有管辖权的部门（规则 U5）。Notifies the competent organization at once (rule U5).',
      open: sendNotice,
    },
    dispatch: {
      words: '派员处理隐患：立即派执法人员（规则 U6）。Sends officers (rule U6).',
      request: '派执法人员处理（规则 U6）。Sends officers (rule U6).',
      decide: dispatchOfficers,
    },
    decline: {
      words: '隐患不予处理，说明理由（规则 U7）。Gives the reasons for not acting (rule U7).',
      request: '说明不予处理的理由（规则 U7）。Gives the reasons for not acting (rule U7).',
      decide: declineNotice,
    },
    refuse: {
      words:
        '记录隐患拒不处理，又不能说明理由，由此应报告县政府（规则 U7）。Records a refusal without reasons: a report to the county is called for.',
      decide: refuseNotice,
    },
    escalate: {
      words:
        '隐患报告县政府；已说明理由或派员期限未到的不得报告（规则 U7）。Reports to the county government; not where reasons were given (rule U7).',
      decide: escalateNotice,
    },
    contest: {
      words:
        '隐患理由提请决定：不认可不予处理的理由，提请县政府决定（规则 U7）。Puts reasons that do not convince before the county government (rule U7).',
      request: '提请县政府决定。Puts the reasons before the county government.',
      decide: contestRefusal,
    },
    uphold: {
      words: '认可隐患不予处理的理由，由县政府办理（规则 U7）。The county government upholds the reasons (rule U7).',
      request: '县政府认可理由。The county government upholds the reasons.',
    },
    instruct: {
      words: '提出隐患处理要求，由县政府办理（规则 U7）。The county government says what is to be done (rule U7).',
      request: '县政府提出处理要求（规则 U7）。The county government says what is to be done (rule U7).',
    },
    resolve: {
      words: '报告隐患处置结果（规则 U6）。Reports the result (rule U6).',
      request: '报告处置结果。Reports how the danger was dealt with.',
    },
    close: { words: '办结隐患通知（规则 U5）。Closes it (rule U5).' },
  },
  narrowing,
);

@Resolver(() => Type)
class EscalationResolver {
  @FieldResolver(() => Boolean, {
    description:
      '是否应向县政府报告：拒不处理又未说明理由，或期满未派员也未答复（规则 U7）。Whether a report to the county government is called for (rule U7).',
  })
  escalationProposed(@Root() row: ProceedingRow<DangerNoticeFacts>, @Ctx() { hub }: RequestContext): boolean {
    return isToBeReported(row, hub.clock.now());
  }
}

export const dangerNoticeResolvers = [resolver, EscalationResolver];
