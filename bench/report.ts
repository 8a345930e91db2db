import type { FanOut } from './fan-out.js';
import { median } from './median.js';
import type { Throughput, Turn } from './throughput.js';

type Row = Record<string, string | number>;

/**
 * One row a workload, medians over the rounds. Ratios are medians of the rounds' ratios: neighbours in time were under the same load
 * of the machine. Processor time is that of the server's process and, after the plus, of PostgreSQL for it.
 */
export function throughputRows(measured: readonly Throughput[]): Row[] {
  const names = new Set(measured.flatMap(({ turns }) => [...turns.keys()]));
  return measured.map(({ name, target, turns }) => {
    const of = (server: string): readonly Turn[] => turns.get(server) ?? [];
    const hub = of('hub');
    const row: Row = {
      name,
      'bare /s': Math.round(middle(of('bare'), (turn) => turn.requestsPerSecond)),
      'hub /s': Math.round(middle(hub, (turn) => turn.requestsPerSecond)),
    };
    for (const server of names) {
      if (server === 'hub') continue;
      row[`hub/${server}`] = orNone(of(server), (own) => ratio(hub, own).toFixed(2));
      if (server === 'bare') row['target'] = target;
    }
    for (const server of names) {
      row[`${server} µs`] = orNone(of(server), (own) => {
        const node = middle(own, ({ cpu }) => cpu);
        const postgres = middle(own, ({ databaseCpu }) => databaseCpu);
        return `${node.toFixed(0)} + ${postgres.toFixed(0)}`;
      });
    }
    row['hub p99 ms'] = Number(middle(hub, ({ p99 }) => p99).toFixed(1));
    row['faults'] = [...turns.values()].flat().reduce((sum, { faults }) => sum + faults, 0);
    return row;
  });
}

/** One row for each number of subscribers and server, medians over the rounds. */
export function fanOutRows(measured: readonly FanOut[]): Row[] {
  const groups = Map.groupBy(measured, ({ subscribers, server }) => `${subscribers} ${server}`);
  return [...groups.values()].map((own) => ({
    server: own[0]?.server ?? '',
    subscribers: own[0]?.subscribers ?? 0,
    'answered p99 ms': Math.round(middle(own, ({ answered }) => answered)),
    'in time %': Number((100 * middle(own, ({ inTime }) => inTime)).toFixed(1)),
    'delivered %': Number((100 * middle(own, ({ delivered }) => delivered)).toFixed(1)),
    'drained s': Number(middle(own, ({ drained }) => drained).toFixed(1)),
    closed: own.reduce((sum, { closed }) => sum + closed, 0),
    'p50 ms': Math.round(middle(own, ({ p50 }) => p50)),
    'p99 ms': Math.round(middle(own, ({ p99 }) => p99)),
    'µs a frame': Number(middle(own, ({ cpu }) => cpu).toFixed(1)),
    MB: middle(own, ({ megabytes }) => megabytes),
    'receiver %': Math.round(100 * middle(own, ({ receiver }) => receiver)),
  }));
}

function middle<One>(measured: readonly One[], value: (one: One) => number): number {
  return median(measured.map(value));
}

function ratio(one: readonly Turn[], other: readonly Turn[]): number {
  return median(
    one.map(({ requestsPerSecond }, round) => requestsPerSecond / (other[round]?.requestsPerSecond ?? NaN)),
  );
}

/** What a server did not take part in has an empty cell. */
function orNone(turns: readonly Turn[], tell: (turns: readonly Turn[]) => string): string {
  return turns.length === 0 ? '' : tell(turns);
}
