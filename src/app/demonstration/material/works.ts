import { Temporal } from 'temporal-polyfill';
import { dayOf, monthOf, type Occasion, type Publication } from './publication.js';

const inspections = [
  ['森林防火检查', '发现灭火器材过期1处，当场责令改正'],
  ['校园周边食品经营检查', '发现未公示食品经营许可1户，已责令改正'],
  ['烟花爆竹零售点联合检查', '未发现违规储存、销售行为'],
  ['农村自建房安全巡查', '发现未报批翻建1户，已制止并移送线索'],
  ['河道采砂巡查', '未发现非法采砂行为'],
  ['秸秆禁烧巡查', '劝阻焚烧行为2起'],
] as const;

/** Category 6. */
export function activity({ random, office, day, number }: Occasion): Publication {
  const isBulletin = random.chance(0.2);
  const [what, finding] = random.pick(inspections);
  const places = random.between(2, 12);
  return {
    category: 'ACTIVITY_REPORT',
    title: isBulletin ? `${office.name}执法工作简报（第${number}期）` : `${office.name}${what}记录`,
    externalRef: `${office.mark}动态-${day.slice(0, 4)}-${String(number).padStart(3, '0')}`,
    fields: {
      kind: isBulletin ? 'WORK_BULLETIN' : 'INSPECTION_RECORD',
      summary: isBulletin
        ? `本期通报${what}工作进展：检查${places}处，${finding}。`
        : `${dayOf(day)}开展${what}，检查${places}处，${finding}。`,
      occurredOn: day,
      period: isBulletin ? { from: `${day.slice(0, 8)}01`, to: day } : null,
    },
    correction: {
      reason: '检查处数有误',
      fields: { summary: `${dayOf(day)}开展${what}，检查${places + 1}处，${finding}。` },
    },
  };
}

const complaints = [
  ['夜间施工噪声', '一处工地夜间施工，经核实未取得夜间作业证明，已责令停止'],
  ['餐饮油烟扰民', '一家饭店油烟净化设施未运行，已责令清洗并正常使用'],
  ['占道经营', '商户占用人行道摆放货物，已劝离'],
  ['食品过期', '一家门市部销售过期食品，已立案调查'],
  ['道路遗撒', '运输车辆未密闭导致遗撒，已责令清扫'],
] as const;

/** Category 7: what was complained of and how it is handled, never by whom (S7). */
export function complaint({ random, office, day, number }: Occasion): Publication {
  const [what, finding] = random.pick(complaints);
  const handlingStatus = random.pick(['ACCEPTED', 'VERIFIED', 'FILED', 'REPLIED', 'CLOSED'] as const);
  const received = Temporal.PlainDate.from(day).subtract({ days: random.between(0, 5) });
  const summary = `群众反映${office.name}${finding}。`;
  return {
    category: 'COMPLAINT_HANDLING',
    title: `${what}投诉办理情况`,
    externalRef: `${office.name}投诉-${day.slice(0, 4)}-${String(number).padStart(3, '0')}`,
    fields: { receivedOn: received.toString(), handlingStatus, summary },
    correction: { reason: '办理进展更新', fields: { handlingStatus: 'CLOSED', summary: `${summary}已办结并答复。` } },
  };
}

/** Category 4: a township's figures of the month before. */
export function statistics({ random, office, day }: Occasion): Publication {
  const month = Temporal.PlainDate.from(day).toPlainYearMonth().subtract({ months: 1 });
  const first = month.toPlainDate({ day: 1 });
  const [inspections, penalties] = [random.between(18, 60), random.between(0, 9)];
  const indicators = [
    figure('inspections', '行政检查', '次', String(inspections)),
    figure('penalties', '行政处罚决定', '件', String(penalties)),
    figure('fines', '罚款金额', '元', `${penalties * random.between(5, 40) * 100}.00`),
    figure('complaints', '受理投诉举报', '件', String(random.between(0, 12))),
  ];
  return {
    category: 'STATISTICAL_DATA',
    title: `${office.name}${monthOf(first.toString())}综合行政执法统计`,
    externalRef: `${office.name}统计-${month.toString()}`,
    fields: {
      period: { from: first.toString(), to: first.with({ day: month.daysInMonth }).toString() },
      indicators,
    },
    correction: {
      reason: '行政检查次数漏计',
      fields: {
        indicators: [figure('inspections', '行政检查', '次', String(inspections + 2)), ...indicators.slice(1)],
      },
    },
  };
}

function figure(code: string, name: string, unit: string, value: string): object {
  return { code, name, unit, value };
}
