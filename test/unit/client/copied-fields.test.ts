import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { categories, copiedFields } from '../../../src/client/index.js';
import { recordSelection } from '../../../src/client/selection.js';
import { exportables } from '../../../src/statistics/exports/exportable.js';

const all = exportables(hubSchema());

/** Columns of an export that a copy leaves out, and why. */
const leftOut = new Set([
  // An organization may be renamed without a change of its records.
  'publisher.name',
  // What is withdrawn is in no copy.
  'withdrawnAt',
  'withdrawalReason',
  // It depends on the day, and on other records.
  'legalAdjustments standing',
]);

describe('a copy', () => {
  test.each(Object.values(categories))('holds of a $type every column that its export has', ({ type, list }) => {
    const usual = (all.get(list)?.columns ?? [])
      .filter(({ isUsual, name }) => isUsual && !leftOut.has(name) && !leftOut.has(`${list} ${name}`))
      .map(({ name }) => name.split('.')[0] ?? '');
    const { columnsOf } = recordSelection(copiedFields);
    expect(usual.length).toBeGreaterThan(15);
    expect(columnsOf(type).toSorted()).toEqual([...new Set(usual)].toSorted());
  });

  test('knows every category, its type and its list', () => {
    const record = hubSchema().getType('SharedRecord');
    const types = isInterfaceType(record)
      ? hubSchema()
          .getPossibleTypes(record)
          .map(({ name }) => name)
      : [];
    const known = Object.values(categories);
    expect(['PendingRecord', ...known.map(({ type }) => type)].toSorted()).toEqual([...types].toSorted());
    for (const { type, list } of known) {
      expect(isObjectType(hubSchema().getType(type))).toBe(true);
      expect(String(all.get(list)?.field.type)).toBe(`${type}Connection!`);
    }
  });
});
