import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { openLog } from '../../../src/platform/log/index.js';
import { readPlan } from '../../../src/platform/graphql/read-plan.js';
import { penaltyInput, publishPenalty } from '../../harness/builders/inputs.js';
import { citizenNumber, publishPerson } from '../../harness/builders/personal.js';
import { graphql } from '../../harness/clients/graphql.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { countStatements } from '../../harness/measure/count-statements.js';

const schema = hubSchema();
const logged: string[] = [];
let hub: TestHub;
let token: string;

beforeAll(async () => {
  hub = await startHub({ log: openLog('warn', { write: (line) => void logged.push(line) }) });
  token = await hub.token('141025100');
  await mutate(hub, '141025100', publishPenalty, penaltyInput());
});
afterAll(() => hub.close());
beforeEach(() => void logged.splice(0));

const decisions = (partyCode: string) => (selection: string) =>
  graphql(
    hub.url,
    token,
    `query ($filter: PenaltyDecisionFilter) { penaltyDecisions(filter: $filter) { nodes { ${selection} } } }`,
    { filter: { partyCode } },
  );
const isPlanned = (selection: string): boolean =>
  readPlan(schema, parse(`{ penaltyDecisions { nodes { ${selection} } } }`), null) !== null;

/** Asks as often as it takes for a document to have its plan: the second time is the plan's first. */
async function planned<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  await ask();
  return ask();
}

describe('a list that a plan reads', () => {
  const ask = () => decisions('91141025MA0GTYRP65')('title violation');
  const told = () => logged.map((line) => (JSON.parse(line) as { msg: string }).msg);

  test('asks a database that fails once, and tells and logs of it once', async () => {
    expect(isPlanned('title violation')).toBe(true);
    expect(await planned(ask)).toMatchObject({ data: { penaltyDecisions: { nodes: [{}] } } });
    await hub.owner.query('ALTER TABLE penalty_decision RENAME violation TO gone');
    try {
      let answer: unknown;
      const statements = await countStatements(hub, async () => void (answer = await ask()));
      expect(answer).toMatchObject({
        data: null,
        errors: [{ path: ['penaltyDecisions'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
      expect(statements).toBe(1);
      expect(told()).toEqual(['internal error']);
    } finally {
      await hub.owner.query('ALTER TABLE penalty_decision RENAME gone TO violation');
    }
    expect(await ask()).toMatchObject({ data: { penaltyDecisions: { nodes: [{}] } } });
  });

  test('asks a database that gives up once, and tells to come back', async () => {
    await planned(ask);
    const client = await hub.owner.connect();
    await client.query('BEGIN; LOCK TABLE penalty_decision IN ACCESS EXCLUSIVE MODE');
    try {
      let answer: unknown;
      const statements = await countStatements(hub, async () => void (answer = await ask()));
      expect(answer).toMatchObject({
        status: 503,
        data: null,
        errors: [{ path: ['penaltyDecisions'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
      });
      expect(statements).toBe(1);
      expect(told()).toEqual(['a caller was told to come back: the database is not available']);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

describe('a search for a person', () => {
  const number = citizenNumber(1);
  beforeAll(() => publishPerson(hub, number));

  /** How many entries of the audit log asking leaves. */
  async function entriesOf(ask: () => Promise<unknown>): Promise<number> {
    const count = async (): Promise<number> => {
      const { rows } = await hub.owner.query<{ count: string }>(
        `SELECT count(*) FROM audit_entry WHERE action = 'PERSONAL_NUMBER_LOOKED_UP'`,
      );
      return Number(rows[0]?.count);
    };
    const before = await count();
    await ask();
    return (await count()) - before;
  }
  const search = decisions(number);

  test.each([
    ['a plan', 'title facts', true],
    ['the executor', 'title history { kind }', false],
  ])('leaves one entry in the audit log when %s reads the list', async (_road, selection, hasPlan) => {
    expect(isPlanned(selection)).toBe(hasPlan);
    for (let time = 0; time < 7; time += 1) {
      expect(await entriesOf(() => search(selection))).toBe(1);
    }
  });

  test('leaves an entry for each list of a document', async () => {
    const one = `penaltyDecisions(filter: { partyCode: "${number}" }) { nodes { title } }`;
    expect(await entriesOf(() => graphql(hub.url, token, `{ one: ${one} other: ${one} }`))).toBe(2);
  });

  test('leaves one entry when the plan meets a value that only the executor can tell of', async () => {
    expect(isPlanned('title content')).toBe(true);
    await planned(() => search('title content'));
    await hub.owner.query('ALTER TABLE penalty_decision ALTER content DROP NOT NULL');
    await hub.owner.query('UPDATE penalty_decision SET content = NULL');
    let answer: unknown;
    expect(await entriesOf(async () => (answer = await search('title content')))).toBe(1);
    expect(answer).toMatchObject({ errors: [{ path: ['penaltyDecisions', 'nodes', 0, 'content'] }] });
    expect(await entriesOf(() => search('title content'))).toBe(1);
  });

  test('leaves its entry when the list cannot be read, and none when the search is refused', async () => {
    await planned(() => search('title facts'));
    await hub.owner.query('ALTER TABLE penalty_decision RENAME facts TO gone');
    expect(await entriesOf(() => search('title facts'))).toBe(1);
    const viewer = await hub.token('141025100', ['VIEWER']);
    const query = 'query ($filter: PenaltyDecisionFilter) { penaltyDecisions(filter: $filter) { nodes { title } } }';
    const refused = () => graphql(hub.url, viewer, query, { filter: { partyCode: number } });
    for (let time = 0; time < 3; time += 1) expect(await entriesOf(refused)).toBe(0);
  });
});
