import type { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../kernel/calendar.js';
import { lifeOf, type Birth, type Step } from './life.js';
import type { Publication } from './material/publication.js';
import { departments, townships, type Office } from './offices.js';

/** A credit code that is right by its check character and nobody's: MADEM marks the demonstration. */
const quarry = { counterpartName: '古县安吉砂石加工厂（演示）', counterpartCode: '91141025MADEM2026U' };
const { approval, emergency, environment, market } = departments;
const [yueyang] = townships;

type Content = Pick<Publication, 'category' | 'title' | 'fields'>;

/** What offices have of inspections and licences (S2, S6): one found, ordered and looked at again, a joint visit, a conflict, a licence. */
export function countyContents(until: Temporal.Instant): Step[] {
  const today = shanghaiDay(until);
  const on = (days: number): string => today.add({ days }).toString();
  const at = (days: number, time: string): Temporal.Instant =>
    today.add({ days }).toZonedDateTime({ timeZone: countyZone, plainTime: time }).toInstant();
  const shared = (office: Office, formedAt: Temporal.Instant, content: Content): Step =>
    lifeOf(born(office, formedAt, content)).share(formedAt.add({ minutes: 20 }), false);

  const inspected = lifeOf(born(environment, at(-26, '10:30'), inspection(on)));
  const again = { reinspections: [{ inspectedOn: on(-11), result: 'CORRECTED', finding: '料堆已全部覆盖' }] };
  return [
    shared(approval, at(-60, '11:00'), licence(on)),
    inspected.share(at(-26, '11:00'), false),
    inspected.revise(at(-11, '16:00'), '补填复查结果', again),
    shared(emergency, at(-4, '09:40'), jointVisit(on)),
    // Planned without knowing of the one above: both show the conflict.
    shared(market, at(-3, '15:10'), visit(on)),
  ];
}

function born(office: Office, formedAt: Temporal.Instant, content: Content): Birth {
  return { office, publication: { ...content, externalRef: null, correction: null }, formedAt, organizationCodes: [] };
}

function licence(on: (days: number) => string): Content {
  return {
    category: 'SUPERVISION_INFORMATION',
    title: '古县安吉砂石加工厂准予许可信息',
    fields: {
      kind: 'LICENCE_GRANTED',
      summary: '准予从事砂石加工，生产地址岳阳镇，请属地乡镇纳入日常巡查。',
      ...quarry,
      licenceName: '排污许可证',
      licenceNumber: '91141025MADEM2026U001Q',
      validFrom: on(-60),
      validTo: on(5 * 365),
    },
  };
}

function inspection(on: (days: number) => string): Content {
  return {
    category: 'ACTIVITY_REPORT',
    title: '古县安吉砂石加工厂扬尘专项检查记录',
    fields: {
      kind: 'INSPECTION_RECORD',
      summary: '会同岳阳镇检查砂石加工厂，料堆未覆盖，责令限期改正。',
      occurredOn: on(-26),
      ...quarry,
      place: '岳阳镇',
      inspectionKind: 'SPECIAL',
      plan: '扬尘污染防治专项检查计划',
      participantCodes: [yueyang.code],
      matters: [
        { matter: '物料堆场扬尘防治', result: 'ORDERED_TO_CORRECT', finding: '料堆约200平方米未覆盖' },
        { matter: '排污许可', result: 'NO_PROBLEM' },
      ],
      result: 'ORDERED_TO_CORRECT',
      ordered: '覆盖全部露天料堆，增设喷淋设施',
      correctBy: on(-12),
    },
  };
}

function jointVisit(on: (days: number) => string): Content {
  return {
    category: 'ACTIVITY_REPORT',
    title: '综合查一次：古县安吉砂石加工厂检查安排',
    fields: {
      kind: 'PLANNED_VISIT',
      summary: '应急、自然资源、岳阳镇一次进厂，合并检查安全生产和用地。',
      occurredOn: on(-4),
      period: { from: on(10), to: on(10) },
      ...quarry,
      place: '岳阳镇',
      inspectionKind: 'ROUTINE',
      plan: '年度行政检查计划',
      participantCodes: [departments.land.code, yueyang.code],
    },
  };
}

function visit(on: (days: number) => string): Content {
  return {
    category: 'ACTIVITY_REPORT',
    title: '古县安吉砂石加工厂计量检查安排',
    fields: {
      kind: 'PLANNED_VISIT',
      summary: '检查出厂计量器具检定情况。',
      occurredOn: on(-3),
      period: { from: on(14), to: on(15) },
      ...quarry,
      inspectionKind: 'RANDOM',
      plan: '双随机、一公开年度抽查计划',
    },
  };
}
