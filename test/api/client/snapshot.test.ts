import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, CopyEvent, SnapshotOptions } from '../../../src/client/index.js';
import { clientOf } from '../../harness/clients/hub-follower.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
let client: Client;
beforeAll(async () => {
  hub = await startHub();
  client = await clientOf(hub, hub.url);
});
afterAll(() => hub.close());

/** What comes until an event of a type has come so many times, each as its type and title. */
async function told(options: SnapshotOptions, last: CopyEvent['type']): Promise<string[]> {
  const events: string[] = [];
  for await (const event of client.snapshot(options)) {
    const title = event.type === 'UPSERT' ? ` ${event.record.title}` : '';
    events.push(`${event.type}${title}`);
    if (event.type === last) break;
  }
  return events;
}

async function placeNow(): Promise<string> {
  for await (const event of client.snapshot()) if (event.type === 'COMPLETE') return event.cursor;
  throw new Error('it ended');
}

describe('a snapshot', () => {
  test('is everything, then goes on from the cursor of whoever has it', async () => {
    await publishTitles(hub, '一', '二');
    expect(await told({}, 'COMPLETE')).toEqual(['BEGIN', 'UPSERT 二', 'UPSERT 一', 'COMPLETE']);
    const after = await placeNow();
    await publishTitles(hub, '三');
    expect(await told({ after }, 'UPSERT')).toEqual(['PLACE', 'UPSERT 三']);
  });

  test('holds the fields that are asked for, and refuses what exports do not have', async () => {
    const fields = { SharedRecord: 'publisher { name }', OtherInformation: 'summary' };
    for await (const event of client.snapshot({ fields, categories: ['OTHER_INFORMATION'] })) {
      if (event.type !== 'UPSERT') continue;
      expect(event.record).toEqual({
        ...{
          __typename: 'OtherInformation',
          id: event.id,
          category: 'OTHER_INFORMATION',
          status: 'SHARED',
          revision: 1,
        },
        ...{ publisher: { name: expect.any(String) }, summary: '内容摘要' },
      });
      break;
    }
    await expect(client.snapshot({ fields: { SharedRecord: 'nothing' } }).next()).resolves.toMatchObject({
      value: { type: 'BEGIN' },
    });
    await expect(told({ fields: { SharedRecord: 'nothing' } }, 'COMPLETE')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('is taken again by itself where the log has no longer what follows its place', async () => {
    const after = await placeNow();
    await publishTitles(hub, '四', '五');
    await hub.running.hub.feed.prune('2999-01-01T00:00:00.000+08:00');
    const events = await told({ after }, 'COMPLETE');
    expect(events[0]).toBe('BEGIN');
    expect(events.toSorted()).toEqual(
      ['BEGIN', 'COMPLETE', ...['一', '二', '三', '四', '五'].map((title) => `UPSERT ${title}`)].toSorted(),
    );
  });
});
