import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { causeOf } from '../cause-of.js';
import type { HubClient } from '../hub-client.js';
import { reporterOf, type Report } from './check.js';

const state = z.object({
  changeLog: z.object({ head: z.string(), retentionDays: z.number().nullable() }),
  changeAcknowledgements: z.array(z.object({ client: z.string(), lag: z.number() })),
});
/** Milliseconds in which the first event comes: a hub sends it at once, whatever stands between may keep it. */
const patience = 5_000;
const proxyPage = '见 docs/guide/connect.md 的“Behind a proxy”';

/** The change log, and whether its streams come through what stands between. */
export async function checkFeed(client: HubClient, report: Report): Promise<void> {
  await checkPosition(client, report);
  await checkSocket(client, report);
  await checkStream(client, report);
  await checkCompression(client, report);
}

async function checkPosition(client: HubClient, report: Report): Promise<void> {
  const feed = reporterOf(report, 'feed', '变更日志');
  const lag = reporterOf(report, 'lag', '接收进度');
  try {
    const query = '{ changeLog { head retentionDays } changeAcknowledgements { client lag } }';
    const { changeLog, changeAcknowledgements: systems } = await client.ask(state, { query });
    const { head, retentionDays } = changeLog;
    feed.ok(`最新游标 ${head}，${retentionDays === null ? '永久保存' : `保存 ${retentionDays} 天`}`);
    if (systems.length === 0) lag.skip('本单位没有系统发过回执');
    else lag.ok(systems.map(({ client: system, lag: behind }) => `${system} 落后 ${behind} 条`).join('；'));
  } catch (error) {
    feed.fail(error instanceof Error ? error.message : String(error));
  }
}

async function checkSocket(client: HubClient, report: Report): Promise<void> {
  const check = reporterOf(report, 'websocket', 'WebSocket');
  let refusedWith: number | undefined;
  class Watched extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { handshakeTimeout: patience });
      this.on('unexpected-response', (_request, { statusCode }) => {
        refusedWith = statusCode;
        this.terminate();
      });
    }
  }
  const socket = createClient({
    url: `${client.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Watched,
    retryAttempts: 0,
    connectionParams: async () => ({ authorization: `Bearer ${await client.token()}` }),
  });
  const begun = performance.now();
  const late = setTimeout(() => socket.terminate(), patience);
  try {
    for await (const { errors } of socket.iterate({ query: 'subscription { changes { cursor } }' })) {
      if (errors?.[0]) throw new Error(errors[0].message);
      check.ok(`已连接，首条 ${Math.round(performance.now() - begun)} 毫秒`);
      return;
    }
    check.fail('连接后没有收到任何消息', `代理可能未放行升级，${proxyPage}`);
  } catch (error) {
    check.fail(
      `连接失败 (${refusedWith === undefined ? closing(error) : `HTTP ${refusedWith}`})`,
      `代理须转发 Upgrade 和 Connection 头，${proxyPage}`,
    );
  } finally {
    clearTimeout(late);
    await socket.dispose();
  }
}

function closing(error: unknown): string {
  const [fault] = Array.isArray(error) ? error : [error];
  if (typeof fault === 'object' && fault !== null && 'code' in fault && 'reason' in fault) {
    return `${String(fault.code)} ${String(fault.reason)}`.trim();
  }
  return causeOf(fault);
}

async function checkStream(client: HubClient, report: Report): Promise<void> {
  const check = reporterOf(report, 'events', '服务器推送');
  const end = new AbortController();
  const late = setTimeout(() => end.abort(), patience);
  const begun = performance.now();
  let answered = false;
  try {
    const response = await client.request('/events', { signal: end.signal });
    answered = response.ok;
    if (!response.ok) return check.fail(`/events 答复 HTTP ${response.status}`, proxyPage);
    await response.body?.getReader().read();
    check.ok(`首条 ${Math.round(performance.now() - begun)} 毫秒，途中没有积存`);
  } catch (error) {
    if (answered || end.signal.aborted) {
      check.fail(
        `${patience / 1000} 秒内没有收到内容`,
        `代理积存了数据，须关闭缓冲（proxy_buffering off），${proxyPage}`,
      );
    } else check.fail(`连接失败 (${causeOf(error)})`, proxyPage);
  } finally {
    clearTimeout(late);
    end.abort();
  }
}

async function checkCompression(client: HubClient, report: Report): Promise<void> {
  const check = reporterOf(report, 'compression', '压缩');
  try {
    const response = await client.request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip, br' },
      body: JSON.stringify({ query: '{ __type(name: "Query") { fields { name } } }' }),
      signal: AbortSignal.timeout(patience),
    });
    const encoding = response.headers.get('content-encoding');
    const { length } = await response.text();
    if (encoding !== null) check.ok(encoding);
    else if (length < 1024) check.skip('答复太短，不必压缩');
    else check.warn('答复未压缩', '代理须转发 Accept-Encoding 头：细线路上列表会慢');
  } catch (error) {
    check.fail(error instanceof Error ? error.message : String(error));
  }
}
