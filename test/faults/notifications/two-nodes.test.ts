import { afterAll, beforeAll, expect, test } from 'vitest';
import { transferInput } from '../../harness/builders/transfer.js';
import { choose, notificationsOf, type Somebody } from '../../harness/clients/notifications.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { allTold, sendDue } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startMailServer, type MailServer } from '../../harness/hub/mail-server.js';
import { startRobotServer, type RobotServer } from '../../harness/hub/robot-server.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2024-03-04T09:00:00.000+08:00');
let mail: MailServer;
let silent: RobotServer;
let one: TestHub;
let other: TestHub;
beforeAll(async () => {
  [mail, silent] = await Promise.all([startMailServer(), startRobotServer()]);
  silent.answer('SILENCE');
  const notify = { mail: { url: mail.url, from: 'liandong@gx.gov.cn' }, allowedHosts: [silent.host] };
  one = await startHub({ clock, notify });
  other = await startHub({ clock, notify, database: one.database });
});
afterAll(async () => {
  await other.close();
  await one.close();
  await Promise.all([mail.close(), silent.close()]);
});

const who: Somebody = ['zrzy', ['LIAISON'], 'liaison'];

async function sendCase(hub: TestHub, toCode = 'zrzy'): Promise<string> {
  const input = transferInput({ toCode, discoveredAt: '2024-03-04T08:00:00+08:00' });
  return proceedingOf(
    await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input),
  ).id;
}

test('[U3] of two nodes that read the log at once each event is told once, and no messenger that never answers holds up another', async () => {
  const choices = ['IN_PAGE', 'EMAIL'].map((channel) => ({ kind: 'NEW_FOR_ME', channel }));
  await choose(one, who, { choices, email: 'zrzy@gx.gov.cn' });
  // Somebody whose messenger takes what is sent and says nothing, for ten seconds each.
  const dingtalk = { choices: [{ kind: 'NEW_FOR_ME', channel: 'WECOM' }] };
  const wecomWebhook = `http://${silent.host}/cgi-bin/webhook/send?key=0123456789abcdef`;
  expect((await choose(one, ['scjg', ['LIAISON'], 'silent'], { ...dingtalk, wecomWebhook })).userErrors).toEqual([]);
  await sendCase(one, 'scjg');
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => sendCase(index % 2 === 0 ? one : other)));
  await Promise.all([allTold(one), allTold(other)]);
  const told = await notificationsOf(other, who);
  expect(told).toHaveLength(ids.length);
  expect(new Set(told.map(({ subjectId }) => subjectId))).toEqual(new Set(ids));
  await sendDue(one);
  expect(mail.received).toHaveLength(ids.length);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(ids.length);
  // It was tried once, and is tried again later.
  expect(silent.received).toHaveLength(1);
});
