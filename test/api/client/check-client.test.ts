import { createClient } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openClientCheck, type CheckReport } from '../../../src/app/cli/check-client/check-client.js';
import { clientFaults, type ClientFault } from '../../../src/app/cli/check-client/client-fault.js';
import { connect } from '../../../src/client/index.js';
import { rightHabits, runClient, type Habits } from '../../harness/clients/faulty-clients.js';
import { patienceFactor } from '../../harness/time/patience.js';

const slow = Math.min(3, patienceFactor());
const pace = { settle: 200 * slow, patience: 4000 * slow, away: 1000, silence: 1200 * slow, wait: 10_000 * slow };

type Run = (url: string, processed: (cursor: string) => void, signal: AbortSignal) => Promise<unknown>;

async function check(run: Run): Promise<CheckReport> {
  const opened = await openClientCheck(pace);
  const ending = new AbortController();
  const running = run(opened.url, opened.processed, ending.signal).catch(() => undefined);
  try {
    return await opened.play();
  } finally {
    ending.abort();
    await running;
    await opened.close();
  }
}

const faultsIn = ({ scenes }: CheckReport): Record<string, readonly ClientFault[]> =>
  Object.fromEntries(scenes.filter(({ faults }) => faults.length > 0).map(({ scene, faults }) => [scene, faults]));

const retry = { first: 50, most: 1000 };
const silence = 600 * slow;
const right: Habits = { ...rightHabits, silence };

describe('a right client', () => {
  test.concurrent.each([
    ['/events', undefined],
    ['a subscription', '... on SharedRecord { title }'],
  ])('the one of the project, which follows over %s', async (_way, selection) => {
    const report = await check(async (url, processed, signal) => {
      const client = connect({ url, token: 'check', signal, retry });
      let after: string | null = null;
      for (;;) {
        try {
          const options = { after, silence, signal, ...(selection === undefined ? {} : { selection }) };
          for await (const { cursor } of client.follow(options)) {
            processed(cursor);
            after = cursor;
          }
          return;
        } catch (error) {
          // What a program does that copies nothing: it reads what is there, and goes on.
          after = (error as { details: { head: string } }).details.head;
          await client.ask('{ sharedRecords(first: 100) { nodes { id title } } }');
        }
      }
    });
    expect(faultsIn(report)).toEqual({});
    expect(report).toMatchObject({ came: true, told: true });
  });

  test.concurrent('the one of the project, which copies', async () => {
    const report = await check(async (url, _processed, signal) => {
      const events = connect({ url, token: 'check', signal, retry }).snapshot({ silence });
      while ((await events.next()).done !== true);
    });
    expect(faultsIn(report)).toEqual({});
    expect(report.told).toBe(false);
  });

  test.concurrent('one that is written by hand', async () => {
    const report = await check((url, processed, signal) => runClient(url, right, processed, signal));
    expect(faultsIn(report)).toEqual({});
  });

  test.concurrent('graphql-ws, from ACKNOWLEDGED, which acknowledges; it has nothing by which it would take data anew', async () => {
    const report = await check(async (url, processed, signal) => {
      const seen = new Set<string>();
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        shouldRetry: () => true,
        retryAttempts: Infinity,
        retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, Math.min(1000, 50 * 2 ** retries))),
        keepAlive: 200,
        connectionParams: { authorization: 'Bearer check' },
      });
      signal.addEventListener('abort', () => void client.dispose());
      const query =
        'subscription { changes(from: ACKNOWLEDGED, consumer: "x") { cursor kind subject { __typename id } } }';
      const acknowledge = 'mutation ($c: String!) { acknowledgeChanges(input: { cursor: $c, consumer: "x" }) { lag } }';
      for await (const { data } of client.iterate<{ changes: { cursor: string; kind: string } }>({ query })) {
        const { cursor, kind } = data?.changes ?? { cursor: '', kind: '' };
        if (kind !== 'HEARTBEAT' && !seen.has(cursor)) processed(cursor);
        seen.add(cursor);
        const body = JSON.stringify({ query: acknowledge, variables: { c: cursor } });
        await fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
      }
    });
    const { dead: _dead, busy: _busy, expired: _expired, once: _once, ...others } = faultsIn(report);
    expect(others).toEqual({});
  });
});

/** One habit that is wrong, and what the check says of it. */
const mutants: readonly (readonly [wrong: Partial<Habits>, scene: string, fault: ClientFault])[] = [
  [{ comesBack: false }, 'cut', 'NOT_BACK'],
  [{ place: 'NONE' }, 'cut', 'WITHOUT_PLACE'],
  [{ place: 'OLD' }, 'cut', 'OLD_PLACE'],
  [{ place: 'HEAD' }, 'cut', 'SKIPPED'],
  [{ place: 'MADE_UP' }, 'once', 'UNKNOWN_CURSOR'],
  [{ pause: 0 }, 'away', 'NO_PAUSE'],
  [{ heedsRetryAfter: false }, 'busy', 'IGNORED_RETRY_AFTER'],
  [{ passesOverRepeated: false }, 'once', 'DOUBLED'],
  [{ dropsEvery: 4 }, 'once', 'LOST'],
  [{ knowsAllKinds: false }, 'tomorrow', 'STUMBLED'],
  [{ leavesWithoutChange: 400 * slow }, 'quiet', 'LEFT_IN_SILENCE'],
  [{ silence: 1_000_000 }, 'dead', 'NOT_NOTICED'],
  [{ onExpired: 'HEAD' }, 'expired', 'WITHOUT_SNAPSHOT'],
  [{ onExpired: 'AGAIN' }, 'expired', 'SAME_EXPIRED_CURSOR'],
  [{ onExpired: 'SNAPSHOT_BEFORE_PLACE' }, 'expired', 'PLACE_AFTER_SNAPSHOT'],
];

describe('a wrong client', () => {
  test.concurrent.each(mutants)('of the habit %j is told in the scene %s: %s', async (wrong, scene, fault) => {
    const habits = { ...right, ...wrong };
    const report = await check((url, processed, signal) => runClient(url, habits, processed, signal));
    expect(faultsIn(report)[scene]).toContain(fault);
  });

  test('is there for every fault that can be told', () => {
    expect(mutants.map(([, , fault]) => fault).toSorted()).toEqual(Object.keys(clientFaults).toSorted());
  });

  test('that does not come at all is told', async () => {
    const opened = await openClientCheck({ ...pace, wait: 50 });
    expect(await opened.play()).toEqual({ came: false, told: false, scenes: [] });
    await opened.close();
  });
});
