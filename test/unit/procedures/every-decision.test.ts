import { describe, expect, test } from 'vitest';
import type { GraphQLInputType } from 'graphql';
import { procedureFeatures } from '../../../src/app/features.js';
import { hubSchema } from '../../../src/app/schema.js';
import type { Procedure } from '../../../src/core/proceedings/index.js';
import { listOf } from '../../../src/kernel/procedure.js';
import { circumstances, frozen, instant, keyOf, taskOf, told } from '../../harness/builders/deciding.js';
import { fullInput } from '../../harness/builders/full-input.js';
import { smallestRequest } from '../../harness/properties/smallest-request.js';

type Decision = (context: object) => unknown;
type Rules = Readonly<Partial<Record<'open' | 'decide', Decision> & Record<'load' | 'loadOpening', unknown>>>;

const [key, before] = ['0192f0c4-0000-7000-8000-000000000001', '2025-06-09T09:00:00+08:00'];
const tasks = [taskOf(keyOf('zrzy'), { reportedAt: before })];
const someMeeting = { key, state: 'HELD', closedAt: null, convenerId: 1, participantIds: [2], invitedIds: [] };

/** The least that a procedure's steps rest on which read something before, and those of its steps that rest on something else. */
const loaded: Readonly<Record<string, unknown>> = {
  CASE_TRANSFER: { competent: null, handoverOn: null, isDisputed: false },
  COMPLAINT: { identity: null, own: { listed: null, papers: [], transfer: null } },
  'COMPLAINT register': { competent: null, recordKey: key },
  'COMPLAINT verifyViolation': { identity: null, own: null },
  'COMPLAINT extend': { identity: null, own: instant('2026-12-01T00:00:00+08:00') },
  'COMPLAINT merge': {
    identity: null,
    own: { key: 'another', procedure: 'COMPLAINT', number: 'TS1', handlerId: 1, openedAt: before, closedAt: null },
  },
  JOINT_OPERATION: tasks,
  SUPERVISED_MATTER: tasks,
  'SUPERVISED_MATTER open': { inVain: true, urge: { responsibleId: keyOf('zrzy') } },
  JURISDICTION_DISPUTE: { taken: [], listedId: null },
  POLICE_SUPPORT: null,
  'REVERSE_REFERRAL send': null,
  'REVERSE_REFERRAL penalize': 1,
  'WHISTLE_CALL contest': [2],
  AGENDA_TOPIC: [{ key: keyOf('141025100') }],
  'BULLETIN draft': 'a text',
  'BULLETIN publish': { record: { id: key }, details: {} },
  RESOLUTION: { ...someMeeting, meetsAt: '2026-11-23T09:00:00+08:00' },
  CONFERENCE_MEETING: { members: [], owing: [keyOf('fy')], found: [] },
  ...Object.fromEntries(['hold', 'issueMinutes', 'close'].map((step) => [`CONFERENCE_MEETING ${step}`, []])),
};

function loadedFor(step: string): unknown {
  const known = [step, step.split(' ')[0] ?? ''].find((each) => each in loaded);
  if (known === undefined) throw new Error(`say what ${step} rests on`);
  return loaded[known];
}

const kept: Readonly<Record<string, unknown>> = {
  ...{ text: 'x', 'text[]': ['x'], int: 2, 'int[]': [2, 3], boolean: false, uuid: key, timestamptz: before },
  date: '2025-06-09',
};

function rowOf({ facts, table }: Procedure, step: string): object {
  const own = Object.fromEntries(facts.columns.map(({ property, type }) => [property, kept[type]]));
  const state = listOf(table.steps[step]?.from ?? null).find((from) => from !== null);
  return { ...own, key, state, title: 'x', guestIds: [2], suspicion: null, openedAt: before };
}

const mutations = hubSchema().getMutationType()?.getFields() ?? {};

/** What a mutation is asked with at least, and at most; codes are those of an organization. */
function inputsOf(mutation: string): unknown[] {
  const field = mutations[mutation];
  if (!field) throw new Error(`there is no mutation ${mutation}`);
  const text = ({ path }: { readonly path: readonly string[] }): string =>
    /Codes?(?:\.0)?$/.test(path.join('.')) ? 'zrzy' : 'x';
  const most = fullInput(field.args[0]?.type as GraphQLInputType, text);
  return [smallestRequest('mutation', field).variables['input'], most].map(asHandled);
}

/** As a decision gets it: moments are instants. */
function asHandled(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? instant(value) : value;
  if (Array.isArray(value)) return value.map(asHandled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asHandled(each)]));
}

/** What a decision answers that can neither write to what it is given nor ask the time or chance: twice the same. */
function answerOf(decision: Decision, context: object): unknown {
  const [{ now }, { random }] = [Date, Math];
  Date.now = Math.random = () => {
    throw new Error('a decision asks neither the time nor chance');
  };
  try {
    const answer = told(decision(frozen(context)));
    expect(told(decision(context))).toEqual(answer);
    return answer;
  } finally {
    [Date.now, Math.random] = [now, random];
  }
}

const decisions = procedureFeatures.flatMap(({ procedure, resolvers }) =>
  resolvers
    .flatMap((each) => ('rules' in each ? Object.entries(each.rules as Record<string, Rules>) : []))
    .flatMap(([step, { open, loadOpening, decide, load }]) => {
      const name = `${procedure.name} ${step}`;
      return [
        ...(open ? [{ name, procedure, step, decision: open, reads: loadOpening !== undefined }] : []),
        ...(decide ? [{ name, procedure, step, decision: decide, reads: load !== undefined }] : []),
      ];
    }),
);

describe('a decision', () => {
  test.each(decisions)('$name is made of its arguments alone', ({ name, procedure, step, decision, reads }) => {
    const given = { about: null, row: rowOf(procedure, step), loaded: reads ? loadedFor(name) : undefined };
    const answers = inputsOf(procedure.mutations[step] ?? '').flatMap((input) => [
      answerOf(decision, { ...circumstances({ by: '141025100', at: '2026-11-24T09:00:00+08:00' }), ...given, input }),
      answerOf(decision, { ...circumstances({ by: 'sfj', at: '2026-01-01T09:00:00+08:00' }), ...given, input }),
    ]);
    expect(answers).toEqual(Array(4).fill(expect.any(Object)));
  });

  test.each<[string, (context: { readonly list: number[] }) => unknown, string]>([
    ['writes into what it is given', ({ list }) => list.push(1), 'object is not extensible'],
    ['writes over what it is given', (context) => Object.assign(context, { list: [] }), 'read only'],
    ['asks another clock', () => ({ at: performance.now() }), 'deeply equal'],
    ['asks the time', () => ({ at: Date.now() }), 'neither the time'],
    ['asks chance', () => ({ key: Math.random() }), 'nor chance'],
  ])('that %s is found', (_, impure, why) => {
    expect(() => answerOf(impure as Decision, { list: [] })).toThrow(why);
  });
});
