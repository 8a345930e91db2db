import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { linkPackages } from './comparison/peers.js';
import { openBenchDatabase } from './database.js';
import { measure } from './measure.js';
import { readOptions } from './options.js';
import { fanOutRows, throughputRows } from './report.js';
import { table } from './table.js';

const options = readOptions();
if (options.peers.length > 0) await linkPackages();
const progress = (text: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
const dataDir = resolve('.data/bench');
await mkdir(dataDir, { recursive: true });
const database = await openBenchDatabase(dataDir, options.records, progress);
try {
  const results = await measure({ options, databaseUrl: database.url, dataDir, progress });
  if (!options.checkOnly) {
    const throughput = throughputRows(results.throughput);
    const fanOut = fanOutRows(results.fanOut);
    const { stages, costs, exports, imports } = results;
    const tables = [throughput, stages, costs.map((cost) => ({ ...cost })), fanOut, exports, imports];
    for (const rows of tables) {
      if (rows.length > 0) console.log(`\n${table(rows)}`);
    }
    await mkdir('bench/results', { recursive: true });
    const file = `bench/results/${new Date().toISOString().replaceAll(':', '-')}.json`;
    const machine = { node: process.version, postgres: database.version, cpus: cpus().map(({ model }) => model) };
    const turns = results.throughput.map(({ name, turns }) => ({ name, turns: Object.fromEntries(turns) }));
    const report = { options, machine, throughput, stages, fanOut, costs, exports, imports };
    await writeFile(file, `${JSON.stringify({ ...report, turns, fanOutTurns: results.fanOut }, null, 2)}\n`);
    console.log(`\n${file}`);
  }
} finally {
  await database.stop();
}
