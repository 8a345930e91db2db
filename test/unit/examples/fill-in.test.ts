import { expect, test } from 'vitest';
import { readExample, type Example } from '../../../web/examples/example.js';
import { dataOf } from '../../../web/examples/faults.js';
import { fillIn, type Filling } from '../../../web/examples/fill-in.js';

const now = new Date('2026-11-23T10:00:00+08:00');

function example(name: string, variables: object, head = ''): Example {
  const document = `# 示例${name}\n# 身份: zrzy\n${head}mutation ${name} {\n  act\n}\n`;
  return readExample(`start/10-${name}`, document, JSON.stringify(variables));
}

/** Answers each example with the number of times that it was run, and keeps what it was sent. */
function filling(...examples: readonly Example[]) {
  const sent: [name: string, variables: unknown][] = [];
  const asked: Filling = {
    now,
    byName: (name) => examples.find((one) => one.name === name),
    run: async ({ name }, variables) => {
      sent.push([name, variables]);
      return {
        act: { case: { id: `${name}-${sent.length}`, revision: sent.length } },
        other: { id: 'of another root' },
      };
    },
    upload: async (kind, path) => `${kind} of ${path}`,
  };
  return { asked, sent };
}

test('takes values from the answers of what it needs, which is run first, each once', async () => {
  const first = example('First', { key: 'example-first' });
  const second = example('Second', { id: '${First.case.id}' });
  const third = example('Third', {
    id: '${Second.case.id}',
    of: '${First.case.id}',
    revision: '${Second.case.revision}',
    other: '${Second.other.id}',
  });
  const { asked, sent } = filling(first, second);
  const { variables, ran } = await fillIn(third, asked);
  expect(variables).toEqual({ id: 'Second-2', of: 'First-1', revision: 2, other: 'of another root' });
  expect(ran.map(({ name }) => name)).toEqual(['First', 'Second']);
  expect(sent).toEqual([
    ['First', { key: expect.stringMatching(/^example-first-\w+$/) }],
    ['Second', { id: 'First-1' }],
  ]);
});

test('runs what its head names, uploads files, makes keys, and puts another end to what there is once', async () => {
  const before = example('Before', {});
  const own = {
    code: 'example-bureau',
    name: '王某某（example-officer）',
    file: '${table a/b.csv}',
    jwk: '${publicKey}',
    day: '2021-07-01',
  };
  const { asked, sent } = filling(before);
  const [one, other] = [
    await fillIn(example('Own', own, '# 先行: Before\n'), asked),
    await fillIn(example('Own', own), asked),
  ];
  expect(sent.map(([name]) => name)).toEqual(['Before']);
  expect(one.variables).toEqual({
    code: expect.stringMatching(/^example-bureau-\w+$/),
    name: expect.stringMatching(/^王某某（example-officer-\w+）$/),
    file: 'table of a/b.csv',
    jwk: expect.stringMatching(/^\{"kty":"OKP","crv":"Ed25519","x":"[\w-]{43}"\}$/),
    day: '2021-07-01',
  });
  expect(other.variables).not.toEqual(one.variables);
});

test('what somebody has changed is sent as it is', async () => {
  const { asked } = filling();
  const { variables } = await fillIn(example('Own', { id: '${Nobody.id}' }), asked, { id: 'cpl_1', on: '2026-12-24' });
  expect(variables).toEqual({ id: 'cpl_1', on: '2026-12-24' });
});

test('says what is missing, and does not go round', async () => {
  const around = [example('One', { id: '${Other.id}' }), example('Other', { id: '${One.id}' })] as const;
  await expect(fillIn(around[0], filling(...around).asked)).rejects.toThrow(/互相引用/);
  await expect(fillIn(around[0], filling().asked)).rejects.toThrow(/没有名为 Other 的示例/);
  await expect(fillIn(example('Own', { id: '${First.none.id}' }), filling(example('First', {})).asked)).rejects.toThrow(
    /没有取到/,
  );
});

test('a refusal of what is run before is told, unless it is that it was run already', () => {
  const refused = { data: { act: { userErrors: [{ code: 'ALREADY_EXISTS', message: '已登记' }] } } };
  expect(() => dataOf(example('First', {}), refused)).toThrow(/“示例First”（First）未成：已登记/);
  expect(dataOf(example('First', {}, '# 再次: ALREADY_EXISTS\n'), refused)).toBe(refused.data);
  expect(() =>
    dataOf(example('First', {}), { errors: [{ message: '请先登录', extensions: { code: 'UNAUTHENTICATED' } }] }),
  ).toThrow(/请先登录/);
});
