import { describe, expect, test } from 'vitest';
import { buildSchema, parse } from 'graphql';
import { compiledSize } from '../../../../src/platform/graphql/compiled-size.js';
import { compiledExecutor } from '../../../../src/platform/graphql/executor.js';

const schema = buildSchema(`
  type Query { thing: Thing items: [A] }
  interface Thing { id: ID thing: Thing }
  type A implements Thing { id: ID thing: Thing a: ID }
  type B implements Thing { id: ID thing: Thing }
  type C implements Thing { id: ID thing: Thing }`);

const size = (text: string, most = 1000): number => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  return compiledSize(schema, document, operation, most);
};

describe('how much code jit would write', () => {
  test('is counted once for each type an interface may be, and so on below it', () => {
    expect(size('{ items { id a } }')).toBe(1 + 1 + 2);
    expect(size('{ thing { id } }')).toBe(1 + 3 * 2);
    expect(size('{ thing { thing { id } } }')).toBe(1 + 3 * (1 + 1 + 3 * 2));
    expect(size('{ thing { ... on A { a } } }')).toBe(1 + 3 + 1);
  });

  test('[hostile 3] is not counted to its end above the bound', () => {
    const deep = `${'thing { '.repeat(30)} id ${'}'.repeat(30)}`;
    const started = process.threadCpuUsage();
    expect(size(`{ ${deep} }`, 100)).toBeGreaterThan(100);
    expect(process.threadCpuUsage(started).user / 1000).toBeLessThan(50);
  });
});

describe('a document', () => {
  const run = (known: boolean) => {
    const tasks: (() => void)[] = [];
    const execute = compiledExecutor(schema, { isKnown: () => known, idle: { push: (task) => tasks.push(task) > 0 } });
    return {
      tasks,
      ask: (text: ReturnType<typeof parse>) =>
        execute({ document: text, operationName: null, variables: {}, contextValue: {} }),
    };
  };

  test('is compiled from its fifth use on, once, and not in a request', async () => {
    const { tasks, ask } = run(true);
    const document = parse('{ items { id } }');
    const waiting: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      expect(await ask(document)).toEqual({ data: { items: null } });
      waiting.push(tasks.length);
    }
    expect(waiting).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    for (const task of tasks) task();
    expect(await ask(document)).toEqual({ data: { items: null } });
    expect(tasks.length).toBe(1);
  });

  test('[hostile 3] of somebody unknown is never compiled, nor one with a condition, nor one that would be large', async () => {
    for (const [known, text] of [
      [false, '{ items { id } }'],
      [true, '{ items { id @skip(if: true) } }'],
      [true, '{ thing { thing { thing { thing { thing { id } } } } } }'],
    ] as const) {
      const { tasks, ask } = run(known);
      const document = parse(text);
      for (let n = 0; n < 20; n += 1) await ask(document);
      expect([text, tasks.length]).toEqual([text, 0]);
    }
  });
});
