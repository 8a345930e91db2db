import { afterEach, beforeEach, expect, test } from 'vitest';
import { once } from 'node:events';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/index.js';
import { change, read } from '../../harness/builders/dated.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { allBy } from '../../harness/clients/notifications.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { ask } from '../../harness/hub/embedded.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import type { TestHub } from '../../harness/hub/hub.js';
import { startMailServer, type MailServer } from '../../harness/hub/mail-server.js';
import { eventually } from '../../harness/time/eventually.js';

/** Milliseconds for everything that is waited for: other nodes notice one that is gone within half a minute. */
const patience = 120_000;

let database: TestDatabase;
let home: HubHome;
let mail: MailServer;
beforeEach(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  mail = await startMailServer();
});
afterEach(async () => {
  await home.clear();
  await mail.close();
  await database.drop();
});

const environment = (): NodeJS.ProcessEnv => ({ SMTP_URL: mail.url, NOTIFY_FROM: 'liandong@gx.gov.cn' });

/** The hub as people ask it. */
async function people(): Promise<Pick<TestHub, 'url' | 'token'>> {
  const keys = await demonstrationKeys(home.directory);
  return {
    url: home.url,
    token: (organizationCode, roles = ['PUBLISHER']) =>
      issueDemonstrationToken(keys, {
        ...{ organizationCode, roles, name: `${organizationCode} 测试` },
        ...{ subject: `test:${organizationCode}`, hours: 1 },
      }),
  };
}

const liaison = ['zrzy', ['LIAISON']] as const;

/** Somebody chooses to be told by e-mail. */
async function chooseMail(): Promise<void> {
  const input = { choices: allBy('EMAIL'), email: 'zrzy@gx.gov.cn' };
  const { userErrors } = await change<{ userErrors: object[] }>(
    await people(),
    liaison,
    'setNotificationPreferences',
    'preferences { isChosen }',
    input,
  );
  expect(userErrors).toEqual([]);
}

/** A case comes, and its message goes now, whatever the hour. */
async function sendCase(): Promise<void> {
  const hub = await people();
  const before = mail.received.length;
  const { userErrors } = await change<{ userErrors: object[] }>(
    hub,
    ['141025100', ['PUBLISHER']],
    'sendCaseTransfer',
    'caseTransfer { id }',
    transferInput(),
  );
  expect(userErrors).toEqual([]);
  const count = `SELECT FROM notification_message WHERE state = 'WAITING' AND attempts = 0`;
  await eventually(async () => (await ask(database.url, count)).length > 0 || mail.received.length > before, patience);
  await ask(
    database.url,
    `UPDATE notification_message SET send_at = now() - interval '1 second' WHERE state = 'WAITING'`,
  );
  await ask(database.url, `SELECT graphile_worker.add_job('send-due-messages')`);
}

/** Kills the node when the mail server has a mail and has not yet said so. */
async function killWhileSending(): Promise<void> {
  const node = await home.startHub(environment());
  await chooseMail();
  mail.onMail(async () => {
    mail.onMail(null);
    node.kill('SIGKILL');
    await once(node, 'exit');
  });
  await sendCase();
  await eventually(() => node.signalCode === 'SIGKILL', patience);
  expect(mail.received).toHaveLength(1);
}

const states = async (): Promise<string[]> =>
  (await ask(database.url, 'SELECT state FROM notification_message ORDER BY send_at')).map(({ state }) =>
    String(state),
  );

test('[U3] a message whose node is killed between sending and noting is not sent again, and whoever it is for is told so', async () => {
  await killWhileSending();
  expect(await states()).toEqual(['SENDING']);
  await home.startHub(environment());
  await eventually(async () => (await states())[0] === 'UNCERTAIN', patience);
  const { notifications } = await read<{ notifications: { nodes: object[] } }>(
    await people(),
    liaison,
    '{ notifications { nodes { kind messages { channel state fault } } } }',
  );
  // It was not to be in the page: now it is.
  expect(notifications.nodes).toEqual([
    {
      kind: 'NEW_FOR_ME',
      messages: [{ channel: 'EMAIL', state: 'UNCERTAIN', fault: '发送时中断，是否送达不明，不再重发' }],
    },
  ]);
  // What comes afterwards is sent as ever, each once.
  await sendCase();
  await eventually(async () => (await states()).includes('SENT'), patience);
  expect(mail.received).toHaveLength(2);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(2);
});

test('a hub that claims no message before it sends it sends this one twice: what is above would notice', async () => {
  await ask(
    database.url,
    `CREATE FUNCTION claim_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.state := 'WAITING'; NEW.sending_job := NULL; NEW.sending_at := NULL;
        RETURN NEW;
      END $$;
     CREATE TRIGGER claim_nothing BEFORE UPDATE ON notification_message FOR EACH ROW
       WHEN (NEW.state = 'SENDING') EXECUTE FUNCTION claim_nothing()`,
  );
  await killWhileSending();
  await home.startHub(environment());
  await eventually(() => mail.received.length > 1, patience);
  expect(new Set(mail.received.map(({ id }) => id)).size).toBe(1);
});
