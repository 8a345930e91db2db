import { describe, expect, test } from 'vitest';
import { execute, GraphQLError, isInputObjectType, parse, type GraphQLSchema } from 'graphql';
import { buildHubSchema, hubSchema } from '../../../src/app/schema.js';
import { isForPersonalNumber } from '../../../src/core/personal-data/index.js';
import { textFault } from '../../../src/kernel/text-fault.js';
import { checkMutations } from '../../../src/platform/graphql/checked-mutations.js';
import { organization } from '../../harness/builders/organization.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { fullInput } from '../../harness/builders/full-input.js';
import { spellings } from '../../harness/properties/spellings.js';

const number = '141025199003021019';
const schema = hubSchema();
/** Nothing behind a resolver: whatever gets that far fails. */
const viewer = { organization: organization(1), roles: new Set() };
const hub = { organizations: { byKey: () => viewer.organization }, clock: movingClock('2026-01-05T09:00:00+08:00') };
const context = { viewer, hub };

interface Payload {
  readonly userErrors: readonly { readonly path: readonly string[]; readonly code: string; readonly message: string }[];
}

interface Refused {
  readonly sent: readonly string[];
  readonly told: readonly string[];
  readonly messages: readonly string[];
}

/** Sends a mutation that gives every field and says this in every text: the paths of the texts, and those that were refused. */
async function send(
  of: GraphQLSchema,
  mutation: string,
  text: string,
  isSent = (_mark: object) => true,
): Promise<Refused> {
  const field = of.getMutationType()?.getFields()[mutation];
  const type = field?.args.find(({ name }) => name === 'input')?.type;
  if (!field || !type) throw new Error(`${mutation} takes no input`);
  const sent: string[] = [];
  const input = fullInput(type, ({ path, field: { extensions } }) => {
    if (!isSent(extensions)) return 'x';
    sent.push(path.join('.'));
    return text;
  });
  const document = parse(
    `mutation ($input: ${type.toString()}) { answer: ${mutation}(input: $input) { userErrors { path code message } } }`,
  );
  const { data } = await execute({ schema: of, document, variableValues: { input }, contextValue: context });
  const userErrors = (data?.['answer'] as Payload | undefined)?.userErrors ?? [];
  return {
    sent: sent.sort(),
    told: userErrors
      .filter(({ code }) => code === 'INVALID')
      .map(({ path }) => path.join('.'))
      .sort(),
    messages: userErrors.map(({ message }) => message),
  };
}

/** The fields that are made for the number of a person. */
const made = [
  'publishPenaltyDecision.partyCode',
  'registerComplaint.complainant.citizenNumber',
  'registerComplaint.complainant.contact',
  'revisePenaltyDecision.partyCode',
];
const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {});
const forNumbers = (mark: object): boolean => isForPersonalNumber(mark as Record<string, unknown>);

/** Mutations with a text that is taken. */
async function passing(of: GraphQLSchema, text: string, isSent?: (mark: object) => boolean): Promise<string[]> {
  const answers = await Promise.all(
    mutations.map(async (mutation) => {
      const { sent, told, messages } = await send(of, mutation, text, isSent);
      expect(messages.join()).not.toContain(text);
      return sent.filter((path) => !told.includes(path)).map((path) => `${mutation}.${path}`);
    }),
  );
  return answers.flat();
}

describe('every text of every mutation', () => {
  test('is there to be looked at', async () => {
    const all = await Promise.all(mutations.map((mutation) => send(schema, mutation, '')));
    expect(mutations.length).toBeGreaterThan(150);
    expect(all.flatMap(({ sent }) => sent).length).toBeGreaterThan(600);
  });

  test.each(Object.entries(spellings))(
    '[files F2] [hostile A.3.11] refuses a citizen number %s, but those that are made for one',
    async (_how, spell) => {
      const isOther = (mark: object): boolean => !forNumbers(mark);
      expect(await passing(schema, `身份证${spell(number)}录入有误`, isOther)).toEqual([]);
      expect(await passing(schema, spell('141025900302101'), isOther)).toEqual([]);
    },
  );

  test.each([
    ['a control character', '甲\u0001乙'],
    ['a vertical tab', '甲\u000b乙'],
    ['U+0000', '甲\0乙'],
    ['U+FFFE', '甲\ufffe乙'],
    ['U+FFFF', '甲\uffff乙'],
    ['half a surrogate pair', '甲\ud800乙'],
    ['U+202E', '甲\u202e乙'],
  ])('[files F7] [hostile 13] [A.3.9] refuses %s, whatever it is made for', async (_what, text) => {
    expect(await passing(schema, text)).toEqual([]);
  });

  test('may hold a number where it is kept sealed, and nowhere else', async () => {
    const found = await Promise.all(
      mutations.map(async (mutation) =>
        (await send(schema, mutation, '', forNumbers)).sent.map((path) => `${mutation}.${path}`),
      ),
    );
    expect(found.flat().sort()).toEqual(made);
  });

  test('is for whoever has signed in: nobody else is told anything of it', async () => {
    const document = parse(
      'mutation { withdrawRecord(input: { recordId: "x", reason: "\\u0001" }) { userErrors { path } } }',
    );
    const { data, errors } = await execute({ schema, document, contextValue: { viewer: null } });
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });
});

describe('mutants', () => {
  const admit = (): void => undefined;
  /** The schema as its resolvers are, with another check before them; a mutation that passes is as good as done. */
  function mutant(faultOf: Parameters<typeof checkMutations>[1]['faultOf']): GraphQLSchema {
    const other = buildHubSchema();
    for (const field of Object.values(other.getMutationType()?.getFields() ?? {})) {
      field.resolve = () => {
        throw new GraphQLError('done');
      };
    }
    checkMutations(other, { admit, faultOf });
    return other;
  }

  test('a check that does not fold what it reads is found out', async () => {
    const contiguous = mutant((text) => (/\d{17}[\dX]/.test(text) ? 'no' : null));
    expect(await passing(contiguous, number)).toEqual([]);
    expect(await passing(contiguous, spellings['in groups with spaces']?.(number) ?? '')).not.toEqual([]);
  });

  test('a field that is left out is found out', async () => {
    const lenient = mutant((text, { extensions, isId }) => textFault(text, isId || forNumbers(extensions)));
    const input = lenient.getType('WithdrawRecordInput');
    const reason = isInputObjectType(input) ? input.getFields()['reason'] : undefined;
    if (reason) reason.extensions = { isForPersonalNumber: true };
    expect((await passing(lenient, number)).filter((path) => !made.includes(path))).toEqual(['withdrawRecord.reason']);
  });
});
