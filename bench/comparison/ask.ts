import type { Caller } from '../fixtures.js';
import { headersOf, type Server } from '../server.js';
import { bodyOf, type Workload } from '../workloads.js';
import type { Json } from './json.js';
import { hubShape } from './postgraphile-form.js';

/** Data of one answer, in the shape of the hub's. @throws Error when there is none, or the load generator could not tell where the answer ends */
export async function ask(server: Server, workload: Workload, caller: Caller, n = 1, run = ''): Promise<Json> {
  const response = await fetch(`${server.child.ready.url}${server.path(workload)}`, {
    method: 'POST',
    headers: headersOf(server, caller),
    body: bodyOf(server.form(workload), run, n),
  });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"') || !response.headers.has('content-length')) {
    throw new Error(`${server.name} ${response.status} ${JSON.stringify([...response.headers])} ${text.slice(0, 800)}`);
  }
  const { data } = JSON.parse(text) as { data: Json };
  return server.name === 'postgraphile' ? hubShape(workload.name, data) : data;
}

/** Cursors are each server's own, and an instant may be written in any zone. */
export function comparable(data: Json): Json {
  const text = JSON.stringify(data, (key, value: unknown) => {
    if (key === 'endCursor') return typeof value;
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:/.test(value) ? new Date(value).toISOString() : value;
  });
  return JSON.parse(text) as Json;
}
