import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { changeFields, changeSchema, type Change } from './change-line.js';
import { backoff, HubError, type HubClient } from './hub-client.js';

export interface FollowOptions {
  readonly client: HubClient;
  readonly filter: object;
  /** Null: from the beginning. */
  readonly after: string | null;
  /** Called once a change or heartbeat, in order; the next one is not taken before it returns. */
  onChange(change: Change): void;
  onState(message: string): void;
}

const pageQuery = `query ($after: String, $filter: ChangeFilter, $first: Int) {
  changes(after: $after, filter: $filter, first: $first) { endCursor hasMore changes { ${changeFields} } } }`;
const page = z.object({
  changes: z.object({ endCursor: z.string(), hasMore: z.boolean(), changes: z.array(changeSchema) }),
});
const logState = z.object({ changeLog: z.object({ head: z.string() }) });
const liveQuery = `subscription ($after: String, $filter: ChangeFilter) {
  changes(after: $after, filter: $filter) { ${changeFields} } }`;
const live = z.object({ changes: changeSchema });
const forever = Number.POSITIVE_INFINITY;

/** The cursor of the last change there is: with it nothing is missed even if the first connection breaks at once. */
export async function headCursor(client: HubClient): Promise<string> {
  const { changeLog } = await client.ask(logState, { query: '{ changeLog { head } }' }, forever);
  return changeLog.head;
}

/**
 * Follows the change log for ever: pages from the beginning if there is no cursor yet, then the subscription, resumed at
 * the last cursor whenever the connection ends, however it ends.
 * @throws HubError when the hub refuses: only a person can help then
 */
export async function follow(options: FollowOptions): Promise<never> {
  const { client, filter, onChange, onState } = options;
  let cursor = options.after;
  const take = (change: Change): void => {
    onChange(change);
    ({ cursor } = change);
  };
  for (let more = cursor === null; more;) {
    const { changes, endCursor, hasMore } = await nextPage(client, filter, cursor);
    for (const change of changes) take(change);
    cursor = endCursor;
    more = hasMore;
  }
  for (let round = 0; ; round += 1) {
    // Over HTTP the hub says in words what is wrong with a token; and it is waited for here while it is away.
    await client.ask(z.unknown(), { query: '{ viewer { name } }' }, forever);
    const socket = openSocket(client);
    try {
      const sent = socket.iterate({ query: liveQuery, variables: { after: cursor, filter } });
      for await (const { data, errors } of sent) {
        const [error] = errors ?? [];
        if (error) throw refusalOf(error);
        take(live.parse(data).changes);
        if (round > 0) onState('已重新连接，从上次的游标续收 (resumed)');
        round = 0;
      }
    } catch (error) {
      const refusal = Array.isArray(error) ? refusalOf(error[0]) : error;
      if (refusal instanceof HubError || refusal instanceof z.ZodError) throw refusal;
    } finally {
      await socket.dispose();
    }
    if (round === 0) onState('连接中断，正在重连 (connection lost)');
    await sleep(backoff(round));
  }
}

async function nextPage(client: HubClient, filter: object, after: string | null) {
  const variables = { after, filter, first: 100 };
  const { changes } = await client.ask(page, { query: pageQuery, variables }, forever);
  return changes;
}

const passing = new Set(['SUBSCRIBER_LAGGING', 'INTERNAL_SERVER_ERROR']);

function refusalOf(error: unknown): Error {
  const { success, data } = z
    .object({ message: z.string(), extensions: z.looseObject({ code: z.string() }).optional() })
    .safeParse(error);
  if (!success) return new Error('the subscription failed');
  const code = data.extensions?.['code'] ?? null;
  if (code !== null && passing.has(code)) return new Error(data.message);
  const resume = data.extensions?.['resumeFrom'];
  const hint = typeof resume === 'string' ? `\n  可从此游标续收 (resume from)：--after ${resume}` : '';
  return new HubError(`${data.message}${code === null ? '' : ` (${code})`}${hint}`, code);
}

const pongPatience = 5000;

/** graphql-ws pings but does not wait for the answer: a connection that died silently would look alive for minutes. */
function openSocket(client: HubClient): Client {
  let overdue: NodeJS.Timeout | undefined;
  const socket = createClient({
    url: `${client.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    keepAlive: 10_000,
    connectionParams: async () => ({ authorization: `Bearer ${await client.token()}` }),
  });
  socket.on('ping', (received) => {
    if (!received) overdue = setTimeout(() => socket.terminate(), pongPatience);
  });
  socket.on('pong', (received) => {
    if (received) clearTimeout(overdue);
  });
  socket.on('closed', () => clearTimeout(overdue));
  return socket;
}
