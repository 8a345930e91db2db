import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/kernel/clock.js';
import { foldRollups, rebuildRollups } from '../../../src/statistics/rollups/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

interface Data {
  readonly penaltyStatistics: { readonly cursor: string; readonly rows: readonly { readonly decisions: number }[] };
}

test('while records are published, folded and rebuilt at once, every answer counts what was acknowledged, once', async () => {
  const { pool } = hub.running.hub;
  const token = await hub.token('scjg');
  let [begun, acknowledged, publishing] = [0, 0, true];
  const publisher = async (): Promise<void> => {
    for (let n = 0; n < 40; n += 1) {
      begun += 1;
      await mutate(hub, 'scjg', publishPenalty, penaltyInput());
      acknowledged += 1;
    }
  };
  const keeper = async (): Promise<void> => {
    while (publishing) {
      await foldRollups(pool);
      await rebuildRollups(pool, { clock: systemClock });
    }
  };
  const answers: boolean[] = [];
  const reader = async (): Promise<void> => {
    const query =
      '{ penaltyStatistics(period: { from: "2026-01-01", to: "2026-12-31" }, groupBy: []) { cursor rows { decisions } } }';
    while (publishing) {
      const least = acknowledged;
      const { data } = await graphql<Data>(hub.url, token, query);
      const counted = data?.penaltyStatistics.rows[0]?.decisions ?? -1;
      answers.push(least <= counted && counted <= begun);
    }
  };
  const working = [keeper(), keeper(), reader(), reader()];
  await Promise.all([publisher(), publisher(), publisher()]);
  publishing = false;
  await Promise.all(working);
  expect(answers.length).toBeGreaterThan(10);
  expect(answers).not.toContain(false);
});

test('the cursor goes on where the figures end', async () => {
  const token = await hub.token('scjg');
  const asked = '{ penaltyStatistics(period: { from: "2026-01-01", to: "2026-12-31" }, groupBy: []) { cursor } }';
  // The answer's node knows of its own changes a moment after they are committed.
  await hub.running.hub.feed.openCursor(hub.running.hub.feed.cursor(120));
  const { data } = await graphql<Data>(hub.url, token, asked);
  await mutate(hub, 'scjg', publishPenalty, penaltyInput());
  const changes = `{ changes(after: "${data?.penaltyStatistics.cursor}", first: 10) { changes { kind } } }`;
  const later = await graphql<{ changes: { changes: object[] } }>(hub.url, token, changes);
  expect(later.data?.changes.changes).toEqual([{ kind: 'PUBLISHED' }]);
});
