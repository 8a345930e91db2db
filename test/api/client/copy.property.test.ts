import fc from 'fast-check';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freshKey, otherInput, publishOther, sharing } from '../../harness/builders/inputs.js';
import { exportedRecords, inColumns, readCopy, startCommandOf } from '../../harness/clients/copy-process.js';
import { openCuttingProxy } from '../../harness/clients/cutting-proxy.js';
import { mutate } from '../../harness/clients/publish.js';
import { outputOf } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { choicesFrom } from '../../harness/properties/choices.js';
import { makeHistory } from '../../harness/properties/visibility-history.js';
import { eventually } from '../../harness/time/eventually.js';

/** Whose copy it is; it publishes, is named, granted and forgotten, and succeeds a township that ends. */
const mine = '141025100';
const ended = '141025202';

const register = `mutation ($input: RegisterPendingRecordInput!) { registerPendingRecord(input: $input) {
  record { id } userErrors { path message } } }`;

/** A record that only a township may see beside its publisher, and one that is still awaited. */
async function publishForTownship(hub: TestHub): Promise<void> {
  const named = { ...sharing('只给一个乡镇'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: [ended] };
  await mutate(hub, 'scjg', publishOther, otherInput({ sharing: named }));
  const { title, formedAt } = sharing('待共享');
  const input = { idempotencyKey: freshKey(), category: 'OTHER_INFORMATION', title, formedAt };
  await mutate(hub, 'scjg', register, input);
}

/** `hub follow`, killed and started again as the test says, while somebody reads its folder all the time. */
async function openFollower(hub: TestHub, url: string, directory: string) {
  let child = await startCommandOf(hub, 'follow', directory, '--url', url, '--organization', mine);
  let reading = true;
  const watch = (async () => {
    while (reading) {
      await readCopy(directory);
      await sleep(15);
    }
  })();
  watch.catch(() => undefined);
  const kill = async (): Promise<void> => {
    if (child.signalCode === 'SIGKILL') return;
    // It goes on for ever, unless it has given up.
    if (child.exitCode !== null) throw new Error((await outputOf(child)).stderr);
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    kill,
    async start() {
      child = await startCommandOf(hub, 'follow', directory, '--url', url, '--organization', mine);
    },
    async stop() {
      await kill();
      reading = false;
      // It throws for what it could not read.
      await watch;
    },
  };
}

test('[connect] a copy is what fresh exports say, after any history, cuts and kills, and is never half-written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const choices = choicesFrom(fc.sample(fc.nat(), { seed, numRuns: 2000 }));
      const hub = await startHub();
      const proxy = await openCuttingProxy(hub.url);
      const directory = await mkdtemp(join(tmpdir(), 'liandong-copy-'));
      try {
        await makeHistory(hub, choices, '之前', 20);
        const follower = await openFollower(hub, proxy.url, directory);
        for (let round = 0; round < 4; round += 1) {
          // Sometimes in the midst of taking everything, sometimes long after.
          await sleep(choices.pick([100, 700, 1500]));
          if (choices.chance(50)) await follower.kill();
          else proxy.cut();
          await makeHistory(hub, choices, `第${round}轮`, 10);
          if (round === 1) await publishForTownship(hub);
          if (round === 2) {
            await decideEnd(hub, 'endOrganization', { code: ended, validTo: todayOf(hub), successorCode: mine });
          }
          proxy.mend();
          await follower.kill();
          await follower.start();
          await makeHistory(hub, choices, `第${round}轮后`, 5);
        }
        const rows = await exportedRecords(hub, mine);
        expect([...rows.values()].map(({ title }) => title)).toEqual(
          expect.arrayContaining(['只给一个乡镇', '待共享']),
        );
        await eventually(async () => {
          const copy = await readCopy(directory);
          return JSON.stringify([...copy.keys()].sort()) === JSON.stringify([...rows.keys()].sort());
        }, 30_000).catch(() => undefined);
        await eventually(async () => {
          const copy = inColumns(await readCopy(directory), rows);
          return [...rows].every(([id, row]) => copy.get(id)?.['revision'] === row['revision']);
        }, 10_000).catch(() => undefined);
        expect(inColumns(await readCopy(directory), rows)).toEqual(rows);
        if (choices.chance(50)) {
          await decideEnd(hub, 'correctOrganizationEnd', {
            code: ended,
            validTo: todayOf(hub),
            successorCode: '141025103',
          });
          await eventually(async () => {
            const titles = [...(await readCopy(directory)).values()].map(({ title }) => title);
            return !titles.includes('只给一个乡镇');
          });
        }
        await follower.stop();
      } finally {
        await proxy.close();
        await hub.close();
        await rm(directory, { recursive: true, force: true });
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
