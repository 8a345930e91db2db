import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkOrderSystems, type WorkOrderSystem } from '../../../src/procedures/complaint/index.js';
import { jsonOf, readPlace } from '../../../src/platform/json-mapping/index.js';
import {
  freshNumber,
  mappingsIn,
  orderMapping,
  postText,
  type OrderAnswer,
} from '../../harness/builders/work-order.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

let hub: TestHub;
/** The hub's own, to which this test adds mappings that it makes up. */
let systems: Map<string, WorkOrderSystem>;
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: await mappingsIn({ '12345': orderMapping }) });
  systems = hub.running.hub.workOrders as Map<string, WorkOrderSystem>;
});
afterAll(() => hub.close());

const count = async (): Promise<number> =>
  Number((await hub.owner.query<{ n: string }>('SELECT count(*) AS n FROM proceeding')).rows[0]?.n);
const claimed = async (): Promise<number> =>
  Number((await hub.owner.query<{ n: string }>('SELECT count(*) AS n FROM work_order')).rows[0]?.n);

/** Texts of every sort: of other scripts, with what may not be kept, that look like numbers of people. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '举报',
    '投诉',
    '1',
    '岳阳镇',
    '141025100',
    '2025-06-10 09:12:40',
    '141025199003021019',
    '13800138000',
  ),
);
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }));
const name = fc.oneof(
  fc.constantFrom('no', 'type', 'title', '0', '1', 'a/b', '~x'),
  fc.string({ minLength: 1, maxLength: 5 }),
);

test('any JSON is answered, and registers a complaint whole or nothing', async () => {
  const order = fc.oneof(
    value,
    fc.record(
      {
        no: value,
        type: value,
        title: value,
        detail: fc.record({ content: value }),
        time: value,
        area: value,
        caller: value,
      },
      { requiredKeys: [] },
    ),
    fc.record({
      no: fc.constant(null).map(() => freshNumber()),
      type: fc.constantFrom('举报', '投诉', '咨询'),
      title: text,
      detail: fc.record({ content: text }),
      item: fc.oneof(text, fc.constant(null)),
      party: text,
      secret: fc.constantFrom(0, 1, '', '是'),
      caller: fc.record({ name: text, phone: text, id: text }, { requiredKeys: [] }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(order, async (given) => {
      const before = await count();
      const { status, body } = await postText(hub, JSON.stringify(given));
      const answers = (Array.isArray(body) ? body : [body]) as OrderAnswer[];
      expect([200, 201, 207, 400, 409, 422]).toContain(status);
      const made = answers.filter((each) => each.status === 201).length;
      expect(await count()).toBe(before + made);
      expect(await claimed()).toBe(await count());
      const silent = answers.filter(({ errors, complaintId }) => (complaintId === null) !== errors?.length > 0);
      expect(silent.filter((each) => each.status === 422 || each.status === 201)).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** A mapping with a place of its own for every field, and an order made by it. */
const mapped = fc
  .uniqueArray(fc.array(name, { minLength: 1, maxLength: 3 }), {
    minLength: 6,
    maxLength: 6,
    selector: ([first = '']) => first,
  })
  .chain((places) =>
    fc.record({
      places: fc.constant(
        places.map((names) => `/${names.map((each) => each.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`),
      ),
      subject: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      kind: fc.constantFrom('COMPLAINT', 'TIP_OFF'),
      minutes: fc.integer({ min: 0, max: 500_000 }),
    }),
  );

type Mapped = typeof mapped extends fc.Arbitrary<infer Value> ? Value : never;

/** What became of a work order by a mapping: what was read again, the fields that were refused, or what is wrong with the mapping. */
async function tried({ places, subject, kind, minutes }: Mapped): Promise<string> {
  const [number = '', kindAt = '', subjectAt = '', summaryAt = '', timeAt = '', partyAt = ''] = places;
  const mapping = {
    into: 'complaints',
    fields: {
      externalNumber: number,
      kind: { place: kindAt, values: { 甲类: 'COMPLAINT', 乙类: 'TIP_OFF' } },
      subject: subjectAt,
      summary: summaryAt,
      receivedAt: { place: timeAt, dateFormat: 'epochSeconds' },
      partyName: partyAt,
    },
  };
  const read = await readWorkOrderSystems(await mappingsIn({ made: mapping })).catch((error: Error) => error);
  // Places that are none are told with their file.
  if (read instanceof Error) return read.message.replace(/^[^]*made\.json 有误\n {2}fields\.[^]*$/, 'MAPPING');
  systems.set('made', read.get('made') as WorkOrderSystem);
  const no = freshNumber();
  const seconds = 1_700_000_000 + minutes * 60;
  const order = jsonOf([
    [readPlace(number), no],
    [readPlace(kindAt), kind === 'COMPLAINT' ? '甲类' : '乙 类'],
    [readPlace(subjectAt), subject],
    [readPlace(summaryAt), '内容'],
    [readPlace(timeAt), seconds],
    [readPlace(partyAt), null],
  ]);
  const { status, body } = await postText(hub, JSON.stringify([order]), { system: 'made' });
  const [answer] = body as OrderAnswer[];
  if (status !== 207) return String(status);
  if (answer?.status !== 201) return answer?.errors.map(({ field }) => field).join() ?? '';
  const query = `query ($id: ID!) { node(id: $id) { ... on Complaint { kind subject summary partyName anonymous receivedAt externalNumber } } }`;
  const { data } = await graphql<{ node: { receivedAt?: string; externalNumber?: string } }>(
    hub.url,
    await hub.token('scjg'),
    query,
    {
      id: answer.complaintId,
    },
  );
  const { receivedAt = '', externalNumber, ...told } = data?.node ?? {};
  return JSON.stringify({ ...told, isSame: externalNumber === no, seconds: Date.parse(receivedAt) / 1000 });
}

test('whatever a mapping calls its places, a good work order comes back as it was', async () => {
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(mapped, async (given) => {
      const { subject, kind, minutes } = given;
      const told = { kind, subject: subject.trim(), summary: '内容', partyName: null, anonymous: true };
      const asItWas = JSON.stringify({ ...told, isSame: true, seconds: 1_700_000_000 + minutes * 60 });
      const outcome = await tried(given);
      // What may not be kept or said, and what is only white space, is refused where it stands.
      expect([asItWas, 'subject', 'MAPPING']).toContain(outcome);
      whole += Number(outcome === asItWas);
    }),
    { numRuns: 60 },
  );
  expect(whole).toBeGreaterThan(20);
}, 120_000);
