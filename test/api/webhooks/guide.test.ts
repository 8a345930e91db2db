import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';
import { actOnWebhook, createHook, webhookOf } from '../../harness/clients/webhooks.js';
import { readPages } from '../../harness/docs/pages.js';
import { freePort } from '../../harness/hub/hub-process.js';
import { startHub } from '../../harness/hub/hub.js';
import { eventually } from '../../harness/time/eventually.js';

test('the receiver of the guide takes what it can verify, each change once, and nothing else', async () => {
  const [page] = await readPages('docs/guide/webhooks.md');
  const [program = ''] = page?.blocks('js') ?? [];
  const directory = await mkdtemp(join(tmpdir(), 'liandong-receiver-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hook`;
  const hub = await startHub({ webhookHosts: [`127.0.0.1:${port}`] });
  const { id, secret } = await createHook(hub, 'zrzy', { url });
  await writeFile(join(directory, 'receiver.mjs'), program);
  const receiver = spawn(process.execPath, [join(directory, 'receiver.mjs')], {
    env: { WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  receiver.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    const { cursor } = await webhookOf(hub, 'zrzy', id);
    for (const title of ['一', '二']) {
      await mutate(hub, 'scjg', publishOther, otherInput({ sharing: sharing(title) }));
    }
    await eventually(async () => (await webhookOf(hub, 'zrzy', id)).lag === 0, 30_000);
    await actOnWebhook(hub, 'zrzy', 'redeliverWebhook', { webhookId: id, from: cursor });
    await eventually(async () => {
      const { deliveries, lag } = await webhookOf(hub, 'zrzy', id);
      return lag === 0 && deliveries.filter(({ status }) => status === 204).length === 4;
    });
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^liandong\.published rec_/),
      expect.stringMatching(/^liandong\.published rec_/),
    ]);
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
    // With another secret nothing is taken any more.
    await hub.owner.query(`UPDATE webhook SET former_secret_sealed = NULL, former_secret_ends_at = NULL`);
    await actOnWebhook(hub, 'zrzy', 'rotateWebhookSecret', { webhookId: id });
    await hub.owner.query(`UPDATE webhook SET former_secret_sealed = NULL, former_secret_ends_at = NULL`);
    const { delivery } = await actOnWebhook(hub, 'zrzy', 'testWebhook', { webhookId: id });
    expect(delivery?.status).toBe(401);
  } finally {
    receiver.kill();
    await hub.close();
    await rm(directory, { recursive: true, force: true });
  }
});
