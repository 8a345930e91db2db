import { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { takeTransferStep } from '../../procedures/case-transfer/index.js';
import { atWork } from './at-work.js';
import type { Step } from './life.js';
import { demonstrationItems } from './material/items.js';
import { townships, type Office } from './offices.js';
import type { Random } from './random.js';

/** How far a case has come, and how many days ago it was discovered. */
interface Course {
  readonly daysAgo: number;
  readonly fate: 'CONCLUDED' | 'ACCEPTED' | 'RETURNED' | 'SENT' | 'DISCOVERED';
  readonly urgent?: boolean;
  /** Days from discovery to sending. */
  readonly sentAfter?: number;
}

/** Of the last weeks, one of each state and of each state of its clock: open, due today, overdue. */
const recent: readonly Course[] = [
  { daysAgo: 0, fate: 'SENT', urgent: true },
  { daysAgo: 1, fate: 'DISCOVERED' },
  { daysAgo: 2, fate: 'SENT', sentAfter: 1 },
  { daysAgo: 6, fate: 'SENT', sentAfter: 1 },
  { daysAgo: 8, fate: 'DISCOVERED' },
  { daysAgo: 12, fate: 'RETURNED', sentAfter: 2 },
  { daysAgo: 16, fate: 'ACCEPTED', sentAfter: 1 },
  { daysAgo: 21, fate: 'ACCEPTED', sentAfter: 9 },
];

/** Cases that departments and townships have sent each other in the 13 months up to a moment (Mech 三(一)). */
export function countyTransfers(random: Random, until: Temporal.Instant): Step[] {
  const earlier = Array.from({ length: 24 }, (_, index): Course => ({
    daysAgo: 30 + index * 14 + random.between(0, 9),
    fate: random.chance(0.15) ? 'RETURNED' : 'CONCLUDED',
    urgent: random.chance(0.1),
    sentAfter: random.chance(0.15) ? 8 : random.between(0, 2),
  }));
  return [...earlier, ...recent].flatMap((course) => transfer(random, course, until));
}

function transfer(
  random: Random,
  { daysAgo, fate, urgent = false, sentAfter = 0 }: Course,
  until: Temporal.Instant,
): Step[] {
  const item = demonstrationItems[random.between(0, demonstrationItems.length - 1)];
  if (!item) return [];
  const township = random.pick(townships);
  const causeOfCase = item.name.replace(/^对(.*)的行政处罚$/, '$1');
  // What was handed over is found by the department and belongs to the township; the rest is the other way about.
  const [from, to]: readonly [Office, Office] = item.delegated
    ? [item.department, township]
    : [township, item.department];
  const day = shanghaiDay(until).subtract({ days: daysAgo });
  const discoveredAt = earlierOf(atWork(random, day), until.subtract({ minutes: 90 }));
  const found = {
    itemCode: item.code,
    discoveredAt,
    urgent,
    urgencyReason: urgent ? '相关物品可能被转移' : null,
    causeOfCase,
    partyName: null,
    violationOngoing: urgent,
    dissuasion: urgent ? '已当场劝阻，当事人停止' : null,
  };
  let caseTransferId = '';
  const step = (at: Temporal.Instant, office: Office, act: Step['act']): Step => ({
    at,
    office,
    async act(context, key) {
      const payload = await act(context, key);
      if ('proceeding' in payload) caseTransferId = (payload.proceeding as { id: string } | null)?.id ?? caseTransferId;
      return payload;
    },
  });
  const named = (idempotencyKey: string) => ({ idempotencyKey, caseTransferId });

  const discover = step(discoveredAt.add({ minutes: 20 }), from, (context, idempotencyKey) =>
    takeTransferStep(context, 'discover', { ...found, idempotencyKey }),
  );
  if (fate === 'DISCOVERED') return [discover];
  const sentAt = discoveredAt.add({ hours: 24 * sentAfter, minutes: 60 });
  const send = step(sentAt, from, (context, idempotencyKey) =>
    takeTransferStep(context, 'send', {
      ...found,
      idempotencyKey,
      toCode: to.code,
      basicFacts: `${from.name}在日常检查中发现涉嫌${causeOfCase}，已制作现场检查记录。`,
      materials: [
        { kind: 'TRANSFER_LETTER', name: '涉嫌违法案件移送函' },
        { kind: 'SOURCE_MATERIAL', name: '现场检查记录' },
        { kind: 'PRELIMINARY_EVIDENCE', name: '现场照片' },
      ],
    }),
  );
  if (fate === 'SENT') return [send];
  const answeredAt = sentAt.add({ hours: 24 + random.between(0, 20) });
  if (fate === 'RETURNED') {
    const reason = '经核查不属于本单位职责范围';
    return [
      send,
      step(answeredAt, to, (context, key) => takeTransferStep(context, 'return', { ...named(key), reason })),
    ];
  }
  const accept = step(answeredAt, to, (context, key) => takeTransferStep(context, 'accept', named(key)));
  if (fate === 'ACCEPTED') return [send, accept];
  const result = random.pick(['责令改正，罚款', '警告，责令限期改正', '经调查违法事实不成立'] as const);
  const outcome = result.includes('不成立') ? 'NO_VIOLATION' : 'PENALTY';
  const report = step(answeredAt.add({ hours: 24 * random.between(5, 12) }), to, (context, key) =>
    takeTransferStep(context, 'reportResult', { ...named(key), result, outcome }),
  );
  return [send, accept, report];
}

function earlierOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}
