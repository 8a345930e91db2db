import fc from 'fast-check';
import { getNamedType, isObjectType, isLeafType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { hubSchema } from '../../../src/app/schema.js';
import { categoryTypes, publishOf, type CategoryType } from '../../harness/builders/category-inputs.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { csvRows, exported, jsonRows } from '../../harness/clients/export.js';
import { mutate } from '../../harness/clients/publish.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { choicesFrom, seededChoices } from '../../harness/properties/choices.js';
import { keptFields, randomRecord } from '../../harness/properties/random-record.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const schema = hubSchema();
const publisher = '141025100';

const lists: Readonly<Record<CategoryType, string>> = {
  LegalAdjustment: 'legalAdjustments',
  SupervisionInformation: 'supervisionInformation',
  PenaltyDecision: 'penaltyDecisions',
  StatisticalData: 'statisticalData',
  DiscretionStandard: 'discretionStandards',
  ActivityReport: 'activityReports',
  ComplaintHandling: 'complaintHandling',
  OtherInformation: 'otherInformation',
};

function typeOf(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no ${name}`);
  return type;
}

/** Everything that goes in, selected as it comes out. */
function selectionOf(type: CategoryType): string {
  const fields = typeOf(type).getFields();
  return keptFields(type)
    .map((name) => {
      const field = fields[name];
      if (!field) throw new Error(`${type}.${name} goes in and does not come out`);
      const inner = getNamedType(field.type);
      return isLeafType(inner) || !isObjectType(inner)
        ? name
        : `${name} { ${Object.keys(inner.getFields()).join(' ')} }`;
    })
    .join(' ');
}

type Values = Readonly<Record<string, unknown>>;

/** What is given, as far as it is given: nothing is the same as null, an empty list or an empty text. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(filled);
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const kept = filled(one);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** All texts and numbers in a value. */
function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return Object.values(value).flatMap(leavesOf);
}

/** `a: { b }` as the columns `a.b`; parts and lists stay in one. */
function asColumns(record: Values): Values {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one])
        : [[name, value]],
    ),
  );
}

/** As many decisions as a record needs. */
const tape = fc.array(fc.nat(9999), { minLength: 150, maxLength: 150 });

describe.each(categoryTypes)('[S0] nothing of %s is lost on the way in and out', (type) => {
  test('what is published is read again, by the API and from every form of its export', async () => {
    await fc.assert(
      fc.asyncProperty(tape, async (drawn) => {
        const given = randomRecord(choicesFrom(drawn), type);
        const title = `往返${freshKey()}`;
        const input = { idempotencyKey: freshKey(), sharing: sharing(title), ...given };
        const selection = `id timeliness revision dueAt title ${selectionOf(type)}`;
        const answer = await mutate(hub, publisher, publishOf(type, selection), input);
        expect(answer.userErrors).toEqual([]);
        const read = Object.fromEntries(
          Object.entries(answer.record ?? {}).filter(
            ([name]) => !['id', 'timeliness', 'revision', 'dueAt'].includes(name),
          ),
        );
        expect(filled(read)).toEqual({ title, ...(filled(given) as object) });

        const all = async (format: string, parameters = ''): Promise<Buffer> =>
          (await exported(hub, publisher, `${lists[type]}.${format}?first=1${parameters}`)).body;
        const [line = {}] = jsonRows(await all('jsonl'));
        expect(filled(line)).toMatchObject(asColumns(filled(read) as Values));
        const leaves = leavesOf(filled(given));
        const csv =
          csvRows(await all('csv'))
            .at(-1)
            ?.join('\n') ?? '';
        expect(leaves.filter((leaf) => !csv.includes(leaf))).toEqual([]);
        const [sheet] = (await readXlsx(await all('xlsx'))).sheets;
        // Days and amounts are numbers there; texts are all that could be cut off.
        const cells = (sheet?.rows.at(-1) ?? []).map(String).join('\n');
        expect(leaves.filter((leaf) => leaf.startsWith('文') && !cells.includes(leaf))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test('every field that a publisher may give is tried', () => {
    const records = Array.from({ length: 300 }, (_, seed) => filled(randomRecord(seededChoices(seed), type)) as Values);
    expect(keptFields(type).filter((name) => !records.some((record) => name in record))).toEqual([]);
  });
});
