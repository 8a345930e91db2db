import type { Caller } from './fixtures.js';
import { headersOf, type Server } from './server.js';
import { bodyOf, type Workload } from './workloads.js';

/**
 * @throws Error when bare server and hub answer one request differently; new ids and keys, seals of cursors and the told cost are
 * left aside
 */
export async function checkSameBytes(workload: Workload, bare: Server, hub: Server, caller: Caller): Promise<void> {
  const one = await ask(workload, bare, caller);
  const other = await ask(workload, hub, caller);
  if (one !== other)
    throw new Error(`${workload.name}: the answers differ\nbare ${one.slice(0, 1500)}\nhub  ${other.slice(0, 1500)}`);
}

async function ask(workload: Workload, server: Server, caller: Caller): Promise<string> {
  const run = `${server.name}-${Date.now()}`;
  const response = await fetch(`${server.child.ready.url}${server.path(workload)}`, {
    method: 'POST',
    headers: headersOf(server, caller),
    body: bodyOf(workload, run, 1),
  });
  // The bare server does not reckon what a request costs.
  const text = (await response.text())
    .trimEnd()
    .replace(/,"extensions":\{"cost":\{[^}]*\}\}\}$/, '}')
    .replace(/"endCursor":"[^"]*"/, '"endCursor":"cursor"'); // the bare server's has no checksum
  return workload.values === null ? text.replace(/rec_[0-9a-f]{32}/, 'rec').replaceAll(`${run}-1`, 'key') : text;
}
