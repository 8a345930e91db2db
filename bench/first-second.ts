import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { median } from './median.js';

/**
 * How soon the hub answers after `npm start`, and how fast in the first second: as a ratio to its own steady rate, in one run. A hub of its own
 * with the demonstration's data, asked for the queries of `examples/operations` in turn over a few connections.
 */
const rounds = Number(process.argv[2] ?? 5);
const connections = 4;
/** Seconds of one round; the rate of the last two is the steady one. */
const seconds = 8;
const port = '4399';
const url = `http://127.0.0.1:${port}`;
const environment = {
  ...process.env,
  DATA_DIR: '.data/bench-start',
  PORT: port,
  SIMULATOR: 'off',
  LOG_LEVEL: 'error',
};
const flags = ['--enable-source-maps', '--max-old-space-size=1536', '--max-semi-space-size=32'];

interface Started {
  readonly hub: ChildProcess;
  /** Milliseconds until it was ready. */
  readonly after: number;
}

async function start(): Promise<Started> {
  const begun = performance.now();
  const hub = spawn(process.execPath, [...flags, 'dist/src/app/main.js'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady())) await sleep(5);
  return { hub, after: performance.now() - begun };
}

async function stop({ hub }: Started): Promise<void> {
  hub.kill('SIGTERM');
  await once(hub, 'exit');
}

async function isReady(): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function token(): Promise<string> {
  const asked = ['dist/src/app/cli/main.js', 'token', '--organization', 'sfj', '--roles', 'PUBLISHER,ANALYST'];
  const { stdout } = await promisify(execFile)(process.execPath, asked, { env: environment });
  return stdout.trim();
}

/** The bodies of all examples that read. */
async function queries(): Promise<readonly string[]> {
  const files = globSync('examples/operations/**/*.graphql').toSorted();
  const all = await Promise.all(
    files.map(async (file) => {
      const query = await readFile(file, 'utf8');
      const variables = file.replace('.graphql', '.variables.json');
      return { query, variables: existsSync(variables) ? JSON.parse(await readFile(variables, 'utf8')) : {} };
    }),
  );
  return all
    .filter(({ query, variables }) => /^query /m.test(query) && !JSON.stringify(variables).includes('${'))
    .map((body) => JSON.stringify(body));
}

const agent = new Agent({ keepAlive: true, maxSockets: connections });

/** Whether it was answered without an error. */
function ask(body: string, authorization: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization };
    const asked = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      text(answer).then((read) => resolve(!read.includes('"errors"')), reject);
    });
    asked.on('error', reject).end(body);
  });
}

/** Hundredths of a second of processor time that a process has taken, as Linux tells. */
function spent({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

interface Answer {
  /** Milliseconds from the beginning. */
  readonly at: number;
  /** Processor time that the hub had taken by then. */
  readonly spent: number;
}

async function answers(hub: ChildProcess, bodies: readonly string[], authorization: string): Promise<Answer[]> {
  const begun = performance.now();
  const moments: Answer[] = [{ at: 0, spent: spent(hub) }];
  let next = 0;
  const askInTurn = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000) {
      await ask(bodies[next++ % bodies.length] ?? '', authorization);
      moments.push({ at: performance.now() - begun, spent: spent(hub) });
    }
  };
  await Promise.all(Array.from({ length: connections }, askInTurn));
  return moments;
}

const first = await start();
const authorization = `Bearer ${await token()}`;
const readable: string[] = [];
// This process, too, is slow at first.
for (let again = 0; again < 5; again += 1) {
  for (const body of await queries()) if ((await ask(body, authorization)) && again === 0) readable.push(body);
}
await stop(first);
const ratios: number[] = [];
const costs: number[] = [];
const ready: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const started = await start();
  const all = await answers(started.hub, readable, authorization);
  const window = (from: number, to: number) => all.filter(({ at }) => at >= from && at < to);
  const rate = (some: readonly Answer[], length: number): number => (some.length * 1000) / length;
  const cost = (some: readonly Answer[]): number =>
    (10_000 * ((some.at(-1)?.spent ?? 0) - (some[0]?.spent ?? 0))) / some.length;
  const [soon, later] = [window(0, 1000), window((seconds - 2) * 1000, seconds * 1000)];
  ratios.push(rate(soon, 1000) / rate(later, 2000));
  costs.push(cost(later) / cost(soon));
  ready.push(started.after);
  const told = [`ready ${started.after.toFixed(0)} ms`, `answers/s ${rate(soon, 1000)}, later ${rate(later, 2000)}`];
  console.log(`${told.join(', ')}, µs an answer ${cost(soon).toFixed(0)}, later ${cost(later).toFixed(0)}`);
  await stop(started);
}
const medians = [`ready ${median(ready).toFixed(0)} ms`, `ratio of rates ${median(ratios).toFixed(2)}`];
console.log(
  `medians: ${medians.join(', ')}, of processor time ${median(costs).toFixed(2)} (${readable.length} queries)`,
);
