import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { hubSchema } from '../../../src/app/schema.js';
import { openLog } from '../../../src/platform/log/index.js';
import { patienceFactor } from '../../harness/time/patience.js';
import { categoryTypes, inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { choicesFrom, type Choices } from '../../harness/properties/choices.js';
import { eventually } from '../../harness/time/eventually.js';
import { heapInUse } from '../../harness/measure/heap.js';
import { hostileDocuments, type HostileDocument } from '../../harness/properties/hostile-document.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { watchLoop, type LoopWatch } from '../../harness/measure/loop-watch.js';
import { mutate } from '../../harness/clients/publish.js';
import type { Pool } from '../../harness/properties/random-arguments.js';
import { openSession } from '../../harness/clients/socket-session.js';
import { openStream, searchOf } from '../../harness/clients/stream.js';

/** `DOCUMENT_FUZZ_RUNS=20000 DOCUMENT_FUZZ_SEED=1 npm test -- test/api/security/document-fuzzer.test.ts` for a long run. */
const runs = Number(process.env['DOCUMENT_FUZZ_RUNS'] ?? 150);
const seed = process.env['DOCUMENT_FUZZ_SEED'];
/** Milliseconds of processor time that a turn of the event loop may take. */
const mostBlocked = 100;
/** The same for the schema itself: a query of one's own may ask for as much of it as the standard one, and is executed in one turn. */
const mostBlockedBySchema = 300;
/** What no answer may hold: stacks, paths, SQL, texts of the engine, of a driver or a library. */
const forbidden =
  /INTERNAL_SERVER_ERROR|node_modules|\bat \S+:\d+:\d+|\/src\/|SELECT |call stack|ECONN|invalid byte|Context creation|TypeError|undefined is not/;

const schema = hubSchema();
let hub: TestHub;
let token: string;
let loop: LoopWatch;
let pool: Pool;
const logged: string[] = [];

beforeAll(async () => {
  const log = openLog('silent');
  hub = await startHub({
    log: { ...log, error: (...told: unknown[]) => void logged.push(JSON.stringify(told)) } as typeof log,
  });
  token = await hub.token('scjg');
  const ids: string[] = [];
  for (const type of categoryTypes) {
    const { record } = await mutate(hub, 'scjg', publishOf(type), inputOf(type));
    ids.push(record?.id ?? '');
  }
  pool = {
    id: [...ids, 'org_scjg', 'nothing'],
    ids,
    recordId: ids,
    ID: [`sha256-${'0'.repeat(64)}`, 'nothing'],
    after: ['forged', ''],
    first: [1, 3, 100, 0, -1, 2_147_483_647],
    days: [5, -3, 999],
    text: ['占道', '占', '𠮷', '%', '\\'],
    code: ['scjg', 'nobody'],
    publisherCodes: ['scjg', 'nobody'],
    String: ['330231-01', '', '𠮷\u200b'],
    Int: [1, 20],
    Decimal: ['2000', '-1'],
    LocalDate: ['2021-10-12', '2030-12-31'],
    DateTime: ['2021-10-12T09:00:00+08:00', '2030-12-31T23:59:59.999Z'],
    Boolean: [true, false],
  };
  loop = watchLoop();
});
afterAll(async () => {
  loop.stop();
  await hub.close();
});

interface Told {
  readonly status: number;
  readonly text: string;
}

type Ask = (asked: HostileDocument, bearer: string | null) => Promise<Told>;

const authorization = (bearer: string | null): Record<string, string> =>
  bearer === null ? {} : { authorization: `Bearer ${bearer}` };

const transports: Readonly<Record<string, Ask>> = {
  async post(asked, bearer) {
    const headers = { 'content-type': 'application/json', ...authorization(bearer) };
    const response = await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(asked) });
    return { status: response.status, text: await response.text() };
  },
  async get(asked, bearer) {
    const headers = { 'apollo-require-preflight': '1', ...authorization(bearer) };
    const search = searchOf(defined(asked)).slice(0, 12_000);
    const response = await fetch(`${hub.url}/graphql?${search}`, { headers });
    return { status: response.status, text: await response.text() };
  },
  async socket(asked, bearer) {
    const session = await openSession(hub.url, bearer, '', defined(asked));
    const message = await Promise.race([
      eventually(() => session.messages.find(({ type }) => type === 'error' || type === 'next')),
      session.closed,
    ]);
    session.close();
    return { status: 'code' in message && message.code === 1011 ? 500 : 200, text: JSON.stringify(message) };
  },
  async stream(asked, bearer) {
    const stream = await openStream(hub.url, { token: bearer, asked: defined(asked) });
    const text = await stream.body();
    return { status: stream.status, text: JSON.stringify(stream.results) + text };
  },
  async export(asked, bearer) {
    const search = new URLSearchParams();
    const values = [asked.query, asked.operationName, JSON.stringify(asked.variables ?? '')];
    for (const [place, name] of ['columns', 'publisherCodes', 'text', 'first', 'after', 'limit'].entries()) {
      search.append(name, String(values[place % values.length]).slice(0, 2_000));
    }
    const file = ['sharedRecords.csv', 'penaltyDecisions.jsonl', 'caseTransfers.csv'][String(asked.query).length % 3];
    const response = await fetch(`${hub.url}/export/${file}?${search.toString().slice(0, 12_000)}`, {
      headers: authorization(bearer),
    });
    return { status: response.status, text: await response.text() };
  },
};

function defined(asked: HostileDocument): object {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

/** What is wrong with how a document was answered, asked so many times by one way; null: nothing. */
async function fault(way: string, asked: HostileDocument, choices: Choices): Promise<string | null> {
  const ask = transports[way];
  const bearer = choices.pick([token, token, null, 'wrong']);
  const times = 1 + choices.below(7);
  for (let n = 0; n < times; n += 1) {
    loop.longest();
    const { status, text } = (await ask?.(asked, bearer)) ?? { status: 0, text: '' };
    const longest = loop.longest();
    if (status === 0 || status >= 500) return `answered ${status}: ${text.slice(0, 500)}`;
    const found = forbidden.exec(text);
    if (found) return `tells ${found[0]}: ${text.slice(0, 500)}`;
    if (logged.length > 0) return `logged ${logged.splice(0).join().slice(0, 1_000)}`;
    // The collection of garbage may fall into one turn, not again into the same of the next.
    const most = String(asked.query).includes('__schema') ? mostBlockedBySchema : mostBlocked;
    if (longest > most && (await againSlow(async () => ask?.(asked, bearer), most)))
      return `blocks ${Math.round(longest)} ms`;
  }
  return null;
}

async function againSlow(ask: () => Promise<unknown>, most: number): Promise<boolean> {
  for (let n = 0; n < 2; n += 1) {
    loop.longest();
    await ask();
    if (loop.longest() <= most) return false;
  }
  return true;
}

test(
  `[hostile 3] [hostile 4] [hostile 5] ${runs} documents of any form, by every way, known and unknown: answered in time, without a fault of the hub, and forgotten`,
  async () => {
    const documentOf = hostileDocuments(schema, pool);
    const tape = fc.array(fc.nat(9_999), { minLength: 220, maxLength: 220 });
    const before = heapInUse();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(transports)), tape, async (way, numbers) => {
        const choices = choicesFrom(numbers);
        const asked = documentOf(choices);
        const found = await fault(way, asked, choices);
        if (found !== null) throw new Error(`${found}\n${way} ${JSON.stringify(asked).slice(0, 3_000)}`);
      }),
      { numRuns: runs, endOnFailure: true, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
    // The budgets of documents, what was compiled and results, and what a hub of its size takes by itself.
    expect(heapInUse() - before).toBeLessThan(150);
  },
  (120_000 + runs * 400) * patienceFactor(),
);
