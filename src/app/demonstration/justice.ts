import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { takeReferralStep } from '../../procedures/criminal-referral/index.js';
import { takeReverseStep } from '../../procedures/reverse-referral/index.js';
import { atWork } from './at-work.js';
import type { Step } from './life.js';
import { departments, prosecution } from './offices.js';
import type { Random } from './random.js';

const { land, market } = departments;
const { police, procuratorate } = prosecution;

/** Mech 三(七), both ways: what is suspected goes to the police and on to the court, what is no crime comes back for a penalty. */
export function countyJustice(random: Random, until: Temporal.Instant): Step[] {
  const today = shanghaiDay(until);
  const daysAgo = (days: number): Temporal.Instant => atWork(random, today.subtract({ days }));
  return [...indicted(daysAgo), ...sentBack(daysAgo(12))];
}

/** A referral that was filed, with the machine that was found there, and what became of it. */
function indicted(daysAgo: (days: number) => Temporal.Instant): Step[] {
  let criminalReferralId = '';
  const open: Step = {
    at: daysAgo(100),
    office: land,
    async act(context, idempotencyKey) {
      const payload = await takeReferralStep(context, 'flag', {
        idempotencyKey,
        suspectedCrime: '非法采矿罪',
        grounds: '无证采砂，价值经认定超过十万元。',
        partyName: '古县某砂石有限公司',
      });
      criminalReferralId = payload.proceeding?.id ?? '';
      return payload;
    },
  };
  const then = (days: number, office: Step['office'], take: (named: Named) => TakeReferral): Step => ({
    at: daysAgo(days),
    office,
    act: (context, idempotencyKey) => {
      const [step, given] = take({ idempotencyKey, criminalReferralId });
      return takeReferralStep(context, step, given as never);
    },
  });
  return [
    open,
    then(98, land, (named) => [
      'report',
      { ...named, officers: ['张三', '李四'], report: '经核实，建议移送公安机关。' },
    ]),
    then(97, land, (named) => ['approve', { ...named, decision: 'APPROVED', decidedBy: '赵局长' }]),
    then(96, land, (named) => ['send', { ...named, policeCode: police.code, materials: documents }]),
    then(95, police, (named) => ['receive', { ...named, signedBy: '李警官' }]),
    then(93, police, (named) => ['file', { ...named, decision: 'FILED', materials: notice }]),
    then(92, land, (named) => ['handOverObjects', { ...named, objects: [{ name: '挖掘机', quantity: '1台' }] }]),
    then(91, police, (named) => ['signObjects', { ...named, signedBy: '李警官' }]),
    then(40, police, (named) => ['transfer', { ...named, outcome: 'TRANSFERRED' }]),
    then(9, procuratorate, (named) => ['transfer', { ...named, outcome: 'INDICTED' }]),
  ];
}

interface Named {
  readonly idempotencyKey: string;
  readonly criminalReferralId: string;
}

type TakeReferral = readonly [step: Parameters<typeof takeReferralStep>[1], given: object];

const notice = [{ kind: 'FILING_NOTICE', name: '立案通知书' }];
const documents = [
  { kind: 'REFERRAL_LETTER', name: '涉嫌犯罪案件移送书' },
  { kind: 'INVESTIGATION_REPORT', name: '调查报告' },
  { kind: 'ITEM_LIST', name: '涉案物品清单' },
  { kind: 'EXPERT_REPORT', name: '价格认定结论书' },
];

/** A case that the procuratorate does not prosecute, which the bureau has taken and is looking into. */
function sentBack(at: Temporal.Instant): Step[] {
  let reverseReferralId = '';
  return [
    {
      at,
      office: procuratorate,
      async act(context, idempotencyKey) {
        const payload = await takeReverseStep(context, 'send', {
          idempotencyKey,
          toCode: market.code,
          ground: 'NOT_PROSECUTED',
          partyName: '古县某食品经营部',
          violation: '销售标签不符合规定的食品，情节轻微，不构成犯罪。',
          opinion: '建议依照食品安全法给予行政处罚。',
          decidedOn: shanghaiDay(at).subtract({ days: 2 }).toString(),
          materials: [
            { kind: 'CLOSING_DECISION', name: '不起诉决定书' },
            { kind: 'CASE_EVIDENCE', name: '证据材料副本' },
          ],
        });
        reverseReferralId = payload.proceeding?.id ?? '';
        return payload;
      },
    },
    {
      at: at.add({ hours: 50 }),
      office: market,
      act: (context, idempotencyKey) => takeReverseStep(context, 'accept', { idempotencyKey, reverseReferralId }),
    },
  ];
}
