import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Example } from '../../../web/examples/example.js';
import { fillIn } from '../../../web/examples/fill-in.js';
import { graphql } from '../../harness/clients/graphql.js';
import { allExamples, fillingOn, signIn } from '../../harness/docs/examples.js';
import { startDemonstration } from '../../harness/hub/demonstration.js';
import type { TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

/** An operation as somebody sends it, again and again. */
interface Asked {
  readonly example: Example;
  readonly token: string;
  readonly variables: object;
}

const seconds = Number(process.env['CUT_SECONDS'] ?? 20);
/** Milliseconds in which every answer comes. */
const patience = 30_000;
const clock = movingClock('2026-11-24T15:20:00+08:00');
let hub: TestHub;
const asked: Asked[] = [];

beforeAll(async () => {
  hub = await startDemonstration(clock);
  const examples = await allExamples();
  const filling = fillingOn(hub, examples, () => new Date(clock.now().epochMilliseconds));
  for (const example of examples.filter(({ kind }) => kind !== 'subscription')) {
    const { variables } = await fillIn(example, filling);
    const token = await signIn(hub, example.identity);
    await graphql(hub.url, token, example.document, variables as object);
    asked.push({ example, token, variables: variables as object });
  }
});
afterAll(() => hub.close());

/** Ends all connections of the hub, as PostgreSQL does when it is shut down: in the middle of statements and between them. */
async function cutOn(signal: AbortSignal): Promise<number> {
  let cut = 0;
  while (!signal.aborted) {
    await sleep(Math.random() * 60);
    const { rows } = await hub.owner.query<{ count: number }>(
      `SELECT count(pg_terminate_backend(pid))::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < 0.5`,
    );
    cut += rows[0]?.count ?? 0;
  }
  return cut;
}

/** What an operation may be told: that the database is away, or what it is told when it is there. */
function expectedOf({ refusal, again }: Example): readonly (string | null)[] {
  return ['SERVICE_UNAVAILABLE', refusal, again];
}

async function faultOf({ example, token, variables }: Asked): Promise<string | null> {
  const answered = graphql(hub.url, token, example.document, variables);
  const answer = await Promise.race([answered, sleep(patience, null, { ref: false })]);
  if (answer === null) return `${example.path}: no answer`;
  const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions?.['code']));
  const others = codes.filter((code) => !expectedOf(example).includes(code));
  return others.length === 0 ? null : `${example.path}: ${others.join()}`;
}

test('[F database lost] whatever is asked while its connections are cut, the hub says that it cannot, lives, and goes on', async () => {
  const over = AbortSignal.timeout(seconds * 1000);
  const cutting = cutOn(over);
  const faults = new Set<string>();
  const askOn = async (): Promise<void> => {
    while (!over.aborted) {
      const one = asked[Math.floor(Math.random() * asked.length)];
      const fault = one && (await faultOf(one));
      if (fault) faults.add(fault);
    }
  };
  await Promise.all(Array.from({ length: 8 }, askOn));
  expect(await cutting).toBeGreaterThan(50);
  expect([...faults]).toEqual([]);
  const { data } = await graphql(hub.url, await hub.token('sfj'), '{ viewer { organization { code } } }');
  expect(data).toMatchObject({ viewer: { organization: { code: 'sfj' } } });
}, 400_000);
