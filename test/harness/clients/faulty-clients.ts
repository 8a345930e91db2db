import { setTimeout as sleep } from 'node:timers/promises';
import { serverEvents } from '../../../src/client/server-events.js';

/** What a client written by hand does, right or wrong. */
export interface Habits {
  /** Whether it comes back at all. */
  readonly comesBack: boolean;
  /** The place that it sends when it comes back. */
  readonly place: 'LAST' | 'NONE' | 'OLD' | 'HEAD' | 'MADE_UP';
  /** Milliseconds before it comes back; doubled while nobody is there. */
  readonly pause: number;
  readonly heedsRetryAfter: boolean;
  /** What it does with a change that it has had. */
  readonly passesOverRepeated: boolean;
  readonly dropsEvery: number | null;
  readonly knowsAllKinds: boolean;
  /** Milliseconds without a change after which it leaves, also where there are heartbeats. */
  readonly leavesWithoutChange: number | null;
  /** Milliseconds without a word after which it takes a connection for dead. */
  readonly silence: number;
  readonly onExpired: 'SNAPSHOT' | 'HEAD' | 'AGAIN' | 'SNAPSHOT_BEFORE_PLACE';
}

export const rightHabits: Habits = {
  ...{ comesBack: true, place: 'LAST', pause: 60, heedsRetryAfter: true, passesOverRepeated: true, dropsEvery: null },
  ...{ knowsAllKinds: true, leavesWithoutChange: null, silence: 600, onExpired: 'SNAPSHOT' },
};

const known = ['PUBLISHED', 'REVISED', 'WITHDRAWN', 'RETRACTED'];

/** A client of `/events` with these habits; ends when aborted. */
export async function runClient(
  url: string,
  habits: Habits,
  processed: (cursor: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Set<string>();
  const cursors: string[] = [];
  let attempt = 0;
  let wasThere = false;
  const headers = { authorization: 'Bearer check', accept: 'text/event-stream' };

  async function headOf(): Promise<string> {
    const query = '{ changeLog { head } }';
    const body = JSON.stringify({ query });
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    });
    return ((await answer.json()) as { data: { changeLog: { head: string } } }).data.changeLog.head;
  }

  async function search(): Promise<string> {
    const cursor = cursors.at(-1);
    if (!wasThere || cursor === undefined || habits.place === 'NONE') return '';
    if (habits.place === 'HEAD') return `?after=${await headOf()}`;
    return `?after=${habits.place === 'OLD' ? cursors[0] : habits.place === 'MADE_UP' ? 'made-up' : cursor}`;
  }

  async function recover(told: {
    readonly extensions: { readonly code: string; readonly head: string; readonly retryAfter?: number };
  }): Promise<void> {
    const { code, head, retryAfter } = told.extensions;
    if (code === 'RATE_LIMITED' && habits.heedsRetryAfter) await sleep((retryAfter ?? 0) * 1000, undefined, { signal });
    if (code !== 'CURSOR_EXPIRED' || habits.onExpired === 'AGAIN') return;
    if (habits.onExpired !== 'HEAD') {
      await (await fetch(`${url}/export/sharedRecords.jsonl`, { headers, signal })).text();
    }
    cursors.splice(0, cursors.length, habits.onExpired === 'SNAPSHOT_BEFORE_PLACE' ? await headOf() : head);
  }

  async function once(): Promise<void> {
    const left = new AbortController();
    const response = await fetch(`${url}/events${await search()}`, {
      headers,
      signal: AbortSignal.any([signal, left.signal]),
    });
    if (!response.ok) return recover(((await response.json()) as { errors: [never] }).errors[0]);
    if (!response.body) return;
    attempt = 0;
    let timer: NodeJS.Timeout | undefined;
    const begin = (): void => {
      clearTimeout(timer);
      if (habits.leavesWithoutChange !== null) timer = setTimeout(() => left.abort(), habits.leavesWithoutChange);
    };
    begin();
    try {
      for await (const { id, event, data } of serverEvents(response.body, habits.silence)) {
        if (event === 'error') return;
        if (data === null) {
          if (id !== null) cursors.push(id);
          wasThere = true;
          continue;
        }
        begin();
        const { data: change } = JSON.parse(data) as { data: { kind: string } };
        if (!habits.knowsAllKinds && !known.includes(change.kind)) throw new Error(`what is ${change.kind}?`);
        const cursor = id ?? '';
        cursors.push(cursor);
        const isDropped = habits.dropsEvery !== null && cursors.length % habits.dropsEvery === 0;
        if (!isDropped && !(habits.passesOverRepeated && seen.has(cursor))) processed(cursor);
        seen.add(cursor);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  while (!signal.aborted) {
    await once().catch(() => undefined);
    if (wasThere && !habits.comesBack) return;
    await sleep(habits.pause * 2 ** Math.min(attempt, 3), undefined, { signal }).catch(() => undefined);
    attempt += 1;
  }
}
