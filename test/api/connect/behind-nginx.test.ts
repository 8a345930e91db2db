import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesForUsers } from '../../harness/docs/pages.js';
import { graphql } from '../../harness/clients/graphql.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { hasNginx, startNginx, type Nginx } from '../../harness/hub/nginx.js';
import { eventually } from '../../harness/time/eventually.js';

const note = 'THE BLOCK FOR NGINX WAS NOT RUN: this machine has no nginx (Debian: apt-get install nginx-light)';
if (!hasNginx) process.stderr.write(`${note}\n`);
const blocks = pagesForUsers.find(({ path }) => path.endsWith('guide/connect.md'))?.blocks('nginx') ?? [];

test('[connect] nginx is on this machine', ({ skip }) => skip(!hasNginx, note));

describe.runIf(hasNginx)('[connect] behind nginx, configured by the page for those who connect,', () => {
  let hub: TestHub;
  let nginx: Nginx;
  let token: string;
  beforeAll(async () => {
    hub = await startHub({ limits: { trustedProxies: ['127.0.0.1'] } });
    nginx = await startNginx(blocks, hub.url);
    token = await hub.token('nync', ['PUBLISHER']);
  });
  afterAll(async () => {
    await nginx.stop();
    await hub.close();
  });
  const asked = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${nginx.url}${path}`, { ...init, headers });
  };

  test('the page has both blocks', () => expect(blocks).toHaveLength(2));

  test('a query and a mutation pass', async () => {
    const { data } = await graphql(nginx.url, token, '{ viewer { organization { code } } }');
    expect(data).toEqual({ viewer: { organization: { code: 'nync' } } });
  });

  test('a page of the hub itself, whose address has a port, is taken for no other', async () => {
    const answer = await asked('/events', { headers: { origin: nginx.url } });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
    expect((await asked('/events', { headers: { origin: 'https://elsewhere.example' } })).status).toBe(403);
  });

  test('a subscription on a socket is told what happens', async () => {
    const session = await openSession(nginx.url, token, 'subscription { changes { kind } }');
    await eventually(() => session.messages.some(({ payload }) => JSON.stringify(payload)?.includes('HEARTBEAT')));
    await publishTitles(hub, '经套接字');
    await eventually(() => session.messages.some(({ payload }) => JSON.stringify(payload)?.includes('PUBLISHED')));
    session.close();
  });

  test.each(['/events', `/graphql/stream?query=${encodeURIComponent('subscription { changes { kind cursor } }')}`])(
    'a stream is not gathered: %s',
    async (path) => {
      const ending = new AbortController();
      const answer = await asked(path, { signal: ending.signal, headers: { accept: 'text/event-stream' } });
      let text = '';
      const reading = (async () => {
        for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
      })().catch(() => undefined);
      // A heartbeat alone, and one short event, long before any buffer is full.
      await eventually(() => text !== '', 3000);
      await publishTitles(hub, '经事件流');
      await eventually(() => text.includes('PUBLISHED'), 3000);
      ending.abort();
      await reading;
    },
  );

  test('tables and uploads pass whole, also those of more than nginx takes by itself', async () => {
    const table = await asked('/export/sharedRecords.csv?columns=title');
    expect(table.headers.get('x-liandong-cursor')).not.toBeNull();
    expect(await table.text()).toContain('经套接字');
    const upload = await asked('/uploads', {
      method: 'PUT',
      body: 'a,b\r\n'.repeat(1_000_000),
      headers: { 'content-type': 'text/csv' },
    });
    expect([upload.status, await upload.json()]).toEqual([201, { uploadId: expect.stringMatching(/^upl_/) }]);
  });
});
