import type { Profiler } from 'node:inspector';
import { startChild, type Child, type Spent } from './child.js';
import type { Hub } from './servers.js';
import type { LoadOrder, LoadResult } from './load.process.js';
import type { Workload } from './workloads.js';

/** Microseconds of the hub's processor time a request, by stage; `total` is what the process has used. */
export type Stages = { readonly name: string; readonly total: number } & Readonly<Record<string, number | string>>;

/**
 * Stages by what a frame of the profile is in, the first that fits. A sample belongs to the innermost frame that fits one: what
 * node and libraries do counts for whoever called them.
 */
const stages: readonly (readonly [stage: string, frame: RegExp])[] = [
  ['garbage', /^\(garbage collector\)/],
  ['token', /src\/core\/identity\/|\/jose\/|app\/callers/],
  ['limits', /rate-limit|fair-turns/],
  ['cost', /graphql\/cost|variables-depth|query-complexity/],
  ['document', /document-reader|core\/documents|graphql\/operations/],
  ['apollo', /@apollo\/|graphql\/apollo|negotiator|whatwg-mimetype/],
  ['driver', /\/pg\/|\/pg-pool\/|\/pg-protocol\/|src\/platform\/database\//],
  ['plan', /(?:read|list|node)-plan|object-text|planned-field|json-bytes|cell-json|-text\.sql|graphql\/executor/],
  ['jit', /graphql-jit|generated|type-graphql|\/graphql\//],
  ['features', /src\/(?:core|categories|procedures|statistics)\//],
  ['http', /fastify|find-my-way|light-my-request|secure-json-parse|content-type|src\/platform\/http\//],
  ['node', /^\S+ node:_http/],
];

/** Bear no processor time of a request. */
const idle = /^\((?:idle|program|root)\) /;

/** Where each request's processor time goes, workload by workload, under the load that throughput is measured with. */
export async function measureStages(
  workloads: readonly Workload[],
  hub: Child<Hub>,
  { seconds, token }: { readonly seconds: number; readonly token: string },
): Promise<Stages[]> {
  const load = await startChild('load', {});
  const results: Stages[] = [];
  for (const workload of workloads) {
    const { url } = hub.ready;
    const order = { url, path: '/graphql', token, workload, connections: 16 } satisfies Partial<LoadOrder>;
    await load.ask<LoadResult>({ ...order, seconds });
    const before = await hub.ask<Spent>({ profile: 'start' });
    const { requests } = await load.ask<LoadResult>({ ...order, seconds });
    const { profile, ...after } = await hub.ask<Spent & { profile: Profiler.Profile }>({ profile: 'stop' });
    const times = timesOf(profile);
    const share = (after.cpu - before.cpu) / requests / [...times.values()].reduce((sum, time) => sum + time, 0);
    results.push({
      name: workload.name,
      ...Object.fromEntries(
        [...stages.map(([stage]) => stage), 'rest'].map((stage) => [
          stage,
          Math.round((times.get(stage) ?? 0) * share),
        ]),
      ),
      total: Math.round((after.cpu - before.cpu) / requests),
    });
  }
  await load.stop();
  return results;
}

/** Microseconds by stage. */
function timesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const nameOf = (id: number): string => {
    const { functionName, url } = byId.get(id)?.callFrame ?? { functionName: '', url: '' };
    return `${functionName || '(anonymous)'} ${url}`;
  };
  const known = new Map<number, string | null>();
  const stageOf = (id: number | undefined): string => {
    if (id === undefined) return 'rest';
    const name = nameOf(id);
    return stages.find(([, frame]) => frame.test(name))?.[0] ?? stageOf(parents.get(id));
  };
  const times = new Map<string, number>();
  for (const [place, id] of samples.entries()) {
    const stage = known.get(id) ?? (idle.test(nameOf(id)) ? 'idle' : stageOf(id));
    known.set(id, stage);
    if (stage !== 'idle') times.set(stage, (times.get(stage) ?? 0) + (timeDeltas[place] ?? 0));
  }
  return times;
}
