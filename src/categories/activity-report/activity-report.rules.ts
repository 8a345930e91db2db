import { checkCounterpart, checkListedItem, checkNotAfter, checkPeriod, isBlank } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';
import type { ActivityReportFields, InspectionFields } from './activity-report.js';

/** S6: what a report says of its period and of an inspection fits its kind and itself. */
export function checkActivityReport(fields: ActivityReportFields, today: string): Refusal[] {
  return [
    ...checkNotAfter('occurredOn', fields.occurredOn, today, '发生日期不能晚于今日'),
    ...checkPeriod('period', fields.period, 'S6'),
    ...checkCounterpart(fields, 'S6'),
    ...checkKind(fields, today),
    ...checkFindings(fields),
    ...checkReinspections(fields, today),
    ...(fields.matters ?? []).flatMap(({ matter, itemCode }, index) => [
      ...(isBlank(matter) ? [refusal(`matters.${index}.matter`, 'REQUIRED', '检查事项不能为空', 'S6')] : []),
      ...checkListedItem(`matters.${index}.itemCode`, itemCode, fields.itemCodes),
    ]),
    ...(fields.participantCodes ?? []).flatMap((code, index, all) =>
      all.indexOf(code) < index ? [refusal(`participantCodes.${index}`, 'INVALID', '联合检查单位重复', 'S6')] : [],
    ),
  ];
}

type InspectionField = keyof InspectionFields;

const ofVisit: readonly InspectionField[] = [
  'counterpartName',
  'counterpartCode',
  'place',
  'inspectionKind',
  'plan',
  'participantCodes',
];
const ofOutcome: readonly InspectionField[] = ['matters', 'result', 'ordered', 'correctBy', 'reinspections'];

function checkKind(fields: ActivityReportFields, today: string): Refusal[] {
  const { kind, period, occurredOn } = fields;
  if (kind === 'PLANNED_VISIT') {
    return [
      ...absent(fields, ofOutcome, '检查安排尚无检查结果'),
      ...(isBlank(fields.counterpartName)
        ? [refusal('counterpartName', 'REQUIRED', '检查安排须填写检查对象', 'S6')]
        : []),
      ...(period == null ? [refusal('period', 'REQUIRED', '检查安排须填写计划日期', 'S6')] : []),
      ...(period != null && period.from < occurredOn
        ? [refusal('period.from', 'INVALID', '计划日期不能早于制定日期', 'S6')]
        : []),
    ];
  }
  const begun = checkNotAfter('period.from', period?.from, today, '期间首日不能晚于今日', 'S6');
  if (kind !== 'INSPECTION_RECORD') {
    return [...begun, ...absent(fields, [...ofVisit, ...ofOutcome], '行政检查记录才有检查对象、结果等内容')];
  }
  return fields.counterpartName != null && fields.result == null
    ? [...begun, refusal('result', 'REQUIRED', '填写检查对象的须填写检查结果', 'S6')]
    : begun;
}

function absent(fields: InspectionFields, names: readonly InspectionField[], message: string): Refusal[] {
  const told = (value: InspectionFields[InspectionField]): boolean =>
    value != null && !(Array.isArray(value) && value.length === 0);
  return names.filter((name) => told(fields[name])).map((name) => refusal(name, 'INVALID', message, 'S6'));
}

/** What was ordered follows what was found. */
function checkFindings({ result, matters, ordered, correctBy, occurredOn }: ActivityReportFields): Refusal[] {
  const isClean = result === 'NO_PROBLEM';
  return [
    ...(result === 'ORDERED_TO_CORRECT' && isBlank(ordered)
      ? [refusal('ordered', 'REQUIRED', '责令改正的须填写责令内容', 'S6')]
      : []),
    ...(isClean && ordered != null ? [refusal('ordered', 'INVALID', '未发现问题的没有责令内容', 'S6')] : []),
    ...(correctBy != null && isBlank(ordered)
      ? [refusal('ordered', 'REQUIRED', '填写改正期限的须填写责令内容', 'S6')]
      : []),
    ...(correctBy != null && correctBy < occurredOn
      ? [refusal('correctBy', 'INVALID', '改正期限不能早于检查日期', 'S6')]
      : []),
    ...(matters ?? []).flatMap((one, index) =>
      isClean && one.result != null && one.result !== 'NO_PROBLEM'
        ? [refusal(`matters.${index}.result`, 'INVALID', '检查结果为未发现问题，与此事项不符', 'S6')]
        : [],
    ),
  ];
}

/** One looks again at what was found, after that and in order. */
function checkReinspections({ result, reinspections, occurredOn }: ActivityReportFields, today: string): Refusal[] {
  return (reinspections ?? []).flatMap(({ inspectedOn }, index, all) => {
    const path = `reinspections.${index}.inspectedOn`;
    return [
      ...(result == null || result === 'NO_PROBLEM'
        ? [refusal(`reinspections.${index}`, 'INVALID', '检查发现问题的才有复查', 'S6')]
        : []),
      ...(inspectedOn < (all[index - 1]?.inspectedOn ?? occurredOn)
        ? [refusal(path, 'INVALID', '复查日期不能早于检查日期或上次复查', 'S6')]
        : []),
      ...checkNotAfter(path, inspectedOn, today, '复查日期不能晚于今日', 'S6'),
    ];
  });
}
