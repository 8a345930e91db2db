import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escapeLiteral, type Client } from 'pg';
import { viewsOfToday } from '../../../migrations/analyst-views.js';
import { analystLogin, signIn } from '../../harness/hub/analyst.js';
import { categoryTypes, inputOf, publishOf } from '../../harness/builders/category-inputs.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
/** Reads for an organization that sees none of what is named to another, and for that other. */
let curious: Client;
let named: Client;

beforeAll(async () => {
  hub = await startHub();
  await publishAll('公开');
  // The first of its kind makes the first page of an index.
  await publishAll('只给司法局的', ['sfj']);
  curious = await signIn(hub, await analystLogin(hub, 'nync'));
  named = await signIn(hub, await analystLogin(hub, 'sfj'));
});
afterAll(async () => {
  await curious.end();
  await named.end();
  await hub.close();
});

async function publishAll(title: string, organizationCodes?: string[]): Promise<void> {
  const scope = organizationCodes ? 'NAMED_ORGANIZATIONS' : 'ALL_MEMBERS';
  for (const type of categoryTypes) {
    const shared = { ...sharing(`${title}${type}`), scope, organizationCodes, externalRef: title };
    const number = type === 'PenaltyDecision' ? { decisionNumber: `古岳综执罚决字〔2021〕${title.length}号` } : {};
    const input = inputOf(type, { sharing: shared, ...number });
    expect((await mutate(hub, 'scjg', publishOf(type), input)).userErrors).toEqual([]);
  }
  const steps = [{ title: '立案', content: '填写审批表', post: '执法员', limitAmount: 15, limitUnit: 'DAYS' }];
  const procedure = { kind: 'WORK_PROCEDURE', violation: null, appliesTo: '普通程序', tiers: null, steps };
  const shared = {
    ...sharing(`${title}流程`),
    scope: organizationCodes ? 'NAMED_ORGANIZATIONS' : 'ALL_MEMBERS',
    organizationCodes,
  };
  const input = inputOf('DiscretionStandard', { sharing: shared, ...procedure });
  expect((await mutate(hub, 'scjg', publishOf('DiscretionStandard'), input)).userErrors).toEqual([]);
  await hub.owner.query(`UPDATE penalty_decision SET execution_status = 'EXECUTED', executed_on = decided_on,
    standing = 'CHANGED', changed_fine_amount = 1, changed_confiscated_amount = 1`);
}

interface Column {
  readonly view: string;
  readonly name: string;
  readonly type: string;
}

/** Every column of every view, as the catalogue has them. */
async function columns(): Promise<Column[]> {
  const { rows } = await hub.owner.query<Column>(`
    SELECT c.relname AS view, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relnamespace = 'analyst'::regnamespace AND c.relkind = 'v' AND c.relname <> 'organization'
    ORDER BY c.relname, a.attnum`);
  return rows;
}

/** A value that no row has. */
function absent(type: string): string {
  if (type.endsWith('[]')) return '{无此值}';
  if (type === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (type === 'date' || type.startsWith('timestamp')) return '1961-02-03';
  if (type === 'integer' || type.startsWith('numeric')) return '987654321';
  return '无此值';
}

const conditions = ['=', '<>', '<', '>='];

const options = 'ANALYZE, BUFFERS, VERBOSE, TIMING OFF, SUMMARY OFF';

/** What EXPLAIN tells of a statement but for the condition itself, whose value is the reader's own. */
async function told(statement: string): Promise<string> {
  const explain = `EXPLAIN (${options}) ${statement}`;
  // The first time, the session may have to read the catalogue.
  await curious.query(explain);
  const { rows } = await curious.query<Record<'QUERY PLAN', string>>(explain);
  const lines = rows.map((row) => row['QUERY PLAN']);
  return lines.filter((line) => !/^\s*(Filter|Planning):/.test(line)).join('\n');
}

/** What conditions on a column show, each with its estimates, counts and buffers. */
async function shown({ view, name, type }: Column, value: string, operators = conditions): Promise<string[]> {
  const plans: string[] = [];
  for (const operator of operators) {
    plans.push(await told(`SELECT 1 FROM analyst.${view} WHERE ${name} ${operator} ${escapeLiteral(value)}::${type}`));
  }
  return plans;
}

/** Columns by which a session tells a value that only hidden rows have from one that no row has. */
async function oracles(): Promise<string[]> {
  const leaks: string[] = [];
  for (const column of await columns()) {
    const { rows } = await named.query<{ value: string }>(
      `SELECT max(${column.name}::text) AS value FROM analyst.${column.view}`,
    );
    const value = rows[0]?.value;
    if (value === undefined || value === null) throw new Error(`no hidden value of ${column.view}.${column.name}`);
    const differs = async (): Promise<boolean> => {
      const [found, none] = [await shown(column, value, ['=']), await shown(column, absent(column.type), ['='])];
      return found.join() !== none.join();
    };
    // What a vacuum between the two changes, it changes once.
    if ((await differs()) && (await differs())) leaks.push(`${column.view}.${column.name}`);
  }
  return leaks;
}

describe('[hostile 6] a hidden row', () => {
  test('changes no plan, estimate, count or buffer of any condition on any column of any view', async () => {
    const all = await columns();
    expect(new Set(all.map(({ view }) => view)).size).toBe(viewsOfToday.length - 1);
    const before = new Map<Column, string[]>();
    for (const column of all) before.set(column, await shown(column, absent(column.type)));
    const { rows: visible } = await curious.query('SELECT * FROM analyst.shared_record ORDER BY record_id');
    await publishAll('不公开', ['sfj']);
    await hub.owner.query('ANALYZE');
    for (const column of all) {
      expect({ column, plans: await shown(column, absent(column.type)) }).toEqual({
        column,
        plans: before.get(column),
      });
    }
    expect((await curious.query('SELECT * FROM analyst.shared_record ORDER BY record_id')).rows).toEqual(visible);
  });

  test('that matches is told from none by no column, though its organization finds it', async () => {
    await hub.owner.query(`UPDATE shared_record SET audience = (
      SELECT array_agg(id) FROM organization WHERE code IN ('scjg', 'sfj')) WHERE audience IS NULL`);
    expect((await curious.query('SELECT 1 FROM analyst.shared_record')).rows).toEqual([]);
    // One of each category, and a work procedure.
    const published = categoryTypes.length + 1;
    expect((await named.query('SELECT 1 FROM analyst.shared_record')).rows).toHaveLength(3 * published);
    expect(await oracles()).toEqual([]);
  });

  test('is in no plan that a session has PostgreSQL print in its messages', async () => {
    const messages: string[] = [];
    curious.on('notice', ({ message, detail }) => messages.push(`${message} ${detail}`));
    for (const setting of ['debug_print_plan', 'debug_print_rewritten', 'debug_print_parse']) {
      await curious.query(`SET ${setting} = on`);
    }
    await curious.query('SET client_min_messages = debug5');
    await curious.query('SELECT count(*) FROM analyst.penalty_decision');
    await curious.query('RESET ALL');
    expect(messages.filter((message) => message.includes('plan')).length).toBeGreaterThan(0);
    expect(messages.filter((message) => /INDEXSCAN|BITMAPHEAPSCAN|SEQSCAN/.test(message))).toEqual([]);
  });

  test('mutant: with a view over the tables, hidden values are told from none', async () => {
    const view = viewsOfToday.find(({ name }) => name === 'penalty_decision');
    if (!view) throw new Error('no view');
    const types = new Map((await columns()).filter((one) => one.view === view.name).map((one) => [one.name, one.type]));
    const select = view.columns.map(([name, expression]) => `(${expression})::${types.get(name)} AS ${name}`);
    await hub.owner.query(`ALTER POLICY analyst ON penalty_decision
      USING (EXISTS (SELECT FROM shared_record r WHERE r.id = record_id))`);
    await hub.owner.query(`CREATE OR REPLACE VIEW analyst.penalty_decision WITH (security_barrier) AS
      SELECT ${select.join(', ')} FROM ${view.from} WHERE ${view.where}`);
    expect(await oracles()).toContain('penalty_decision.party_name');
  });
});
