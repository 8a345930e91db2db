import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignDuty } from '../../harness/builders/duties.js';
import { declareNeed } from '../../harness/builders/need.js';
import { penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import {
  allBy,
  choose,
  markRead,
  notificationsOf,
  preferencesOf,
  signIn,
  unreached,
  unreadOf,
  type Somebody,
} from '../../harness/clients/notifications.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { v4 as uuid } from 'uuid';
import { changeInsert } from '../../../src/core/feed/index.js';
import { run, transactionAs } from '../../../src/platform/database/index.js';
import { allTold } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2024-03-04T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const api = { field: 'caseTransfer' };
const land: Somebody = ['zrzy', ['LIAISON', 'PUBLISHER'], 'land-liaison'];
const other: Somebody = ['zrzy', ['VIEWER'], 'land-other'];

async function send(): Promise<{ id: string; number: string }> {
  const input = transferInput({ discoveredAt: '2024-03-04T08:00:00.000+08:00' });
  return proceedingOf(await askStep(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, input));
}

async function lookAt(moment: string): Promise<void> {
  clock.moveTo(moment);
  await hub.owner.query(`SELECT graphile_worker.add_job('tell-deadlines', job_key => 'look')`);
  await eventually(async () => {
    const { rows } = await hub.owner.query(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'look'`);
    return rows.length === 0;
  });
  await allTold(hub);
}

describe('[U3] what a liaison officer is told in the page', () => {
  test('[T11] a case that has come, that it is due, that it is over: each once, by number and clock alone', async () => {
    await Promise.all([signIn(hub, land), signIn(hub, other), signIn(hub, ['141025100', ['LIAISON'], 'town'])]);
    const { id, number } = await send();
    await allTold(hub);
    expect(await notificationsOf(hub, land)).toMatchObject([
      { kind: 'NEW_FOR_ME', subjectId: id, number, text: `新到本单位：案件移送 ${number}`, messages: [] },
    ]);
    for (const moment of ['2024-03-06T13:30:00+08:00', '2024-03-06T21:00:00+08:00', '2024-03-07T00:00:00+08:00']) {
      await lookAt(moment);
    }
    const told = await notificationsOf(hub, land);
    expect(told).toMatchObject([
      { kind: 'NEW_FOR_ME' },
      { kind: 'DUE_SOON', rule: 'T11', label: '签收', text: `即将到期：案件移送 ${number} 「签收」 3月6日 24:00到期` },
      { kind: 'OVERDUE', rule: 'T11', dueAt: '2024-03-07T00:00:00.000+08:00' },
    ]);
    // Who opened it is told nothing new, and whoever has not chosen and does not keep in touch is told nothing.
    expect(await notificationsOf(hub, ['141025100', ['LIAISON'], 'town'])).toEqual([]);
    expect(await notificationsOf(hub, other)).toEqual([]);
    expect(await unreadOf(hub, land)).toBe(3);
    const [first] = told;
    expect(await markRead(hub, land, { notificationIds: [first?.id] })).toMatchObject({
      markedCount: 1,
      unreadCount: 2,
    });
    expect(await notificationsOf(hub, land, { unread: false })).toMatchObject([{ id: first?.id }]);
    expect(await markRead(hub, land, { upToId: told.at(-1)?.id })).toMatchObject({ markedCount: 2, unreadCount: 0 });
    expect(await notificationsOf(hub, land, { kinds: ['OVERDUE'], unread: true })).toEqual([]);
  });

  test('of somebody else nothing is marked, nor of what is no notification', async () => {
    const [first] = await notificationsOf(hub, land);
    expect(await markRead(hub, other, { notificationIds: [first?.id] })).toMatchObject({
      markedCount: 0,
      unreadCount: 0,
    });
    expect(await markRead(hub, other, { notificationIds: ['ctr_1'] })).toMatchObject({
      userErrors: [{ path: ['notificationIds', '0'], code: 'NOT_FOUND' }],
    });
    for (const input of [{}, { notificationIds: [], upToId: first?.id }]) {
      expect((await markRead(hub, other, input)).userErrors).toMatchObject([{ code: 'INVALID' }]);
    }
  });

  test('[S3] a record that meets a need, once, whatever is changed of it; not to whoever needs nothing', async () => {
    clock.moveTo('2024-03-08T09:00:00+08:00');
    await declareNeed(hub, 'zrzy');
    const before = (await notificationsOf(hub, land)).length;
    const input = penaltyInput({ sharing: sharing('某公司', '2024-03-08T08:00:00+08:00'), decidedOn: '2024-03-08' });
    const { record } = await mutate(hub, 'scjg', publishPenalty, input);
    await allTold(hub);
    expect((await notificationsOf(hub, land)).slice(before)).toMatchObject([
      { kind: 'NEW_FOR_ME', subjectId: record?.id, number: null, text: `新到本单位：行政处罚决定 ${record?.id ?? ''}` },
    ]);
  });
});

describe('what somebody chooses', () => {
  test('is what they are told, whether they keep in touch or not; by kind', async () => {
    expect((await preferencesOf(hub, land)).isChosen).toBe(false);
    expect(await preferencesOf(hub, other)).toMatchObject({ choices: [], isChosen: false, isWithoutChannel: true });
    const chosen = await choose(hub, other, { choices: [{ kind: 'NEW_FOR_ME', channel: 'IN_PAGE' }] });
    expect(chosen).toMatchObject({ userErrors: [], preferences: { isChosen: true, isWithoutChannel: false } });
    clock.moveTo('2024-03-08T10:00:00+08:00');
    const { id } = await send();
    await lookAt('2024-03-12T21:00:00+08:00');
    const ofCase = (await notificationsOf(hub, other)).filter(({ subjectId }) => subjectId === id);
    expect(ofCase.map(({ kind }) => kind)).toEqual(['NEW_FOR_ME']);
  });

  test('may be nothing: they and their administrator are told that nothing reaches them', async () => {
    const { preferences } = await choose(hub, land, { choices: [] });
    expect(preferences).toMatchObject({ isWithoutChannel: true });
    expect(await unreached(hub, 'zrzy')).toMatchObject([{ reason: '未选择任何渠道，或所选渠道没有地址' }]);
    await choose(hub, land, { choices: allBy('IN_PAGE') });
    expect(await unreached(hub, 'zrzy')).toEqual([]);
    // A post that is named, signs in nowhere and has no e-mail.
    await assignDuty(hub, ['scjg', ['ADMINISTRATOR']], { personName: '办公室主任', validFrom: '2024-03-01' });
    expect(await unreached(hub, 'scjg')).toMatchObject([
      { name: '办公室主任', reason: '未登录过平台，任职未登记电子邮箱' },
    ]);
  });

  test.each([
    [{ email: '不是邮箱' }, 'email', 'INVALID'],
    [{ choices: allBy('EMAIL') }, 'email', 'REQUIRED'],
    [{ choices: allBy('WECOM') }, 'wecomWebhook', 'REQUIRED'],
    [{ wecomWebhook: 'https://example.com/cgi-bin/webhook/send?key=1' }, 'wecomWebhook', 'INVALID'],
    [{ wecomWebhook: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }, 'wecomWebhook', 'INVALID'],
    [{ dingtalkWebhook: 'https://oapi.dingtalk.com/robot/send' }, 'dingtalkWebhook', 'INVALID'],
    [{ dingtalkWebhook: 'https://a:b@oapi.dingtalk.com/robot/send?access_token=1' }, 'dingtalkWebhook', 'INVALID'],
    [{ dingtalkSecret: `SEC${'a'.repeat(64)}` }, 'dingtalkSecret', 'INVALID'],
    [{ quietHours: { from: '25:00', to: '07:00' } }, 'quietHours.from', 'INVALID'],
    [{ quietHours: { from: '07:00', to: '07:00' } }, 'quietHours.to', 'INVALID'],
    [{ quietHours: { from: '06:00', to: '22:00' } }, 'quietHours', 'INVALID'],
  ])('%j is refused at %s: %s', async (input, path, code) => {
    const { preferences, userErrors } = await choose(hub, other, input);
    expect({ preferences, error: userErrors[0] }).toMatchObject({
      preferences: null,
      error: { path: path.split('.'), code },
    });
  });
});

test('a case that was handed to another is new to it, and to nobody a second time', async () => {
  clock.moveTo('2024-03-13T09:00:00+08:00');
  const { id } = await send();
  await allTold(hub);
  const count = async (): Promise<number> =>
    (await notificationsOf(hub, land)).filter(({ subjectId, kind }) => subjectId === id && kind === 'NEW_FOR_ME')
      .length;
  expect(await count()).toBe(1);
  proceedingOf(
    await askStep(
      hub,
      'zrzy',
      api,
      { mutation: 'receiveCaseTransfer', type: 'CaseTransferStepInput' },
      { caseTransferId: id, idempotencyKey: `receive-${id}` },
    ),
  );
  await allTold(hub);
  expect(await count()).toBe(1);
});

test('[U3] whoever is urged is told by name of the change, as of any deadline, and whoever urges is not', async () => {
  clock.moveTo('2024-03-14T09:00:00+08:00');
  const { id, number } = await send();
  await allTold(hub);
  const { rows } = await hub.owner.query<{ key: string; opened_by: number; audience: number[]; revision: number }>(
    `SELECT id AS key, opened_by, audience, revision FROM proceeding WHERE number = $1`,
    [number],
  );
  const [row] = rows;
  const { pool, feed } = hub.running.hub;
  const due = { rule: 'T11', label: '签收', responsible: 'zrzy', dueAt: '2024-03-18T00:00:00+08:00' };
  await transactionAs(pool, row?.opened_by ?? 0, async ({ executor }) => {
    await run(
      executor,
      changeInsert({
        ...{ eventId: uuid(), kind: 'URGED', subjectType: 'CaseTransfer', subjectId: row?.key ?? '', category: null },
        ...{
          subjectRevision: row?.revision ?? 0,
          organizationId: row?.opened_by ?? null,
          publisherId: row?.opened_by ?? 0,
        },
        ...{ audience: row?.audience ?? [], at: '2024-03-14T09:30:00+08:00', body: due },
      }),
    );
  });
  feed.wakeSequencer();
  await allTold(hub);
  const told = (await notificationsOf(hub, land)).filter(({ subjectId }) => subjectId === id);
  expect(told).toMatchObject([
    { kind: 'NEW_FOR_ME' },
    { kind: 'URGED', text: `催办：案件移送 ${number} 「签收」 3月17日 24:00到期` },
  ]);
  expect(await notificationsOf(hub, ['141025100', ['LIAISON'], 'town'], { kinds: ['URGED'] })).toEqual([]);
});
