import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientFault } from './client-fault.js';
import type { PlayedConnection } from './played-connection.js';
import type { PlayedChange } from './played-log.js';
import { valueOfTomorrow } from './played-schema.js';
import type { Stage } from './stage.js';

/** Milliseconds that the check takes its time for. */
export interface Pace {
  /** In which a client has processed what it was sent. */
  readonly settle: number;
  /** In which it comes back. */
  readonly patience: number;
  /** For which the hub is away. */
  readonly away: number;
  /** In which it notices that a connection is dead. */
  readonly silence: number;
}

export interface Scene {
  readonly name: string;
  readonly title: string;
  /** Plays it to a client that is connected; what it did wrong. NOT_BACK ends the check. */
  play(stage: Stage, pace: Pace): Promise<ClientFault[]>;
}

const last = (stage: Stage): PlayedConnection => {
  const found = stage.connections.at(-1);
  if (!found) throw new Error('nobody is connected');
  return found;
};

/** Makes changes and sends them to whoever is connected. */
function happen(stage: Stage, count: number, told: object = {}): PlayedChange[] {
  const made = Array.from({ length: count }, () => stage.log.append(told));
  for (const connection of stage.connections) if (connection.isOpen()) connection.flush();
  return made;
}

/** Ends the connection, lets things happen meanwhile, and looks at how the client comes back. */
async function comesBack(
  stage: Stage,
  pace: Pace,
  end: (connection: PlayedConnection) => void,
): Promise<ClientFault[]> {
  const before = stage.connections.length;
  const sent = last(stage).sent();
  end(last(stage));
  happen(stage, 2);
  const back = await stage.connection(before, pace.patience);
  if (!back) return ['NOT_BACK'];
  await sleep(pace.settle);
  return placeFaults(back, sent);
}

function placeFaults({ asked, place }: PlayedConnection, sent: number): ClientFault[] {
  // What was not yet acknowledged comes again, as the guide says.
  if (asked.after == null && asked.from === 'ACKNOWLEDGED') return place > sent ? ['SKIPPED'] : [];
  if (asked.after == null) return ['WITHOUT_PLACE'];
  return place > sent ? ['SKIPPED'] : place < sent ? ['OLD_PLACE'] : [];
}

const cut = (connection: PlayedConnection): void => connection.cut();

export const scenes: readonly Scene[] = [
  {
    name: 'cut',
    title: '断线，其间有变更 (a cut, and changes meanwhile)',
    async play(stage, pace) {
      happen(stage, 3);
      await sleep(pace.settle);
      return comesBack(stage, pace, cut);
    },
  },
  {
    name: 'repeat',
    title: '断线后已发的再来一次 (what was sent comes once more)',
    async play(stage, pace) {
      const place = stage.log.changes.length;
      happen(stage, 2);
      await sleep(pace.settle);
      const faults = await comesBack(stage, pace, cut);
      if (faults.includes('NOT_BACK')) return faults;
      // As a log resumed at an older place does: up to its end, so that the last cursor is the newest.
      for (const change of stage.log.changes.slice(place)) last(stage).repeat(change);
      await sleep(pace.settle);
      return faults;
    },
  },
  {
    name: 'away',
    title: '平台一时不在 (nobody is there for a while)',
    async play(stage, pace) {
      const from = stage.deeds.attempts.length;
      stage.setMood({ kind: 'AWAY' });
      setTimeout(() => stage.setMood({ kind: 'OPEN' }), pace.away).unref();
      const faults = await comesBack(stage, pace, cut);
      const times = stage.deeds.attempts.slice(from).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
      // Five in a row at once, or more than ten a second.
      const hasty = gaps.some((_, index) => index >= 4 && gaps.slice(index - 4, index + 1).every((gap) => gap < 20));
      return hasty || times.length > 2 + pace.away / 100 ? [...faults, 'NO_PAUSE'] : faults;
    },
  },
  {
    name: 'busy',
    title: '请求过多，稍后再试 (RATE_LIMITED with retryAfter)',
    async play(stage, pace) {
      const from = stage.deeds.attempts.length;
      const retryAfter = Math.max(1, Math.round(pace.away / 1000));
      stage.setMood({ kind: 'BUSY', retryAfter });
      const watching = (async () => {
        while (stage.deeds.attempts.length === from && stage.mood().kind === 'BUSY') await sleep(5);
        await sleep(retryAfter * 900);
        stage.setMood({ kind: 'OPEN' });
      })();
      const faults = await comesBack(stage, { ...pace, patience: pace.patience + retryAfter * 1000 }, cut);
      stage.setMood({ kind: 'OPEN' });
      await watching;
      const [first, second] = stage.deeds.attempts.slice(from);
      const isEarly = first && second && second.at - first.at < retryAfter * 900;
      return isEarly ? [...faults, 'IGNORED_RETRY_AFTER'] : faults;
    },
  },
  {
    name: 'restart',
    title: '平台重启，以 1012 结束 (the hub restarts: 1012)',
    play: (stage, pace) => comesBack(stage, pace, (connection) => connection.close(1012)),
  },
  {
    name: 'lagging',
    title: '落后过多，以 4410 结束 (fell too far behind: 4410)',
    play: (stage, pace) => comesBack(stage, pace, (connection) => connection.close(4410)),
  },
  {
    name: 'tomorrow',
    title: '不认识的变更种类和枚举值 (a kind of change, and values, that nobody knows)',
    async play(stage, pace) {
      const before = stage.connections.length;
      happen(stage, 1, { kind: valueOfTomorrow });
      happen(stage, 1, { timeliness: valueOfTomorrow, category: valueOfTomorrow });
      happen(stage, 1);
      await sleep(pace.settle);
      if (last(stage).isOpen() && stage.connections.length === before) return [];
      return (await stage.connection(0, pace.patience)) ? ['STUMBLED'] : ['STUMBLED', 'NOT_BACK'];
    },
  },
  {
    name: 'quiet',
    title: '长时间只有心跳 (heartbeats for long, and nothing else)',
    async play(stage, pace) {
      const before = stage.connections.length;
      await sleep(pace.silence);
      if (last(stage).isOpen() && stage.connections.length === before) return [];
      return (await stage.connection(0, pace.patience)) ? ['LEFT_IN_SILENCE'] : ['LEFT_IN_SILENCE', 'NOT_BACK'];
    },
  },
  {
    name: 'dead',
    title: '连接无声地失效 (a connection that is dead without a word)',
    async play(stage, pace) {
      const before = stage.connections.length;
      const sent = last(stage).sent();
      stage.setDead(true);
      const back = await stage.connection(before, pace.silence * 2);
      stage.setDead(false);
      if (!back) {
        const faults = await comesBack(stage, pace, cut);
        return ['NOT_NOTICED', ...faults];
      }
      await sleep(pace.settle);
      return placeFaults(back, sent);
    },
  },
  {
    name: 'expired',
    title: '游标过期，须重取当前数据 (the cursor has expired: what is there has to be taken anew)',
    play: expire,
  },
];

/** The log is pruned beyond the client's place; what it reads then, and from where it goes on. */
async function expire(stage: Stage, pace: Pace): Promise<ClientFault[]> {
  const { attempts, reads } = stage.deeds;
  const before = stage.connections.length;
  const from = attempts.length;
  const began = performance.now();
  last(stage).cut();
  happen(stage, 2);
  stage.log.prune();
  // Something happens as it reads: whoever takes its place afterwards misses that.
  let changedAt: number | null = null;
  stage.onRead(() => {
    changedAt ??= stage.log.append() && stage.log.head();
  });
  const back = await stage.connection(before, pace.patience);
  stage.onRead(null);
  const expired = attempts.slice(from).filter(({ refused }) => refused === 'CURSOR_EXPIRED');
  if (!back) return [expired.length > 2 ? 'SAME_EXPIRED_CURSOR' : 'NOT_BACK'];
  await sleep(pace.settle);
  const hasRead = reads.some(({ at }) => at > began);
  if (!hasRead) return ['WITHOUT_SNAPSHOT'];
  if (back.asked.after == null && back.asked.from !== 'ACKNOWLEDGED') return ['WITHOUT_PLACE'];
  if (changedAt !== null && back.place >= changedAt) return ['PLACE_AFTER_SNAPSHOT'];
  return expired.length > 2 ? ['SAME_EXPIRED_CURSOR'] : [];
}
