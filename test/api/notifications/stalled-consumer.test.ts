import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellStalledConsumers } from '../../../src/core/notifications/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { notificationsOf, signIn, type Somebody } from '../../harness/clients/notifications.js';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

// Batches are numbered at the database's own time: the hub's clock goes on from there.
const clock = movingClock(new Date().toISOString());
const liaison: Somebody = ['zrzy', ['LIAISON'], 'liaison'];
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

async function publishOne(): Promise<void> {
  const formedAt = new Date(clock.now().epochMilliseconds - 60_000).toISOString();
  await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing('公告', formedAt) }));
  await allNumbered(hub);
}

async function acknowledge(): Promise<void> {
  const token = await hub.token('zrzy');
  const { data } = await graphql<{ changes: { endCursor: string } }>(
    hub.url,
    token,
    '{ changes(first: 500) { endCursor } }',
  );
  await graphql(
    hub.url,
    token,
    `
      mutation ($input: AcknowledgeChangesInput!) {
        acknowledgeChanges(input: $input) {
          lag
        }
      }
    `,
    {
      input: { cursor: data?.changes.endCursor },
    },
  );
}

const stalls = async (): Promise<number> => {
  await tellStalledConsumers(hub.running.hub);
  return (await notificationsOf(hub, liaison, { kinds: ['STALLED_CONSUMER'] })).length;
};

const later = (minutes: number): void => clock.moveTo(clock.now().add({ minutes }).toString());

test('[S3] a system that acknowledges nothing any more is told once a standstill, one that has nothing before it is not', async () => {
  await signIn(hub, liaison);
  await publishOne();
  await acknowledge();
  later(300);
  expect(await stalls()).toBe(0);
  await acknowledge();
  await publishOne();
  later(60);
  expect(await stalls()).toBe(0);
  later(120);
  expect(await stalls()).toBe(1);
  later(600);
  expect(await stalls()).toBe(1);
  const [told] = await notificationsOf(hub, liaison);
  // Whose system it is may be a person's name.
  expect(told).toMatchObject({ text: '系统接收停滞：请登录平台查看', subjectId: null, number: null });
  await acknowledge();
  expect(await stalls()).toBe(1);
});
