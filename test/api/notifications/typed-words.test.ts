import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type Somebody } from '../../harness/clients/notifications.js';
import { allTold, sendDue } from '../../harness/hub/all-told.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { startMailServer, type MailServer } from '../../harness/hub/mail-server.js';
import { allBy, choose } from '../../harness/clients/notifications.js';
import { seededChoices } from '../../harness/properties/choices.js';
import { handlers, walkComplaints } from '../../harness/properties/complaint-walk.js';
import { foreignWords } from '../../harness/properties/own-words.js';
import { eventually } from '../../harness/time/eventually.js';

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));
/** Every word that a walk types. */
const typed = /qx\d+zq/;

let hub: TestHub;
let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
  hub = await startHub({ notify: { mail: { url: mail.url, from: 'liandong@gx.gov.cn' } } });
});
afterAll(async () => {
  await hub.close();
  await mail.close();
});

test('[S7] what is typed for a complaint is in no notification and no message of it, whatever is done', async () => {
  const people = handlers.map((code): Somebody => [code, ['LIAISON'], `liaison-${code}`]);
  for (const who of people) {
    await signIn(hub, who);
    await choose(hub, who, { choices: allBy('IN_PAGE', 'EMAIL'), email: `${who[0]}@gx.gov.cn` });
  }
  const complaints = await walkComplaints(hub, schema, seededChoices(1), 1500);
  await allTold(hub);
  // Whatever the hour: what waits for office hours is sent now.
  await hub.owner.query(
    `UPDATE notification_message SET send_at = now() - interval '1 second' WHERE state = 'WAITING'`,
  );
  await sendDue(hub);
  await eventually(() => mail.received.length > 0);
  const words = complaints.flatMap((each) => each.words);
  expect(words.length).toBeGreaterThan(50);
  expect(await foreignWords(hub, typed)).toEqual([]);
  expect(mail.received.filter(({ subject, text }) => typed.test(subject) || typed.test(text))).toEqual([]);

  // A hub that told the title would be found out.
  await hub.owner.query(`UPDATE notification n SET number = p.title FROM proceeding p WHERE p.id = n.subject_id`);
  expect((await foreignWords(hub, typed)).length).toBeGreaterThan(0);
});
