import { afterAll, beforeAll, expect, test } from 'vitest';
import { change } from '../../harness/builders/dated.js';
import type { UserErrorAnswer } from '../../harness/builders/inputs.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { choose, notificationsOf, type Somebody } from '../../harness/clients/notifications.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { sendDue } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startMailServer, type MailServer } from '../../harness/hub/mail-server.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2024-03-08T09:00:00.000+08:00');
let hub: TestHub;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  hub = await startHub({ clock, notify: { mail: { url: mail.url, from: 'liandong@gx.gov.cn' } } });
});
afterAll(async () => {
  await hub.close();
  await mail.close();
});

/** Of deadlines the hub tells on its own time. */
const newOnly = [{ kind: 'NEW_FOR_ME', channel: 'EMAIL' }];

async function caseAt(moment: string): Promise<string> {
  clock.moveTo(moment);
  const discoveredAt = new Date(clock.now().epochMilliseconds - 60_000).toISOString();
  const input = transferInput({ discoveredAt });
  const api = { field: 'caseTransfer' };
  const { number } = proceedingOf(await askStep(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, input));
  await sendDue(hub);
  return number;
}

/** What the mail server has got by a moment. */
async function mailsBy(moment: string): Promise<readonly string[]> {
  clock.moveTo(moment);
  await sendDue(hub);
  return mail.received.map(({ to, subject }) => `${to} ${subject}`);
}

test('[U3] what comes at night and over a weekend goes in one message as offices open, and what comes in office hours at once', async () => {
  const who: Somebody = ['zrzy', ['LIAISON'], 'usual'];
  await choose(hub, who, { choices: newOnly, email: 'a@gx.gov.cn' });
  // 8 March 2024 is a Friday.
  const one = await caseAt('2024-03-08T16:00:00+08:00');
  expect(await mailsBy('2024-03-08T16:01:00+08:00')).toEqual([`a@gx.gov.cn 【联动】新到本单位：案件移送 ${one}`]);
  const numbers = [
    await caseAt('2024-03-08T18:00:00+08:00'),
    await caseAt('2024-03-09T10:00:00+08:00'),
    await caseAt('2024-03-10T23:00:00+08:00'),
  ];
  expect(await mailsBy('2024-03-11T08:29:00+08:00')).toHaveLength(1);
  expect((await mailsBy('2024-03-11T08:30:00+08:00')).slice(1)).toEqual(['a@gx.gov.cn 【联动】有3件事项待处理']);
  const text = mail.received.at(-1)?.text ?? '';
  expect(text.split('\n').slice(1)).toEqual(
    numbers.map((number, index) => `${index + 1}. 新到本单位：案件移送 ${number}`),
  );
  expect(await mailsBy('2024-03-11T09:30:00+08:00')).toHaveLength(2);
});

test('[U3] a digest tells the whole day in one message, the next working day; in the page it is at once', async () => {
  const who: Somebody = ['scjg', ['LIAISON'], 'digest'];
  const choices = [...newOnly, { kind: 'NEW_FOR_ME', channel: 'IN_PAGE' }];
  await choose(hub, who, { choices, email: 'b@gx.gov.cn', digest: true });
  const before = mail.received.length;
  for (const hour of ['09', '11', '15']) {
    clock.moveTo(`2024-03-15T${hour}:00:00+08:00`);
    const discoveredAt = new Date(clock.now().epochMilliseconds - 60_000).toISOString();
    const input = transferInput({ discoveredAt, toCode: 'scjg' });
    await askStep(hub, '141025100', { field: 'caseTransfer' }, { mutation: 'sendCaseTransfer' }, input);
    await sendDue(hub);
  }
  expect(await notificationsOf(hub, who)).toMatchObject(
    Array.from({ length: 3 }, () => ({ messages: [{ channel: 'EMAIL', state: 'WAITING' }] })),
  );
  expect((await mailsBy('2024-03-18T08:00:00+08:00')).slice(before)).toEqual([]);
  expect((await mailsBy('2024-03-18T08:30:00+08:00')).slice(before)).toEqual(['b@gx.gov.cn 【联动】有3件事项待处理']);
  expect(await notificationsOf(hub, who)).toMatchObject(
    Array.from({ length: 3 }, () => ({ messages: [{ channel: 'EMAIL', state: 'SENT' }] })),
  );
});

test.each([
  ['OFFICE_OPENS', 530],
  ['OFFICE_CLOSES', 2230],
  ['MESSAGES_FROM', 400],
  ['MESSAGES_UNTIL', 2359],
  ['DIGEST_TIME', 2300],
])('a policy that would have people told at night is refused: %s %i', async (name, value) => {
  const input = { name, value, validFrom: '2030-01-01', basis: '试行' };
  const { userErrors } = await change<{ userErrors: UserErrorAnswer[] }>(
    hub,
    ['xzf', ['COUNTY_GOVERNMENT']],
    'setPolicy',
    'policy { name }',
    input,
  );
  expect(userErrors).toMatchObject([
    { path: ['value'], code: 'INVALID', message: expect.stringContaining('夜间') as string },
  ]);
});
