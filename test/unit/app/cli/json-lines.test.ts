import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLines, longestLine } from '../../../../src/app/cli/publish/json-lines.js';
import { inputOfRow, withKey } from '../../../../src/app/cli/publish/record-input.js';

async function read(bytes: Uint8Array, cuts: readonly number[] = []) {
  async function* chunks() {
    let from = 0;
    for (const cut of [...cuts].sort((one, other) => one - other)) {
      yield bytes.subarray(from, cut);
      from = cut;
    }
    yield bytes.subarray(from);
  }
  const lines = [];
  for await (const line of jsonLines(chunks())) lines.push(line);
  return lines;
}

test('[files] JSON Lines are read as they were written, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.array(fc.nat(200)), async (values, cuts) => {
      const bytes = Buffer.from(values.map((value) => `${JSON.stringify(value)}\r\n`).join('\n'));
      const places = cuts.map((cut) => Math.min(cut, bytes.length));
      const lines = await read(bytes, places);
      expect(lines).toEqual(
        values.map((value, index) => ({ line: index * 2 + 1, value: JSON.parse(JSON.stringify(value)) as unknown })),
      );
    }),
  );
});

test('[files] what is wrong with a line is told by its number, without the words of the line', async () => {
  const long = `"${'x'.repeat(longestLine)}"`;
  const bytes = Buffer.concat([
    Buffer.from(`{"a":王某}\n${long}\n`),
    Buffer.from([0x22, 0xff, 0x22]),
    Buffer.from('\n{"b":1}'),
  ]);
  const lines = await read(bytes);
  expect(lines.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  expect(lines.map(({ fault }) => fault)).toEqual([
    expect.stringContaining('不是有效的 JSON'),
    expect.stringContaining('超过'),
    '不是 UTF-8 文本',
    undefined,
  ]);
  expect(JSON.stringify(lines)).not.toContain('王某');
});

const field = (name: string, kind = 'SCALAR') => ({ name, type: 'String', kind, isList: false });
const shape = {
  mutation: 'publishX',
  inputType: 'PublishXInput',
  fields: new Map(
    [field('summary'), field('sharing', 'INPUT_OBJECT'), field('period', 'INPUT_OBJECT')].map((one) => [one.name, one]),
  ),
  within: new Map([
    ['sharing', new Map([['title', field('title')]])],
    ['period', new Map([['from', field('from')]])],
  ]),
  words: new Map(),
};

test('[files] fields side by side go where they belong, and those that nobody has are named', () => {
  const row = {
    category: 'X',
    title: '标题',
    summary: '摘要',
    'period.from': '2026-01-01',
    sharedAt: 'x',
    'publisher.name': '甲',
  };
  expect(inputOfRow(row, shape)).toEqual({
    input: { sharing: { title: '标题' }, summary: '摘要', period: { from: '2026-01-01' } },
    leftOut: ['sharedAt', 'publisher.name'],
  });
});

test('[files] the key of a record follows from what it says, not from the order of its fields', () => {
  const one = withKey('publishX', { a: 1, b: { c: '甲', d: null } });
  const other = withKey('publishX', { b: { c: '甲' }, a: 1 });
  expect(one['idempotencyKey']).toBe(other['idempotencyKey']);
  expect(withKey('publishX', { a: 2 })['idempotencyKey']).not.toBe(one['idempotencyKey']);
  expect(withKey('publishX', { idempotencyKey: 'k' })).toEqual({ idempotencyKey: 'k' });
});
