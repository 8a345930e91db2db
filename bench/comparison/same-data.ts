import { deepStrictEqual } from 'node:assert';
import type { Client } from 'pg';
import type { Caller, Fixtures } from '../fixtures.js';
import type { Server } from '../server.js';
import type { Servers } from '../servers.js';
import type { Workload } from '../workloads.js';
import { ask, comparable } from './ask.js';
import type { Json } from './json.js';
import { checkSamePublication } from './same-publication.js';

/**
 * Asks all servers the same before they are measured and compares with what the hub answers: pages and the page after for several
 * organizations, records that may and that may not be seen, what a publication answers and what it leaves in the five tables.
 * @throws AssertionError
 */
export async function checkSameData(
  workload: Workload,
  { hubServer, all }: Servers,
  fixtures: Fixtures,
  admin: Client,
): Promise<void> {
  const others = all.filter((server) => server !== hubServer);
  if (workload.name === 'Q1') await checkPages(workload, hubServer, others, fixtures);
  if (workload.name === 'Q2') await checkRecords(workload, hubServer, others, fixtures, admin);
  if (workload.name === 'M1') await checkSamePublication(workload, hubServer, others, fixtures.publisher, admin);
}

async function checkPages(
  workload: Workload,
  hub: Server,
  others: readonly Server[],
  { publisher, viewers }: Fixtures,
): Promise<void> {
  for (const viewer of [publisher, ...viewers.slice(0, 3)]) {
    const first = await ask(hub, workload, viewer);
    const second = await ask(hub, pageAfter(workload, first), viewer);
    for (const server of others) {
      if (!answers(server, viewer, publisher)) continue;
      const page = await ask(server, workload, viewer);
      deepStrictEqual(comparable(page), comparable(first), `${server.name} ${viewer.code}`);
      if (server.name === 'bare') continue;
      const next = await ask(server, pageAfter(workload, page), viewer);
      deepStrictEqual(comparable(next), comparable(second), `${server.name} ${viewer.code}, second page`);
    }
  }
}

function pageAfter(workload: Workload, { penaltyDecisions }: Json): Workload {
  const { query, variables } = JSON.parse(workload.template) as { query: string; variables: object };
  const paged = query
    .replace('($first: Int)', '($first: Int, $after: String)')
    .replace('(first: $first)', '(first: $first, after: $after)');
  const { endCursor } = penaltyDecisions.pageInfo;
  return { ...workload, template: JSON.stringify({ query: paged, variables: { ...variables, after: endCursor } }) };
}

async function checkRecords(
  workload: Workload,
  hub: Server,
  others: readonly Server[],
  { publisher, viewers }: Fixtures,
  admin: Client,
): Promise<void> {
  const { rows: restricted } = await admin.query<{ id: string }>(
    `SELECT 'rec_' || replace(d.record_id::text, '-', '') AS id FROM penalty_decision d JOIN shared_record r ON r.id = d.record_id
     WHERE r.audience IS NOT NULL ORDER BY r.formed_at DESC LIMIT 30`,
  );
  const ids = [...(workload.values ?? []).slice(0, 30), ...restricted.map(({ id }) => id)];
  const asked = { ...workload, values: ids };
  for (const viewer of [publisher, ...viewers.slice(0, 2)]) {
    for (const [n, id] of ids.entries()) {
      const expected = await ask(hub, asked, viewer, n);
      for (const server of others) {
        if (!answers(server, viewer, publisher)) continue;
        deepStrictEqual(await ask(server, asked, viewer, n), expected, `${server.name} ${viewer.code} ${id}`);
      }
    }
  }
}

/** The bare server answers one organization only. */
function answers(server: Server, viewer: Caller, publisher: Caller): boolean {
  return server.name !== 'bare' || viewer === publisher;
}
