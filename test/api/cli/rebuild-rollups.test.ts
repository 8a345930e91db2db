import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphql } from '../../harness/clients/graphql.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
let home: HubHome;
beforeAll(async () => {
  hub = await startHub();
  home = await openHubHome(hub.database.url);
});
afterAll(async () => {
  await home.clear();
  await hub.close();
});

async function decisions(): Promise<number | undefined> {
  const query =
    '{ penaltyStatistics(period: { from: "2026-01-01", to: "2026-12-31" }, groupBy: []) { rows { decisions } } }';
  const { data } = await graphql<{ penaltyStatistics: { rows: { decisions: number }[] } }>(
    hub.url,
    await hub.token('scjg'),
    query,
  );
  return data?.penaltyStatistics.rows[0]?.decisions;
}

test('hub rebuild-rollups counts again what was written behind the back of the triggers, beside a running hub', async () => {
  await mutate(hub, 'scjg', publishPenalty, penaltyInput());
  await hub.owner.query('ALTER TABLE penalty_decision DISABLE TRIGGER count_penalty_insert');
  await mutate(hub, 'scjg', publishPenalty, penaltyInput());
  await hub.owner.query('ALTER TABLE penalty_decision ENABLE TRIGGER count_penalty_insert');
  expect(await decisions()).toBe(1);
  const { code, stdout, stderr } = await home.command('rebuild-rollups');
  expect([code, stdout]).toEqual([0, expect.stringContaining('统计汇总已重建')]);
  expect(stderr).toContain('重建统计汇总');
  expect(await decisions()).toBe(2);
  await mutate(hub, 'scjg', publishPenalty, penaltyInput());
  expect(await decisions()).toBe(3);
});
