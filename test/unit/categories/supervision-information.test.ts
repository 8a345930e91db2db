import { describe, expect, test } from 'vitest';
import {
  checkSupervisionInformation,
  type SupervisionInformationFields,
} from '../../../src/categories/supervision-information/supervision-information.rules.js';

const licence: SupervisionInformationFields = {
  summary: '准予许可',
  kind: 'LICENCE_GRANTED',
  counterpartName: '古县某食品店',
  counterpartCode: '91141025MA0GTYRP65',
  licenceName: '食品经营许可证',
  licenceNumber: 'JY11410250012345',
  validFrom: '2026-11-01',
  validTo: '2031-10-31',
};

const found = (fields: SupervisionInformationFields): string[] =>
  checkSupervisionInformation(fields).map(({ path, code, rule }) => `${path.join('.')} ${code} ${String(rule)}`);

describe('[S2] supervision information', () => {
  test('a licence, one for good, a sampling, and what was only a summary are accepted', () => {
    const sampling = { summary: '抽检', kind: 'SAMPLING', counterpartName: '古县某食品店' } as const;
    for (const fields of [licence, { ...licence, validTo: null }, sampling, { summary: '情况' }]) {
      expect(found(fields)).toEqual([]);
    }
  });

  test.each(['LICENCE_GRANTED', 'LICENCE_CHANGED', 'LICENCE_RENEWED', 'LICENCE_ENDED', 'LICENCE_REVOKED'] as const)(
    '%s says whose licence and which one',
    (kind) => {
      expect(found({ ...licence, kind, counterpartName: ' ', counterpartCode: null, licenceNumber: null })).toEqual([
        'counterpartName REQUIRED S2',
        'licenceNumber REQUIRED S2',
      ]);
    },
  );

  test('only a licence has a number and days', () => {
    for (const kind of ['RISK_RATING', null] as const) {
      expect(found({ ...licence, kind })).toEqual(
        ['licenceName', 'licenceNumber', 'validFrom', 'validTo'].map((field) => `${field} INVALID S2`),
      );
    }
  });

  test('it ends no sooner than it begins, and its code is right', () => {
    expect(found({ ...licence, validTo: '2026-11-01' })).toEqual([]);
    expect(found({ ...licence, validTo: '2026-10-31' })).toEqual(['validTo INVALID S2']);
    expect(found({ ...licence, counterpartCode: '14102519900101001X' })).toEqual(['counterpartCode INVALID S2']);
  });
});
