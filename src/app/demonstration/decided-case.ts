import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { recordExecutionEvent } from '../../categories/penalty-decision/index.js';
import { publishRecord } from '../../core/records/index.js';
import { takeTransferStep } from '../../procedures/case-transfer/index.js';
import { atWork } from './at-work.js';
import { inventCreditCode } from './codes.js';
import type { Step } from './life.js';
import { departments, townships } from './offices.js';
import type { Random } from './random.js';

const { land } = departments;
const [township] = townships;

/** S3: a case that a township has sent ends with a decision, whose fine is paid in two instalments; the second is still to come. */
export function decidedCase(random: Random, until: Temporal.Instant): Step[] {
  const today = shanghaiDay(until);
  const ago = (days: number): Temporal.Instant => atWork(random, today.subtract({ days }));
  const dayAgo = (days: number): string => today.subtract({ days }).toString();
  const partyName = '古县某某砂石有限公司';
  const partyCode = inventCreditCode(random, false);
  const [discoveredAt, sentAt, acceptedAt, decidedAt] = [ago(41), ago(40), ago(39), ago(30)];
  let caseTransferId = '';
  let recordId = '';
  const send: Step['act'] = async (context, idempotencyKey) => {
    const payload = await takeTransferStep(context, 'send', {
      ...{ idempotencyKey, toCode: land.code, discoveredAt, urgent: false, partyName, violationOngoing: false },
      causeOfCase: '擅自在河道管理范围内采砂',
      basicFacts: `${township.name}巡查发现当事人在涧河河道内采砂约二百立方米，已制作现场检查记录。`,
      materials: [
        { kind: 'TRANSFER_LETTER', name: '涉嫌违法案件移送函' },
        { kind: 'SOURCE_MATERIAL', name: '现场检查记录' },
        { kind: 'PRELIMINARY_EVIDENCE', name: '现场照片' },
      ],
    });
    caseTransferId = payload.proceeding?.id ?? '';
    return payload;
  };
  const decide: Step['act'] = async (context, idempotencyKey) => {
    const category = context.hub.categories.get('PENALTY_DECISION');
    if (!category) throw new Error('penalty decisions are a category');
    const fields: object = {
      ...{ decisionNumber: `古自然资罚决字〔${dayAgo(30).slice(0, 4)}〕88号`, decidedOn: dayAgo(30) },
      ...{ partyName, partyKind: 'LEGAL_PERSON', partyCode, violation: '擅自采砂', penaltyKinds: ['FINE'] },
      facts: '当事人未取得采砂许可，在涧河河道内采砂约二百立方米。',
      legalBasis: '《中华人民共和国水法》第七十二条',
      content: '罚款人民币30000元',
      ...{ fineAmount: '30000.00', caseId: caseTransferId },
    };
    const payload = await publishRecord(context, category, {
      idempotencyKey,
      sharing: {
        title: `${partyName}擅自采砂处罚决定`,
        externalRef: null,
        formedAt: decidedAt.subtract({ minutes: 30 }),
        scope: 'ALL_MEMBERS',
      },
      ...fields,
    });
    recordId = payload.record?.id ?? '';
    return payload;
  };
  return [
    { at: sentAt, office: township, act: send },
    {
      at: acceptedAt,
      office: land,
      act: (context, idempotencyKey) => takeTransferStep(context, 'accept', { idempotencyKey, caseTransferId }),
    },
    { at: decidedAt, office: land, act: decide },
    {
      at: decidedAt.add({ minutes: 20 }),
      office: land,
      act: (context, idempotencyKey) =>
        takeTransferStep(context, 'reportResult', {
          ...{ idempotencyKey, caseTransferId, result: '罚款三万元', outcome: 'PENALTY' },
        }),
    },
    {
      at: ago(25),
      office: land,
      act: (context, idempotencyKey) =>
        recordExecutionEvent(context, {
          ...{
            idempotencyKey,
            recordId,
            kind: 'INSTALMENTS',
            occurredOn: dayAgo(25),
            note: '经济困难，准予分两期缴纳',
          },
          instalments: [
            { dueOn: dayAgo(12), amount: '15000.00' },
            { dueOn: today.add({ days: 18 }).toString(), amount: '15000.00' },
          ],
        }),
    },
    {
      at: ago(12),
      office: land,
      act: (context, idempotencyKey) =>
        recordExecutionEvent(context, {
          ...{ idempotencyKey, recordId, kind: 'PAYMENT', occurredOn: dayAgo(12), amount: '15000.00' },
        }),
    },
  ];
}
