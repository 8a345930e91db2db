import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { startChild } from './child.js';
import { connected, openBenchDatabase, rebuild } from './database.js';
import { measureExports, type Exported } from './export.js';
import { measureImports, type Imported } from './import.js';
import { measureFanOut, type FanOut } from './fan-out.js';
import { countRecords } from './load-records.js';
import { loadTransfers } from './load-transfers.js';
import { measureRollupCost } from './rollup-cost.js';
import { measureStages } from './stages.js';
import { measureThroughput, type Hub, type Throughput } from './throughput.js';
import { workloads } from './workloads.js';

const program = new Command('bench')
  .option('--records <n>', 'records in the database', Number, 1_000_000)
  .option('--seconds <n>', 'length of one measurement', Number, 5)
  .option('--rounds <n>', 'alternations of bare server and hub', Number, 5)
  .option('--only <names>', 'workloads, e.g. Q1,S1,E1', (text) => text.split(','))
  .option('--import-rows <n>', 'rows of the file that is imported', Number, 100_000)
  .option('--stages', 'of Q1, Q2, M1 and P1 only where the processor time of the hub goes', false)
  .option('--profile', 'write a CPU profile of the hub to the data directory', false)
  .parse();
const options = program.opts<{
  records: number;
  seconds: number;
  rounds: number;
  importRows: number;
  only?: string[];
  profile: boolean;
  stages: boolean;
}>();

const progress = (text: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
const dataDir = resolve('.data/bench');
/** The hub runs with the heap that `npm start` gives it. */
const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: { start: string } };
const heapFlags = scripts.start.match(/--max-\S+/g) ?? [];
await mkdir(dataDir, { recursive: true });
const database = await openBenchDatabase(dataDir, options.records, progress);
try {
  const databaseUrl = database.url;
  const flags = [...heapFlags, ...(options.profile ? ['--cpu-prof', `--cpu-prof-dir=${dataDir}`] : [])];
  const hub = await startChild<Hub>('hub', { databaseUrl, dataDir }, flags);
  const given = await connected(databaseUrl, async (client) => {
    const publisher = await client.query<{ organization: number; person: number }>(
      `SELECT o.id AS organization, p.id AS person FROM organization o JOIN person p ON p.organization_id = o.id
       WHERE o.code = '141025100' LIMIT 1`,
    );
    const records = await client.query<{ id: string }>(
      `SELECT 'rec_' || replace(record_id::text, '-', '') AS id FROM penalty_decision TABLESAMPLE SYSTEM (20)
       JOIN shared_record r ON r.id = record_id WHERE r.audience IS NULL LIMIT 5000`,
    );
    const transfers = await loadTransfers(client, '141025100', 'zrzy');
    return {
      ...publisher.rows[0],
      ids: records.rows.map(({ id }) => id),
      transfers: transfers.map((key) => `trf_${key.replaceAll('-', '')}`),
    };
  });
  const bare = await startChild<{ url: string }>('bare', {
    databaseUrl,
    organization: given.organization,
    person: given.person,
  });
  const now = `${new Date(Date.now() + 8 * 3_600_000 - 60_000).toISOString().slice(0, 19)}+08:00`;
  const wanted = (name: string): boolean => options.only?.includes(name) ?? true;

  const all = workloads(given.ids, given.transfers, now);
  if (options.stages) {
    const measured = all.filter(({ name }) => (options.only ?? ['Q1', 'Q2', 'M1', 'P1']).includes(name));
    const token = hub.ready.tokens['141025100'] ?? '';
    console.table(await measureStages(measured, hub, { seconds: options.seconds, token }));
    for (const each of [bare, hub, database]) await each.stop();
    process.exit(0);
  }
  const count = (counted: boolean) => connected(databaseUrl, (client) => countRecords(client, counted));
  const throughput: Throughput[] = await measureThroughput(
    all.filter(({ name }) => wanted(name)),
    {
      ...{ hub, bare, seconds: options.seconds, rounds: options.rounds, progress },
      // The bare server keeps no rollups.
      prepare: async ({ name }, forBare) => {
        if (name === 'M1') await count(!forBare);
      },
    },
  );
  await bare.stop();
  const publication = all.find(({ name }) => name === 'M1');
  const rollupCost =
    publication && wanted('R1') ? await measureRollupCost(hub, publication, { ...options, count, progress }) : null;
  if (wanted('M1') || rollupCost) await rebuild(databaseUrl, progress);
  const fanOut: FanOut[] = [];
  if (publication && wanted('S1')) {
    for (const subscribers of [200, 1000]) {
      fanOut.push(
        await measureFanOut(hub, publication, { subscribers, seconds: options.seconds * 2, rate: 50, progress }),
      );
    }
  }
  const exports: Exported[] = wanted('E1')
    ? await measureExports({
        hub,
        databaseUrl,
        organization: given.organization ?? 0,
        code: '141025100',
        rounds: options.rounds,
        progress,
      })
    : [];
  await hub.stop();
  const imports: Imported[] = wanted('I1')
    ? await measureImports({ databaseUrl, dataDir, flags, rows: options.importRows, progress })
    : [];

  console.table(
    throughput.map(({ name, bare, hub, ratio, target, bareCpu, hubCpu, faults, p99 }) => ({
      name,
      'bare /s': Math.round(bare),
      'hub /s': Math.round(hub),
      ratio: Number(ratio.toFixed(2)),
      target,
      'bare µs': Math.round(bareCpu),
      'hub µs': Math.round(hubCpu),
      'hub p99 ms': Number(p99.toFixed(1)),
      faults,
    })),
  );
  if (rollupCost) console.table([rollupCost]);
  console.table(fanOut);
  console.table(exports);
  console.table(imports);
  await mkdir('bench/results', { recursive: true });
  const file = `bench/results/${new Date().toISOString().replaceAll(':', '-')}.json`;
  const machine = { node: process.version, postgres: database.version, cpus: cpus().map(({ model }) => model) };
  await writeFile(
    file,
    `${JSON.stringify({ options, machine, throughput, rollupCost, fanOut, exports, imports }, null, 2)}
`,
  );
  console.log(file);
} finally {
  await database.stop();
}
