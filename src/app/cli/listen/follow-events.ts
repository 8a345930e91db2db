import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { backoff, HubError, type HubClient } from '../hub-client.js';
import { serverEvents } from '../../../client/index.js';

/** A change as `/events` sends it. */
export interface FollowedEvent {
  /** Its cursor. */
  readonly id: string;
  readonly type: string;
  readonly subject: string | null;
  /** The CloudEvent as it came. */
  readonly text: string;
}

export interface FollowEventsOptions {
  readonly client: HubClient;
  /** Null: from now on. */
  readonly after: string | null;
  readonly search: Readonly<Record<string, string>>;
  /** Called when the stream is open for the first time. */
  onOpen(): void;
  /** The next one is not taken before it is done. */
  onEvent(event: FollowedEvent): Promise<void>;
  onState(message: string): void;
}

/** Milliseconds without a word after which a connection is taken for dead: a heartbeat comes every fifteen seconds. */
const silence = 45_000;

const cloudEvent = z.looseObject({ type: z.string(), subject: z.string().optional() });
const fault = z.object({
  message: z.string().optional(),
  extensions: z.looseObject({ code: z.string().optional() }).optional(),
});
const refusal = z.object({ errors: z.array(fault).min(1) });
/** After these the same request may succeed. */
const passing = new Set([
  'STREAM_CLOSED',
  'SUBSCRIBER_LAGGING',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/**
 * Follows `/events` for ever, from the last id it has had whenever the stream ends, however it ends.
 * @throws HubError when the hub refuses: only a person can help then
 */
export async function followEvents(options: FollowEventsOptions): Promise<never> {
  const { client, search, onState } = options;
  let last = options.after;
  let opened = false;
  for (let round = 0; ; round += 1) {
    try {
      const body = await open(client, search, last);
      if (!opened) options.onOpen();
      else onState('已重新连接，从上次的游标续收 (resumed)');
      opened = true;
      for await (const { id, event: name, data } of serverEvents(body, silence)) {
        round = 0;
        if (name === 'error') throw refusalOf(fault.parse(JSON.parse(data ?? '{}')));
        if (data !== null && id !== null) {
          const { type, subject = null } = cloudEvent.parse(JSON.parse(data));
          await options.onEvent({ id, type, subject, text: data });
        }
        last = id ?? last;
      }
    } catch (error) {
      if (error instanceof HubError && !passing.has(error.code ?? '')) throw error;
      if (round === 0) onState(`连接中断，正在重连 (connection lost)：${client.url}`);
    }
    await sleep(backoff(round));
  }
}

async function open(
  client: HubClient,
  search: Readonly<Record<string, string>>,
  last: string | null,
): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(`${client.url}/events?${new URLSearchParams(search).toString()}`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${await client.token()}`,
      ...(last === null ? {} : { 'last-event-id': last }),
    },
  });
  if (response.ok && response.body) return response.body;
  const said = refusal.safeParse(await response.json().catch(() => null));
  const [first] = said.data?.errors ?? [];
  if (!first || response.status >= 502) throw new Error(`HTTP ${response.status}`);
  throw refusalOf(first);
}

function refusalOf({ message = '', extensions }: z.infer<typeof fault>): HubError {
  const code = extensions?.code ?? null;
  return new HubError(`${message}${code === null ? '' : ` (${code})`}`, code);
}
