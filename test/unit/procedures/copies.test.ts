import { describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../src/app/features.js';
import { copiesOf } from '../../../src/core/proceedings/copies.js';
import { listOf } from '../../../src/kernel/procedure.js';
import { criminalReferral } from '../../../src/procedures/criminal-referral/criminal-referral.procedure.js';
import { keyOf, register } from '../../harness/builders/deciding.js';

const procedures = procedureFeatures.map(({ procedure }) => procedure);

describe('[X2] what tables have copied', () => {
  test('goes to a body of the county that the procedure keeps as a fact', () => {
    for (const { name, table, bodies = {}, facts } of procedures) {
      const copied = Object.values(table.steps).flatMap((step) => listOf(step.copied ?? []));
      const kept = copied.filter((party) => facts.organizations.includes(`${party}Id`));
      expect([name, copied.filter((party) => !(party in bodies))]).toEqual([name, []]);
      expect([name, kept]).toEqual([name, copied]);
    }
  });

  const row = (changes: object) =>
    ({ senderId: keyOf('zrzy'), policeId: keyOf('gaj'), procuratorateId: null, ...changes }) as never;
  test.each([
    ['send', {}, 'jcy'],
    ['send', { procuratorateId: keyOf('jcy') }, null],
    ['send', { policeId: keyOf('jcy') }, null],
    ['receive', {}, null],
    ['correctFacts', {}, null],
  ])('by %s of %j makes a party of %s', (step, changes, code) => {
    const copies = copiesOf(criminalReferral, step, row(changes), register, '2025-06-11');
    expect(copies).toEqual(code === null ? {} : { procuratorateId: keyOf(code) });
  });

  test('is told to nobody before anybody is registered', () => {
    expect(copiesOf(criminalReferral, 'send', row({}), register, '1990-01-01')).toEqual({});
  });
});
