import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { change, read } from '../../harness/builders/dated.js';
import type { UserErrorAnswer } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { choose, notificationsOf, signIn, type Somebody } from '../../harness/clients/notifications.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { allTold } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2024-03-04T09:00:00.000+08:00');
const liaison: Somebody = ['zrzy', ['LIAISON'], 'liaison'];
const deputy: Somebody = ['zrzy', ['VIEWER'], 'deputy'];
const third: Somebody = ['zrzy', ['VIEWER'], 'third'];
let hub: TestHub;
let ids: { liaison: string; deputy: string; third: string; stranger: string };
beforeAll(async () => {
  hub = await startHub({ clock });
  ids = {
    liaison: await signIn(hub, liaison),
    deputy: await signIn(hub, deputy),
    third: await signIn(hub, third),
    stranger: await signIn(hub, ['scjg', ['LIAISON'], 'stranger']),
  };
});
afterAll(() => hub.close());

interface Answer {
  readonly absence: { readonly id: string; readonly backOn: string; readonly deputyId: string } | null;
  readonly userErrors: readonly UserErrorAnswer[];
}

function act(who: Somebody, mutation: 'recordAbsence' | 'endAbsence', input: object): Promise<Answer> {
  const [code, roles = ['LIAISON'], subject] = who;
  const seen = { url: hub.url, token: (of: string, as?: readonly Role[]) => hub.token(of, as, subject) };
  return change(seen, [code, roles], mutation, 'absence { id backOn deputyId personId personName deputyName }', input);
}

const week = { awayFrom: '2024-03-11', backOn: '2024-03-18' };

/** Who is told of a case that comes on a day, and for whom. */
async function toldOn(day: string): Promise<object> {
  clock.moveTo(`${day}T09:00:00+08:00`);
  const input = transferInput({ discoveredAt: `${day}T08:00:00+08:00` });
  const { id } = proceedingOf(
    await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input),
  );
  await allTold(hub);
  const people = { liaison, deputy, third };
  const told = await Promise.all(
    Object.entries(people).map(async ([name, who]) => {
      const all = await notificationsOf(hub, who);
      return all.some(({ subjectId, kind }) => subjectId === id && kind === 'NEW_FOR_ME') ? [name] : [];
    }),
  );
  return told.flat();
}

describe('[U3] whoever is away', () => {
  test('is not told, their deputy is, once, though nothing was chosen; before and afterwards it is they', async () => {
    expect(await toldOn('2024-03-08')).toEqual(['liaison']);
    const { absence, userErrors } = await act(liaison, 'recordAbsence', { deputyId: ids.deputy, ...week });
    expect({ absence, userErrors }).toMatchObject({ absence: { deputyId: ids.deputy }, userErrors: [] });
    expect(await toldOn('2024-03-11')).toEqual(['deputy']);
    const [told] = await notificationsOf(hub, deputy);
    expect(told).toBeDefined();
    await choose(hub, deputy, { choices: [{ kind: 'NEW_FOR_ME', channel: 'IN_PAGE' }] });
    expect(await toldOn('2024-03-12')).toEqual(['deputy']);
    // The deputy goes too.
    await act(deputy, 'recordAbsence', { deputyId: ids.third, awayFrom: '2024-03-13', backOn: '2024-03-15' });
    expect(await toldOn('2024-03-13')).toEqual(['third']);
    // And the third: all of the circle are away, and whoever it is for is told.
    await act(third, 'recordAbsence', { deputyId: ids.liaison, awayFrom: '2024-03-14', backOn: '2024-03-15' });
    expect(await toldOn('2024-03-14')).toEqual(['liaison', 'deputy']);
    await act(liaison, 'endAbsence', { absenceId: absence?.id, backOn: '2024-03-15' });
    expect(await toldOn('2024-03-15')).toEqual(['liaison', 'deputy']);
    const { absences } = await read<{ absences: { nodes: object[] } }>(hub, ['zrzy'], '{ absences { nodes { id } } }');
    expect(absences.nodes).toEqual([]);
  });

  test('tells so of themselves, an administrator of anybody of the organization, and nobody else', async () => {
    clock.moveTo('2024-04-01T09:00:00+08:00');
    const days = { awayFrom: '2024-04-08', backOn: '2024-04-10' };
    const asked = { personId: ids.liaison, deputyId: ids.third, ...days };
    expect((await act(deputy, 'recordAbsence', asked)).userErrors).toMatchObject([
      { path: ['personId'], code: 'NOT_COMPETENT' },
    ]);
    const administrator: Somebody = ['zrzy', ['ADMINISTRATOR'], 'administrator'];
    const { absence, userErrors } = await act(administrator, 'recordAbsence', asked);
    expect(userErrors).toEqual([]);
    expect((await act(administrator, 'recordAbsence', asked)).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect((await act(deputy, 'endAbsence', { absenceId: absence?.id })).userErrors).toMatchObject([
      { code: 'NOT_COMPETENT' },
    ]);
    const elsewhere: Somebody = ['scjg', ['ADMINISTRATOR'], 'elsewhere'];
    expect((await act(elsewhere, 'endAbsence', { absenceId: absence?.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    // One that has not begun is taken back whole.
    expect((await act(liaison, 'endAbsence', { absenceId: absence?.id })).userErrors).toEqual([]);
    expect((await act(liaison, 'endAbsence', { absenceId: absence?.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  test.each([
    ['deputyId', 'NOT_FOUND', () => ({ deputyId: ids.stranger })],
    ['deputyId', 'NOT_FOUND', () => ({ deputyId: 'psn_0' })],
    ['deputyId', 'INVALID', () => ({ deputyId: ids.liaison })],
    ['backOn', 'INVALID', () => ({ backOn: '2024-05-06' })],
    ['backOn', 'INVALID', () => ({ awayFrom: '2024-01-01', backOn: '2024-01-08' })],
  ])('is refused at %s: %s', async (path, code, changes) => {
    clock.moveTo('2024-04-02T09:00:00+08:00');
    const asked = { deputyId: ids.deputy, awayFrom: '2024-05-06', backOn: '2024-05-13', ...changes() };
    expect((await act(liaison, 'recordAbsence', asked)).userErrors).toMatchObject([{ path: [path], code }]);
  });
});
