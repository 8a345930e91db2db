import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInputObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { hubSchema } from '../../../src/app/schema.js';
import { readWorkOrderSystems } from '../../../src/procedures/complaint/index.js';
import { orderFields } from '../../../src/procedures/complaint/work-orders/order-fields.js';
import { mappingsIn, orderMapping } from '../../harness/builders/work-order.js';

/** What is told of a mapping file. */
async function faultsOf(mapping: unknown, name = '12345'): Promise<string[]> {
  const directory = await mappingsIn({ [name]: mapping });
  try {
    await readWorkOrderSystems(directory);
    return [];
  } catch (error) {
    const text = String(error instanceof Error ? error.message : error);
    if (!text.includes(join(directory, `${name}.json`))) throw error;
    return text
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

const withFields = (changes: object) => ({ ...orderMapping, fields: { ...orderMapping.fields, ...changes } });
const report = { url: 'https://12345.example.gov.cn/x', on: ['REPLIED'], body: { '/no': 'externalNumber' } };
const withReport = (changes: object) => ({ ...orderMapping, report: { ...report, ...changes } });

describe('a mapping file of work orders', () => {
  test('names a system; the example is one', async () => {
    const example = await readFile(new URL('../../../examples/work-orders/12345.json', import.meta.url), 'utf8');
    const systems = await readWorkOrderSystems(await mappingsIn({ '12345': example, petition: orderMapping }));
    expect([...systems.keys()]).toEqual(['12345', 'petition']);
    expect(systems.get('12345')?.report?.on.size).toBeGreaterThan(5);
    expect(systems.get('petition')?.report).toBeNull();
  });

  test('may say of every field of a registration what a machine can tell', () => {
    const type = hubSchema().getType('RegisterComplaintInput');
    const inner = hubSchema().getType('ComplainantInput');
    if (!isInputObjectType(type) || !isInputObjectType(inner)) throw new Error('no input');
    // The hub's own, and what people decide.
    const others = new Set(['complainant', 'externalSystem', 'idempotencyKey', 'materials', 'sharing', 'occurredAt']);
    const asked = [
      ...Object.keys(type.getFields()).filter((name) => !others.has(name)),
      ...Object.keys(inner.getFields()).map((name) => `complainant.${name}`),
    ];
    expect(
      Object.keys(orderFields)
        .filter((name) => name !== 'anonymous')
        .sort(),
    ).toEqual(asked.sort());
  });

  test.each<[string, unknown, readonly string[]]>([
    ['no JSON', '{\n  "into": }', ['不是有效的 JSON（第2行第12列）']],
    ['for something else', { ...orderMapping, into: 'penalties' }, ['into：须为 complaints']],
    ['with more than it may have', { ...orderMapping, extra: 1 }, ['文件：没有此项：extra']],
    ['without fields', { into: 'complaints' }, ['fields：缺少此项，或类型有误']],
    ['without a field that is needed', withFields({ kind: undefined }), ['fields.kind：缺少此项']],
    [
      'with a field that is none',
      withFields({ colour: '/x' }),
      [expect.stringMatching(/^fields\.colour：没有此项，可用的有externalNumber/)],
    ],
    ['with an empty place', withFields({ subject: '' }), ['fields.subject：位置不能为空']],
    [
      'with a place that is none',
      withFields({ subject: '/a~2' }),
      [expect.stringMatching(/^fields\.subject：位置有误.*RFC 6901/)],
    ],
    [
      'with a place of an object',
      withFields({ subject: { place: 'a..b' } }),
      [expect.stringMatching(/^fields\.subject\.place：位置有误/)],
    ],
    [
      'with a place that is dangerous',
      withFields({ subject: '/__proto__/x' }),
      ['fields.subject：位置中不能有“__proto__”'],
    ],
    ['with nothing to read', withFields({ subject: {} }), ['fields.subject：须指明位置，或给出固定值']],
    [
      'with values for nothing',
      withFields({ subject: { constant: 'x', values: { a: 'b' } } }),
      ['fields.subject：有日期格式或对照表，须指明位置'],
    ],
    [
      'with a value that is none',
      withFields({ kind: { place: '/k', values: { 咨询: 'QUESTION' } } }),
      ['fields.kind.values.咨询：“QUESTION”不是可用的值，须为COMPLAINT、TIP_OFF'],
    ],
    [
      'with a format that is none',
      withFields({ receivedAt: { place: '/t', dateFormat: 'YYYY-MM' } }),
      [expect.stringMatching(/^fields\.receivedAt\.dateFormat：日期格式须各有一个/)],
    ],
    [
      'with a format for a text',
      withFields({ subject: { place: '/t', dateFormat: 'YYYY-MM-DD' } }),
      [expect.stringContaining('只有 receivedAt')],
    ],
    [
      'with one number for all',
      withFields({ externalNumber: { constant: '1' } }),
      [expect.stringMatching(/^fields\.externalNumber：每件工单/)],
    ],
    [
      'with an unknown word',
      withFields({ subject: { place: '/t', column: 'x' } }),
      ['fields.subject：没有此项：column'],
    ],
    ['with a report to nowhere', withReport({ url: 'ftp://x' }), ['report.url：须为 http 或 https 地址']],
    [
      'with a report on what stays inside',
      withReport({ on: ['VIOLATION_FOUND'] }),
      [expect.stringMatching(/^report\.on\.0：不是可回告的状态/)],
    ],
    [
      'with a report of what stays inside',
      withReport({ body: { '/x': 'verification' } }),
      [expect.stringMatching(/^report\.body\.\/x：没有此项，可用的有externalNumber/)],
    ],
    [
      'with places within each other',
      withReport({ body: { '/x': 'number', '/x/y': 'state' } }),
      ['report.body./x：另有位置与此相同，或在此位置之内'],
    ],
    [
      'with a format for a state',
      withReport({ body: { '/x': { field: 'state', dateFormat: 'YYYY-MM-DD' } } }),
      [expect.stringMatching(/^report\.body\.\/x：只有时间有日期格式/)],
    ],
    [
      'with headers that are not there',
      withReport({ headersFile: 'secrets/no.json' }),
      [expect.stringMatching(/^report\.headersFile：无法读取文件/)],
    ],
  ])('that is %s is refused by place and field', async (_what, mapping, faults) => {
    expect(await faultsOf(mapping)).toEqual(faults);
  });

  test('whose headers are none is refused, and tells nothing of them', async () => {
    const directory = await mappingsIn({ '12345': withReport({ headersFile: 'secrets/12345.json' }) });
    for (const headers of ['{ "authorization": ["geheim"] }', '{ "a b": "geheim" }', 'geheim', '[]']) {
      await writeFile(join(directory, 'secrets/12345.json'), headers);
      const reading = readWorkOrderSystems(directory);
      await expect(reading).rejects.toThrow(/report\.headersFile：/);
      await expect(reading).rejects.not.toThrow(/geheim/);
    }
  });

  test('with a name that no address can have is refused, and so is a directory that is not there', async () => {
    expect(await faultsOf(orderMapping, '热线')).toEqual([expect.stringContaining('文件名：')]);
    await expect(readWorkOrderSystems('/nowhere')).rejects.toThrow('WORK_ORDERS_DIR');
    expect((await readWorkOrderSystems(null)).size).toBe(0);
  });
});
