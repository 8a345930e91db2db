import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { assignDuty, endDuty, holdersOf } from '../../harness/builders/duties.js';
import { read, type Acting } from '../../harness/builders/dated.js';
import { administer, statusOf } from '../../harness/clients/access.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd } from '../../harness/hub/reform.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-11-29T09:00:00+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const administrator = (code: string): Acting => [code, ['ADMINISTRATOR']];

interface Officer {
  readonly id: string;
  readonly name: string;
  readonly isNamed: boolean;
  readonly telephone: string | null;
  readonly email: string | null;
}

async function officers(code: string): Promise<readonly Officer[]> {
  const document = `{ liaisonOfficers(organizationCode: "${code}") { totalCount nodes { id name isNamed telephone email } } }`;
  const { liaisonOfficers } = await read<{ liaisonOfficers: { totalCount: number; nodes: readonly Officer[] } }>(
    hub,
    ['lyj', ['VIEWER']],
    document,
  );
  expect(liaisonOfficers.totalCount).toBe(liaisonOfficers.nodes.length);
  return liaisonOfficers.nodes;
}

async function isWithout(code: string): Promise<boolean> {
  const { organizationsWithoutLiaison: all } = await read<{ organizationsWithoutLiaison: { code: string }[] }>(
    hub,
    ['lyj', ['VIEWER']],
    '{ organizationsWithoutLiaison { code } }',
  );
  return all.some((each) => each.code === code);
}

/** Signs somebody in, and gives the id. */
async function signedIn(code: string, roles: readonly Role[], subject: string): Promise<string> {
  const before = await idsOf(code);
  expect(await statusOf(hub, await hub.token(code, roles, subject))).toBe(200);
  const [added = ''] = (await idsOf(code)).filter((id) => !before.includes(id));
  return added;
}

async function idsOf(code: string): Promise<readonly string[]> {
  const { people } = await read<{ people: { nodes: { id: string }[] } }>(
    hub,
    administrator(code),
    '{ people(first: 100) { nodes { id } } }',
  );
  return people.nodes.map(({ id }) => id);
}

const deactivate = (personId: string, code: string) =>
  administer(hub, 'deactivate', { personId, reason: '已调离' }, code);

describe('[U3] liaison officers', () => {
  test('are who is named on the day, with telephone and e-mail; where nobody is named, who has the role', async () => {
    expect(await isWithout('scjg')).toBe(true);
    const personId = await signedIn('scjg', ['LIAISON'], 'scjg-liaison');
    const byRole = { id: personId, isNamed: false, telephone: null, email: null };
    expect(await officers('scjg')).toMatchObject([byRole]);
    const contact = { telephone: '0357-8322345', email: 'bgs@gx.gov.cn' };
    const input = { personName: '办公室主任', ...contact, validFrom: '2026-12-01' };
    const { holder } = await assignDuty(hub, administrator('scjg'), input);
    expect(await officers('scjg')).toMatchObject([byRole]);
    clock.moveTo('2026-12-01T00:00:00+08:00');
    expect(await officers('scjg')).toEqual([{ id: holder?.id, name: '办公室主任', isNamed: true, ...contact }]);
    expect(await isWithout('scjg')).toBe(false);
    // Who has the role is not the organization's last liaison officer any more.
    expect((await deactivate(personId, 'scjg')).userErrors).toEqual([]);
  });

  test('are one at least: who is named and signs in is not deactivated as the last one', async () => {
    const [first, second] = [
      await signedIn('nync', ['PUBLISHER'], 'nync-first'),
      await signedIn('nync', ['PUBLISHER', 'LIAISON'], 'nync-second'),
    ];
    await assignDuty(hub, administrator('nync'), { personName: '甲岗', personId: first, validFrom: '2026-12-01' });
    const refused = [{ path: ['personId'], code: 'INVALID', rule: 'U3' }];
    expect((await deactivate(first, 'nync')).userErrors).toMatchObject(refused);
    await assignDuty(hub, administrator('nync'), { personName: '乙岗', personId: second, validFrom: '2026-12-01' });
    expect((await deactivate(first, 'nync')).userErrors).toEqual([]);
    expect(await officers('nync')).toMatchObject([{ name: '乙岗' }]);
    expect((await deactivate(second, 'nync')).userErrors).toMatchObject(refused);
    // Whoever lost access is nobody to hand over to.
    const [last] = await officers('nync');
    const ended = await endDuty(hub, administrator('nync'), { dutyId: last?.id, validTo: '2027-01-01' });
    expect(ended.userErrors).toMatchObject([{ rule: 'U3' }]);
  });

  test('are one at least, though one is ended and the other deactivated at once', async () => {
    const personId = await signedIn('zrzy', ['PUBLISHER'], 'zrzy-first');
    await assignDuty(hub, administrator('zrzy'), { personName: '甲岗', personId, validFrom: '2026-11-30' });
    const { holder } = await assignDuty(hub, administrator('zrzy'), { personName: '乙岗', validFrom: '2026-11-30' });
    const answers = await Promise.all([
      deactivate(personId, 'zrzy'),
      endDuty(hub, administrator('zrzy'), { dutyId: holder?.id, validTo: '2026-12-01' }),
    ]);
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await officers('zrzy')).toHaveLength(1);
  });
});

describe('[U3] an organization that ends', () => {
  const code = '141025202';

  test('has nobody in a duty from that day on, and has them again when it does not end after all', async () => {
    await assignDuty(hub, administrator(code), { personName: '综治办主任', validFrom: '2026-12-01' });
    const head = { duty: 'HEAD', personName: '乡长', validFrom: '2026-12-01' };
    const { holder } = await assignDuty(hub, administrator(code), head);
    const end = { code, validTo: '2027-01-01', successorCode: '141025101' };
    expect((await decideEnd(hub, 'endOrganization', end)).userErrors).toEqual([]);
    const held = async (on: string) =>
      (await holdersOf(hub, ['lyj'], `organizationCode: "${code}", on: "${on}"`)).map(
        ({ personName, validTo }) => [personName, validTo] as const,
      );
    expect(await held('2026-12-31')).toEqual([
      ['综治办主任', '2027-01-01'],
      ['乡长', '2027-01-01'],
    ]);
    expect(await held('2027-01-01')).toEqual([]);
    const county: Acting = ['xzf', ['COUNTY_GOVERNMENT']];
    const late = await assignDuty(hub, county, { ...head, organizationCode: code, validFrom: '2027-01-01' });
    expect(late.userErrors).toMatchObject([{ path: ['validFrom'], code: 'INVALID' }]);
    clock.moveTo('2027-01-02T09:00:00+08:00');
    expect([await officers(code), await isWithout(code)]).toEqual([[], false]);
    // It needs nobody any more, but what was told wrongly of it can be put right.
    const ended = await endDuty(hub, county, { dutyId: holder?.id, validTo: '2026-12-15' });
    expect(ended.userErrors).toEqual([]);
    await decideEnd(hub, 'correctOrganizationEnd', { code, validTo: null });
    expect(await held('2027-01-02')).toEqual([['综治办主任', null]]);
    expect(await officers(code)).toMatchObject([{ name: '综治办主任' }]);
  });
});
