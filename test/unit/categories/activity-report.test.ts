import { describe, expect, test } from 'vitest';
import { checkActivityReport } from '../../../src/categories/activity-report/activity-report.rules.js';
import type { ActivityReportFields } from '../../../src/categories/activity-report/activity-report.js';

const today = '2026-12-10';
const base = { summary: '检查情况', occurredOn: '2026-12-01' };
const inspection: ActivityReportFields = {
  ...base,
  kind: 'INSPECTION_RECORD',
  counterpartName: '古县某砂石厂',
  counterpartCode: '91141025MA0GTYRP65',
  result: 'ORDERED_TO_CORRECT',
  ordered: '覆盖料堆',
  correctBy: '2026-12-05',
  matters: [{ matter: '扬尘', itemCode: 'ST01', result: 'ORDERED_TO_CORRECT' }],
  reinspections: [{ inspectedOn: '2026-12-06', result: 'CORRECTED' }],
  itemCodes: ['ST01'],
};
const planned: ActivityReportFields = {
  ...base,
  kind: 'PLANNED_VISIT',
  counterpartName: '古县某砂石厂',
  period: { from: '2027-01-05', to: '2027-01-06' },
};
const bulletin: ActivityReportFields = {
  ...base,
  kind: 'WORK_BULLETIN',
  period: { from: '2026-11-01', to: '2026-11-30' },
};

const found = (fields: ActivityReportFields): string[] =>
  checkActivityReport(fields, today).map(({ path, code, rule }) => `${path.join('.')} ${code} ${String(rule)}`);

describe('[S6] dynamic information', () => {
  test('an inspection, a planned visit, a bulletin and what was only a summary are accepted', () => {
    for (const fields of [inspection, planned, bulletin, { ...base, kind: 'INSPECTION_RECORD' } as const]) {
      expect(found(fields)).toEqual([]);
    }
  });

  test('an inspection of somebody has a result, an order what was ordered, a term an order', () => {
    expect(found({ ...inspection, result: null, matters: [], reinspections: [] })).toEqual(['result REQUIRED S6']);
    expect(found({ ...inspection, ordered: ' ', correctBy: null })).toEqual(['ordered REQUIRED S6']);
    expect(found({ ...inspection, result: 'TO_BE_HANDLED', ordered: null })).toEqual(['ordered REQUIRED S6']);
    expect(found({ ...inspection, correctBy: '2026-11-30' })).toEqual(['correctBy INVALID S6']);
  });

  test('where no problem was found nothing was ordered, found in a matter or looked at again', () => {
    const clean = { ...inspection, result: 'NO_PROBLEM', correctBy: null } as const;
    expect(found({ ...clean, ordered: null, reinspections: [] })).toEqual(['matters.0.result INVALID S6']);
    expect(found({ ...clean, matters: [], reinspections: [] })).toEqual(['ordered INVALID S6']);
    expect(found({ ...clean, ordered: null, matters: [] })).toEqual(['reinspections.0 INVALID S6']);
  });

  test('reinspections follow the inspection and each other, and have been', () => {
    const at = (...days: string[]) =>
      found({
        ...inspection,
        reinspections: days.map((inspectedOn) => ({ inspectedOn, result: 'NOT_CORRECTED' as const })),
      });
    expect(at('2026-12-01', '2026-12-01', '2026-12-10')).toEqual([]);
    expect(at('2026-11-30')).toEqual(['reinspections.0.inspectedOn INVALID S6']);
    expect(at('2026-12-06', '2026-12-05')).toEqual(['reinspections.1.inspectedOn INVALID S6']);
    expect(at('2026-12-11')).toEqual(['reinspections.0.inspectedOn INVALID S6']);
  });

  test('a planned visit says whom and when, nothing of what will be found, and lies ahead of its plan', () => {
    expect(found({ ...planned, counterpartName: null })).toEqual(['counterpartName REQUIRED S6']);
    expect(found({ ...planned, period: null })).toEqual(['period REQUIRED S6']);
    expect(found({ ...planned, result: 'NO_PROBLEM' })).toEqual(['result INVALID S6']);
    expect(found({ ...planned, period: { from: '2026-11-30', to: '2026-12-02' } })).toEqual(['period.from INVALID S6']);
  });

  test('a bulletin has a period that has begun and ends after that, and no inspection', () => {
    expect(found({ ...bulletin, period: { from: '2026-11-30', to: '2026-11-01' } })).toEqual(['period.to INVALID S6']);
    expect(found({ ...bulletin, period: { from: '2026-12-11', to: '2026-12-31' } })).toEqual([
      'period.from INVALID S6',
    ]);
    expect(found({ ...bulletin, counterpartName: '某厂', matters: [] })).toEqual(['counterpartName INVALID S6']);
  });

  test('codes are right and named: of the counterpart, of items among those of the record, of each participant once', () => {
    expect(found({ ...inspection, counterpartCode: '91141025MA0GTYRP66' })).toEqual(['counterpartCode INVALID S6']);
    expect(found({ ...inspection, counterpartName: '' })).toEqual(['counterpartName REQUIRED S6']);
    expect(found({ ...inspection, itemCodes: [] })).toEqual(['matters.0.itemCode INVALID G3']);
    expect(found({ ...inspection, matters: [{ matter: '　' }] })).toEqual(['matters.0.matter REQUIRED S6']);
    expect(found({ ...inspection, participantCodes: ['sthj', 'sthj'] })).toEqual(['participantCodes.1 INVALID S6']);
  });
});
