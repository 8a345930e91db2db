import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { startHookServer, type HookServer } from '../../harness/hub/hook-server.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';
import { expectedChanges, headOfLog } from './expected-changes.js';

let server: HookServer;
let hub: TestHub;
beforeAll(async () => {
  server = await startHookServer();
  hub = await startHub({ webhookHosts: [server.host] });
});
afterAll(async () => {
  await hub.close();
  await server.close();
});

test('a place that moves before the answer loses what was not taken: the chaos test would notice', async () => {
  await hub.owner.query(`
    CREATE FUNCTION move_unanswered() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.position := NEW.position + 1;
        NEW.attempts := 0; NEW.failing_since := NULL; NEW.retry_at := NULL;
        RETURN NEW;
      END $$;
    CREATE TRIGGER move_unanswered BEFORE UPDATE ON webhook FOR EACH ROW
      WHEN (NEW.attempts > OLD.attempts) EXECUTE FUNCTION move_unanswered()`);
  const begin = await headOfLog(hub.database.url);
  const { id } = await createHook(hub, 'zrzy', { url: server.url });
  server.answer(() => ({ status: server.received.length % 3 === 0 ? 500 : 204 }));
  for (let index = 0; index < 12; index += 1) {
    await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(`第${index}条`) }));
  }
  await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lag === 0);
  const expected = await expectedChanges(hub.database.url, begin);
  expect(expected).toHaveLength(12);
  expect(server.taken().length).toBeLessThan(expected.length);
});
