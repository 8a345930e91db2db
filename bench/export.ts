import { get } from 'node:http';
import { startChild, type Child, type Spent } from './child.js';
import { exportText } from './bare.sql.js';
import { median } from './median.js';
import type { Hub } from './servers.js';

export interface Exported {
  readonly name: string;
  /** Rows a second, medians over the rounds. */
  readonly copy: number;
  readonly hub: number;
  /** Median of the rounds' ratios. */
  readonly ratio: number;
  readonly target: number;
  /** Megabytes that the hub took at most above what it had when idle. */
  readonly memory: number;
  readonly megabytes: number;
}

interface Copied {
  readonly seconds: number;
  readonly bytes: number;
  readonly rows: number;
}

export interface ExportOptions {
  readonly hub: Child<Hub>;
  readonly databaseUrl: string;
  /** Key of the organization that exports, and its code. */
  readonly organization: number;
  readonly code: string;
  readonly rounds: number;
  progress(text: string): void;
}

const most = 100_000;

/** E1: an export of 100,000 penalty decisions against COPY of the same columns, in alternation. */
export async function measureExports(options: ExportOptions): Promise<Exported[]> {
  const { hub, rounds, progress } = options;
  const copy = await startChild<object>('copy', { databaseUrl: options.databaseUrl });
  const text = exportText(options.organization, most);
  const results: Exported[] = [];
  for (const [format, target] of [
    ['csv', 0.5],
    ['xlsx', 0],
    ['jsonl', 0],
  ] as const) {
    const path = `/export/penaltyDecisions.${format}?first=${most}`;
    const measured: { copied: Copied; exported: Copied & { memory: number } }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const copied = await copy.ask<Copied>({ text });
      const exported = await takeExport(hub, path, options.code);
      // The first round warms both up; what the hub grows by then is counted too.
      measured.push({ copied, exported: { ...exported, rows: copied.rows } });
      progress(
        `E1 ${format} ${round}/${rounds} copy ${copied.seconds.toFixed(2)} s hub ${exported.seconds.toFixed(2)} s`,
      );
    }
    const counted = measured.slice(1);
    results.push({
      name: `E1 ${format}`,
      copy: median(counted.map(({ copied }) => copied.rows / copied.seconds)),
      hub: median(counted.map(({ exported }) => exported.rows / exported.seconds)),
      ratio: median(counted.map(({ copied, exported }) => copied.seconds / exported.seconds)),
      target,
      memory: Math.max(...measured.map(({ exported }) => exported.memory)) / 1e6,
      megabytes: median(counted.map(({ exported }) => exported.bytes)) / 1e6,
    });
  }
  await copy.stop();
  return results;
}

async function takeExport(hub: Child<Hub>, path: string, code: string): Promise<Copied & { memory: number }> {
  const idle = await hub.ask<Spent>({});
  let highest = idle.rss;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      highest = Math.max(highest, (await hub.ask<Spent>({})).rss);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const begun = performance.now();
  const bytes = await bytesOf(`${hub.ready.url}${path}`, hub.ready.tokens[code] ?? '');
  const seconds = (performance.now() - begun) / 1000;
  isOver = true;
  await watching;
  return { seconds, bytes, rows: 0, memory: highest - idle.rss };
}

function bytesOf(url: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`HTTP ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
  });
}
