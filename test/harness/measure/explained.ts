import type { TestHub } from '../hub/hub.js';

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A node of a plan. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A statement as PostgreSQL carried it out. */
export interface Explained {
  readonly text: string;
  /** Milliseconds of PostgreSQL, without planning: statements are prepared. */
  readonly milliseconds: number;
  readonly nodes: readonly PlanNode[];
}

/** The statements that the hub's pool runs meanwhile and that only read. */
export async function statementsOf(hub: TestHub, work: () => Promise<void>): Promise<Statement[]> {
  const { pool } = hub.running.hub;
  const original = pool.query;
  const statements: Statement[] = [];
  pool.query = ((...args: never[]) => {
    const [query] = args as unknown as [Partial<Statement>];
    if (query.text?.includes('acting.identity')) statements.push({ text: query.text, values: query.values ?? [] });
    return (original as (...given: never[]) => unknown).apply(pool, args);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = original;
  }
  return statements;
}

/** Carries statements out again, as the hub's own login, and tells how: the fastest of some runs. */
export async function explain(hub: TestHub, statements: readonly Statement[], runs = 3): Promise<Explained[]> {
  const explained: Explained[] = [];
  for (const { text, values } of statements) {
    let best: Explained | null = null;
    for (let count = 0; count < runs; count += 1) {
      const { rows } = await hub.running.hub.pool.query<{
        'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }];
      }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
      const [{ Plan: plan, 'Execution Time': milliseconds }] = rows[0]?.['QUERY PLAN'] ?? [
        { Plan: null as never, 'Execution Time': 0 },
      ];
      if (best === null || milliseconds < best.milliseconds) best = { text, milliseconds, nodes: nodesOf(plan) };
    }
    if (best) explained.push(best);
  }
  return explained;
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
