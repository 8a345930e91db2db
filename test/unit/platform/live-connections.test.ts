import { describe, expect, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLiveConnections } from '../../../src/platform/http/live-connections.js';

interface Session {
  readonly key: string;
  readonly until: number;
}
const hour = 3_600_000;
const session = (key: string, lasting = hour): Session => ({ key, until: Date.now() + lasting });
const open = (most = 0) =>
  openLiveConnections<Session>({ keyOf: ({ key }) => key, most, expiresAt: ({ until }) => until });

describe('connections that stay open', () => {
  test('of one key have so many slots, which come back however often one is removed', () => {
    const connections = open(2);
    const remove = connections.add(session('a'), () => undefined);
    connections.add(session('a'), () => undefined);
    expect(connections.add(session('a'), () => undefined)).toBeNull();
    expect(connections.add(session('b'), () => undefined)).not.toBeNull();
    remove?.();
    remove?.();
    expect(connections.add(session('a'), () => undefined)).not.toBeNull();
    expect([connections.add(session('a'), () => undefined), connections.count()]).toEqual([null, 3]);
  });

  test('are closed when their session ends, unless they are gone by then; a month is no moment', async () => {
    const connections = open();
    const closed: string[] = [];
    connections.add(session('short', 50), (code, reason) => closed.push(`short ${code} ${reason}`));
    connections.add(session('gone', 50), () => closed.push('gone'))?.();
    connections.add(session('long', 60 * 24 * hour), () => closed.push('long'));
    await sleep(200);
    expect(closed).toEqual(['short 4403 token expired']);
  });

  test('are closed by condition, or all, with whoever comes later', () => {
    const connections = open();
    const closed: string[] = [];
    for (const key of ['a', 'b', 'b']) connections.add(session(key), (code) => closed.push(`${key} ${code}`));
    expect(connections.closeWhere(({ key }) => key === 'b', 4403, 'revoked')).toBe(2);
    expect(closed).toEqual(['b 4403', 'b 4403']);
    connections.closeAll(1012, 'restart');
    connections.add(session('late'), (code) => closed.push(`late ${code}`));
    expect(closed.slice(2)).toEqual(['a 1012', 'b 1012', 'b 1012', 'late 1012']);
  });
});
