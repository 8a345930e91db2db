import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assignDuty } from '../../harness/builders/duties.js';
import { transferInput } from '../../harness/builders/transfer.js';
import {
  allBy,
  choose,
  notificationsOf,
  preferencesOf,
  sendTest,
  signIn,
  unreached,
  type NotificationAnswer,
  type Somebody,
} from '../../harness/clients/notifications.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';
import { sendDue } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startMailServer, type MailServer } from '../../harness/hub/mail-server.js';
import { startRobotServer, taken, type RobotServer } from '../../harness/hub/robot-server.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2024-03-04T09:00:00.000+08:00');
let mail: MailServer;
let wecom: RobotServer;
let dingtalk: RobotServer;
let hub: TestHub;
beforeAll(async () => {
  [mail, wecom, dingtalk] = await Promise.all([startMailServer(), startRobotServer(), startRobotServer()]);
  hub = await startHub({
    clock,
    notify: {
      mail: { url: mail.url, from: 'liandong@gx.gov.cn' },
      publicUrl: 'https://liandong.gx.gov.cn',
      allowedHosts: [wecom.host, dingtalk.host],
    },
  });
});
afterAll(async () => {
  await hub.close();
  await Promise.all([mail.close(), wecom.close(), dingtalk.close()]);
});
afterEach(() => {
  mail.refuse(null);
  wecom.answer(taken);
  dingtalk.answer(taken);
});

/** Of deadlines the hub tells on its own time. */
const newOnly = (channel: string): object[] => [{ kind: 'NEW_FOR_ME', channel }];

const secret = `SEC${'0123456789abcdef'.repeat(4)}`;

/** A case that has come to an organization. */
async function caseFor(toCode: string): Promise<ProceedingAnswer> {
  const discoveredAt = new Date(clock.now().epochMilliseconds - 60_000).toISOString();
  const input = transferInput({ toCode, discoveredAt });
  return proceedingOf(
    await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input),
  );
}

/** What somebody is told of a case, with what became of its messages. */
async function toldOf(who: Somebody, { id }: ProceedingAnswer): Promise<NotificationAnswer | undefined> {
  return (await notificationsOf(hub, who)).find(({ subjectId }) => subjectId === id);
}

/** Lets the hub try again as often as it does. */
async function tryAgain(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    clock.moveTo(clock.now().add({ hours: 6 }).toString());
    // Never at night nor on days off: somewhere in a week of office hours.
    for (let day = 0; day < 6; day += 1) {
      clock.moveTo(clock.now().add({ hours: 12 }).toString());
      await sendDue(hub);
    }
  }
}

describe('[U3] e-mail', () => {
  const liaison: Somebody = ['zrzy', ['LIAISON', 'PUBLISHER'], 'land-liaison'];

  test('goes to whoever is named to keep in touch, with number, clock and link, and says nothing of the case', async () => {
    clock.moveTo('2024-03-04T09:00:00+08:00');
    const personId = await signIn(hub, liaison);
    const duty = { personName: '执法监察股股长', email: 'zrzy@gx.gov.cn', validFrom: '2024-03-01', personId };
    expect((await assignDuty(hub, ['zrzy', ['ADMINISTRATOR']], duty)).userErrors).toEqual([]);
    const { id, number } = await caseFor('zrzy');
    await sendDue(hub);
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]).toMatchObject({
      to: 'zrzy@gx.gov.cn',
      subject: `【联动】新到本单位：案件移送 ${number}`,
      text: `【联动】新到本单位：案件移送 ${number}\nhttps://liandong.gx.gov.cn/#${id}`,
    });
    expect(mail.received[0]?.id).toMatch(/^<[0-9a-f-]{36}@gx\.gov\.cn>$/);
    const { messages } = (await notificationsOf(hub, liaison))[0] ?? {};
    expect(messages).toEqual([{ channel: 'EMAIL', state: 'SENT', fault: null }]);
    expect((await preferencesOf(hub, liaison)).addresses[0]).toMatchObject({
      ...{ target: 'zrzy@gx.gov.cn', lastState: 'SENT', failingSince: null },
    });
  });

  test('goes to a post that signs in nowhere', async () => {
    clock.moveTo('2024-03-04T10:00:00+08:00');
    const before = mail.received.length;
    const duty = { personName: '办公室主任', email: 'scjg@gx.gov.cn', validFrom: '2024-03-01' };
    await assignDuty(hub, ['scjg', ['ADMINISTRATOR']], duty);
    await caseFor('scjg');
    await sendDue(hub);
    expect(mail.received.slice(before).map(({ to }) => to)).toEqual(['scjg@gx.gov.cn']);
  });

  test('that bounces is told in the page and to the administrator, and the address is tried again when it is set anew', async () => {
    clock.moveTo('2024-03-04T11:00:00+08:00');
    const who: Somebody = ['jtys', ['LIAISON'], 'traffic'];
    const chosen = { choices: allBy('EMAIL'), email: 'gone@gx.gov.cn' };
    expect((await choose(hub, who, chosen)).userErrors).toEqual([]);
    mail.refuse(550);
    const matter = await caseFor('jtys');
    await sendDue(hub);
    expect(await toldOf(who, matter)).toMatchObject({
      kind: 'NEW_FOR_ME',
      messages: [{ channel: 'EMAIL', state: 'FAILED', fault: '对方拒收：地址有误或已停用' }],
    });
    const [address] = (await preferencesOf(hub, who)).addresses;
    expect(address).toMatchObject({ lastState: 'FAILED', fault: '对方拒收：地址有误或已停用' });
    expect(await unreached(hub, 'jtys')).toMatchObject([{ reason: '所选渠道均不能送达' }]);
    expect(await preferencesOf(hub, who)).toMatchObject({ isWithoutChannel: true });
    await choose(hub, who, chosen);
    expect((await preferencesOf(hub, who)).addresses[0]).toMatchObject({ failingSince: null });
    expect(await unreached(hub, 'jtys')).toEqual([]);
  });

  test('that the server does not take now is tried again, and once it is taken not again', async () => {
    clock.moveTo('2024-03-04T13:00:00+08:00');
    mail.refuse(451);
    const before = mail.received.length;
    const matter = await caseFor('zrzy');
    await sendDue(hub);
    expect(await toldOf(liaison, matter)).toMatchObject({ messages: [{ state: 'WAITING' }] });
    mail.refuse(null);
    clock.moveTo('2024-03-04T13:03:00+08:00');
    await sendDue(hub);
    clock.moveTo('2024-03-04T15:00:00+08:00');
    await sendDue(hub);
    expect(mail.received.length - before).toBe(1);
    expect(await toldOf(liaison, matter)).toMatchObject({ messages: [{ state: 'SENT' }] });
  });
});

describe.each([
  ['WECOM', '/cgi-bin/webhook/send', 'key', 'nync'],
  ['DINGTALK', '/robot/send', 'access_token', 'whly'],
] as const)('a robot of %s', (channel, path, key, code) => {
  const server = (): RobotServer => (channel === 'WECOM' ? wecom : dingtalk);
  const who: Somebody = [code, ['LIAISON'], `robot-${channel}`];
  const field = channel === 'WECOM' ? 'wecomWebhook' : 'dingtalkWebhook';
  const webhook = (): string => `http://${server().host}${path}?${key}=0123456789abcdef-secret-key`;

  test('is told in its documented JSON, signed where there is a secret; its address is never shown again', async () => {
    clock.moveTo('2024-03-05T09:00:00+08:00');
    const signing = channel === 'DINGTALK' ? { dingtalkSecret: secret } : {};
    const { preferences, userErrors } = await choose(hub, who, {
      ...{ choices: newOnly(channel), [field]: webhook(), ...signing },
    });
    expect(userErrors).toEqual([]);
    const target = preferences?.addresses.find((each) => each.channel === channel)?.target;
    expect(target).toBe(`${server().host} …-key`);
    const { number, id } = await caseFor(code);
    await sendDue(hub);
    const [message, ...others] = server().received;
    expect(others).toEqual([]);
    expect(message).toMatchObject({ path, body: { msgtype: 'text' } });
    expect(message?.contentType).toMatch(/^application\/json/);
    expect(message?.body.text.content).toBe(
      `【联动】新到本单位：案件移送 ${number}\nhttps://liandong.gx.gov.cn/#${id}`,
    );
    const timestamp = message?.query.get('timestamp') ?? '';
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    expect(message?.query.get('sign')).toBe(channel === 'DINGTALK' ? sign : null);
    const { rows } = await hub.owner.query<{ kept: string }>(
      `SELECT string_agg(c::text, ' ') AS kept FROM notification_preference c`,
    );
    expect(rows[0]?.kept).not.toContain('secret-key');
    // What is not asked for stays.
    expect((await choose(hub, who, { choices: newOnly(channel) })).preferences?.addresses).toEqual(
      preferences?.addresses.map((each) => (each.channel === channel ? { ...each, lastState: 'SENT' } : each)),
    );
  });

  test.each([
    [{ status: 503 }, 'a status that says later'],
    [
      { status: 200, body: { errcode: channel === 'WECOM' ? 45009 : 130101, errmsg: 'too fast' } },
      'its code for too many',
    ],
    [{ status: 200, body: 'nothing' }, 'what is no answer of it'],
  ] as const)('%j (%s) is tried again, then given up and told', async (answer, _) => {
    clock.moveTo('2024-03-11T09:00:00+08:00');
    server().answer(answer);
    const before = server().received.length;
    const matter = await caseFor(code);
    await sendDue(hub);
    expect(await toldOf(who, matter)).toBeUndefined();
    await tryAgain(6);
    expect(server().received.length - before).toBe(6);
    expect(await toldOf(who, matter)).toMatchObject({
      messages: [{ channel, state: 'FAILED', fault: '多次未能送达对方服务器' }],
    });
  });

  test.each([
    [{ status: 404 }, '对方拒收：地址有误或已停用', 1],
    [{ status: 302, location: 'http://127.0.0.1:1/' }, '多次未能送达对方服务器', 6],
  ] as const)('%j is not followed anywhere', async (answer, fault, attempts) => {
    clock.moveTo('2024-03-18T09:00:00+08:00');
    server().answer(answer);
    const before = server().received.length;
    const matter = await caseFor(code);
    await sendDue(hub);
    if (attempts > 1) await tryAgain(6);
    expect(server().received.length - before).toBe(attempts);
    expect(await toldOf(who, matter)).toMatchObject({ messages: [{ channel, state: 'FAILED', fault }] });
  });
});

describe('a test message', () => {
  test('goes at once, at night too, and not twice within half a minute', async () => {
    clock.moveTo('2024-03-23T23:00:00+08:00');
    const who: Somebody = ['nync', ['LIAISON'], 'robot-WECOM'];
    const before = wecom.received.length;
    expect((await sendTest(hub, who, 'WECOM')).userErrors).toEqual([]);
    await sendDue(hub);
    expect(wecom.received.slice(before).map(({ body }) => body.text.content)).toEqual([
      '【联动】测试通知：收到本条即说明此渠道可用\nhttps://liandong.gx.gov.cn',
    ]);
    expect((await sendTest(hub, who, 'WECOM')).userErrors).toMatchObject([{ path: ['channel'], code: 'WRONG_STATE' }]);
    expect((await sendTest(hub, who, 'DINGTALK')).userErrors).toMatchObject([{ path: ['channel'], code: 'REQUIRED' }]);
    expect((await sendTest(hub, who, 'IN_PAGE')).userErrors).toMatchObject([{ path: ['channel'], code: 'INVALID' }]);
  });

  test('is counted, and nobody is in the figures', async () => {
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).toMatch(/liandong_messages_total\{channel="WECOM",outcome="TAKEN"\} \d+/);
    expect(metrics).toMatch(/liandong_notifications_total\{kind="NEW_FOR_ME"\} \d+/);
    expect(metrics).not.toMatch(/gx\.gov\.cn|secret-key/);
  });
});
