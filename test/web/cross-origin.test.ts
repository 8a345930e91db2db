import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishTitles } from '../harness/clients/log-reader.js';
import { startHub, type TestHub } from '../harness/hub/hub.js';
import { describeInBrowser, openBrowser } from './browser.js';

/** A page of somebody else: nothing but an origin. */
async function startPage(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>页面</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** What a page's script gets of the hub by each way; null where the browser tells it nothing. */
function askEveryWay(page: Page, hubUrl: string, token: string) {
  return page.evaluate(
    async ([url, bearer]) => {
      const authorization = `Bearer ${bearer}`;
      const told = async (work: () => Promise<unknown>): Promise<unknown> => work().catch(() => null);
      const firstOf = async (answer: Response): Promise<string> => {
        const reader = answer.body?.getReader();
        const { value } = (await reader?.read()) ?? {};
        await reader?.cancel();
        return new TextDecoder().decode(value).slice(0, 11);
      };
      return {
        query: await told(async () => {
          const answer = await fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: '{"query":"{ viewer { organization { code } } }"}',
          });
          const { data } = (await answer.json()) as { data: { viewer: { organization: { code: string } } } };
          return data.viewer.organization.code;
        }),
        events: await told(async () =>
          firstOf(await fetch(`${url}/events`, { headers: { authorization, 'last-event-id': '' } })),
        ),
        stream: await told(async () => {
          const answer = await fetch(`${url}/graphql/stream`, {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json', accept: 'text/event-stream' },
            body: '{"query":"subscription { changes { cursor } }"}',
          });
          return (await firstOf(answer)) !== '';
        }),
        table: await told(async () => {
          const answer = await fetch(`${url}/export/sharedRecords.csv?columns=title`, { headers: { authorization } });
          return [answer.headers.get('x-liandong-cursor') !== null, (await answer.text()).includes('别处的页面')];
        }),
        upload: await told(async () => {
          const answer = await fetch(`${url}/uploads`, {
            method: 'PUT',
            headers: { authorization, 'content-type': 'text/csv' },
            body: 'a,b',
          });
          return answer.status;
        }),
        refusal: await told(async () => {
          const answer = await fetch(`${url}/events`, { headers: { authorization: 'Bearer wrong' } });
          const { errors } = (await answer.json()) as { errors: { extensions: { reason: string } }[] };
          return errors[0]?.extensions.reason;
        }),
        socket: await told(
          () =>
            new Promise((resolve, reject) => {
              const socket = new WebSocket(`${url?.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
              socket.addEventListener('error', reject);
              socket.addEventListener('open', () =>
                socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })),
              );
              socket.addEventListener('message', ({ data }) => {
                socket.close();
                resolve((JSON.parse(String(data)) as { type: string }).type);
              });
            }),
        ),
      };
    },
    [hubUrl, token] as const,
  );
}

describeInBrowser('[connect D5] in a browser, a page of another origin', () => {
  let hub: TestHub;
  let browser: Browser;
  let allowed: Awaited<ReturnType<typeof startPage>>;
  let other: Awaited<ReturnType<typeof startPage>>;
  beforeAll(async () => {
    browser = await openBrowser();
    [allowed, other] = await Promise.all([startPage(), startPage()]);
    hub = await startHub({ limits: { allowedOrigins: [allowed.url] } });
    await publishTitles(hub, '别处的页面');
  });
  afterAll(async () => {
    await browser?.close();
    for (const one of [allowed, other]) one?.server.close();
    await hub?.close();
  });

  async function asksFrom(url: string) {
    const page = await browser.newPage();
    // What makes JavaScript of this file marks functions with it.
    await page.addInitScript('globalThis.__name = (it) => it');
    await page.goto(url);
    const answers = await askEveryWay(page, hub.url, await hub.token('nync', ['PUBLISHER']));
    await page.close();
    return answers;
  }

  test('that is allowed asks, follows, exports and uploads, and reads why it is refused', async () => {
    expect(await asksFrom(allowed.url)).toEqual({
      query: 'nync',
      events: ': heartbeat',
      stream: true,
      table: [true, true],
      upload: 201,
      refusal: 'token invalid',
      socket: 'connection_ack',
    });
  });

  test('that is not allowed is told nothing', async () => {
    const answers = await asksFrom(other.url);
    expect(new Set(Object.values(answers))).toEqual(new Set([null]));
  });
});
