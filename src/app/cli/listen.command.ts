import { setTimeout as sleep } from 'node:timers/promises';
import { newWebhookSecret } from '../../platform/outgoing/standard-webhook.js';
import { WrongUse } from './exit-code.js';
import { backoff, hubClient, type HubAddress } from './hub-client.js';
import { followEvents, type FollowedEvent } from './listen/follow-events.js';
import { forwardEvent, type Forwarded } from './listen/forward-event.js';

export interface ListenOptions extends HubAddress {
  readonly forwardTo: string;
  /** Signs what is posted; made up if not given. */
  readonly secret?: string;
  readonly after?: string;
  readonly filterCategory?: readonly string[];
}

/** Milliseconds between two attempts to post a change, at most; the hub itself takes more time. */
const longestPause = 15_000;

/**
 * Posts every change to a receiver that is being written, signed like a webhook's and until it is taken, for as long as the command runs: for
 * an address that the hub itself does not reach.
 */
export async function listen(dataDir: string, options: ListenOptions): Promise<void> {
  const target = targetOf(options.forwardTo);
  const secret = options.secret ?? newWebhookSecret();
  if (!/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret)) throw new WrongUse('--secret 须为 whsec_ 开头的密钥 (whsec_…)');
  const client = hubClient(dataDir, options, tell);
  const print = (line: string, object: object): void =>
    void process.stdout.write(`${options.json === true ? JSON.stringify(object) : line}\n`);
  print(`签名密钥 (secret)：${secret}`, { secret, forwardTo: target.href });
  const search = { ...(options.filterCategory ? { categories: options.filterCategory.join(',') } : {}) };
  await followEvents({
    client,
    after: options.after ?? null,
    search,
    onState: tell,
    onOpen: () => tell(`正在等待变更，转发至 ${target.href}，Ctrl-C 停止 (waiting for changes)`),
    onEvent: (event) => post(event),
  });

  async function post(event: FollowedEvent): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const forwarded = await forwardEvent(target, secret, event);
      print(lineOf(event, forwarded, attempt), { id: event.id, type: event.type, attempt, ...forwarded });
      if (forwarded.status !== null && forwarded.status >= 200 && forwarded.status < 300) return;
      await sleep(Math.min(longestPause, 10 * backoff(attempt)));
    }
  }
}

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

function targetOf(given: string): URL {
  const target = URL.parse(given);
  if (target && /^https?:$/.test(target.protocol)) return target;
  throw new WrongUse(`--forward-to 不是 http 地址：${given} (not an http address)`);
}

function lineOf(
  { type, subject, id }: FollowedEvent,
  { status, fault, milliseconds }: Forwarded,
  attempt: number,
): string {
  const again = attempt > 1 ? ` 第${attempt}次` : '';
  return `${status ?? fault ?? ''} ${milliseconds}ms ${type} ${subject ?? ''}${again} [${id}]`;
}
