import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { trainingFeature } from '../../../src/procedures/training/index.js';
import { describeAttempts } from '../../harness/properties/attempts.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

const trainingInput = () => ({
  kind: 'COURSE',
  subject: '河道采砂执法事项培训',
  heldOn: '2025-09-29',
  hours: 8,
  attendance: [
    { townshipCode: '141025100', participants: 6 },
    { townshipCode: '141025101', participants: 4 },
  ],
});

const { table, mutations } = trainingFeature.procedure;

describeAttempts('[A6] a training', {
  table,
  mutations,
  api: { field: 'training' },
  idField: 'trainingId',
  actors: { organizer: { organization: 'zrzy' }, participant: { organization: '141025100' } },
  requests: { record: trainingInput },
});

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const attendance = 'attendance { township { code } participants passed }';
const record = (changes: object = {}, organization = 'zrzy') =>
  askStep(
    hub,
    organization,
    { field: 'training', fields: `organizer { code } ${attendance}` },
    { mutation: 'recordTraining' },
    { idempotencyKey: freshKey(), ...trainingInput(), ...changes },
  );

/** Subjects that an organization finds. */
async function found(organization: string, filter: object = {}): Promise<readonly string[]> {
  const query = `query ($filter: TrainingFilter) { trainings(filter: $filter) {
    totalCount nodes { subject organizer { code } ${attendance} } } }`;
  const { data, errors } = await graphql<{ trainings: { totalCount: number; nodes: { subject: string }[] } }>(
    hub.url,
    await hub.token(organization),
    query,
    { filter },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  expect(data.trainings.totalCount).toBe(data.trainings.nodes.length);
  return data.trainings.nodes.map(({ subject }) => subject).sort();
}

describe('a training', () => {
  test('[A6] is a fact: recorded once, closed at once, by township', async () => {
    const passed = { kind: 'EXAMINATION', attendance: [{ townshipCode: '141025102', participants: 5, passed: 4 }] };
    expect(proceedingOf(await record(passed))).toMatchObject({
      state: 'RECORDED',
      deadlines: [],
      closedAt: expect.any(String),
      organizer: { code: 'zrzy' },
      attendance: [{ township: { code: '141025102' }, participants: 5, passed: 4 }],
    });
  });

  test('[A6] is found by who held it and by who took part, and by nobody else', async () => {
    proceedingOf(await record({ subject: '甲', attendance: [{ townshipCode: '141025103', participants: 2 }] }, 'lyj'));
    const both = [
      { townshipCode: '141025103', participants: 3 },
      { townshipCode: '141025104', participants: 1 },
    ];
    const placement = { subject: '乙', kind: 'PLACEMENT', heldOn: '2025-08-01', endedOn: '2025-08-29', hours: 160 };
    proceedingOf(await record({ ...placement, attendance: both }, 'lyj'));
    expect(await found('lyj')).toEqual(['乙', '甲']);
    expect(await found('141025103')).toEqual(['乙', '甲']);
    expect(await found('141025104')).toEqual(['乙']);
    expect(await found('nync')).toEqual([]);
    expect(await found('lyj', { kinds: ['COURSE'] })).toEqual(['甲']);
    expect(await found('lyj', { townshipCode: '141025104' })).toEqual(['乙']);
    expect(await found('141025103', { organizerCode: 'zrzy' })).toEqual([]);
    expect(await found('lyj', { heldFrom: '2025-09-01' })).toEqual(['甲']);
    expect(await found('lyj', { heldFrom: '2025-08-01', heldTo: '2025-08-31' })).toEqual(['乙']);
  });

  const one = { townshipCode: '141025100', participants: 2 };
  test.each([
    [{ heldOn: '2099-01-01' }, { path: ['heldOn'], code: 'INVALID' }],
    [{ endedOn: '2025-09-01' }, { path: ['heldOn'], code: 'INVALID' }],
    [{ hours: 0 }, { path: ['hours'], code: 'INVALID' }],
    [{ attendance: [one, one] }, { path: ['attendance', '1', 'townshipCode'], code: 'INVALID' }],
    [{ attendance: [{ ...one, participants: 0 }] }, { path: ['attendance', '0', 'participants'], code: 'INVALID' }],
    [
      { attendance: [{ ...one, townshipCode: 'lyj' }] },
      { path: ['attendance', '0', 'townshipCode'], code: 'WRONG_PARTY' },
    ],
    [{ attendance: [{ ...one, passed: 1 }] }, { path: ['attendance', '0', 'passed'], code: 'INVALID' }],
    [
      { kind: 'EXAMINATION', attendance: [one] },
      { path: ['attendance', '0', 'passed'], code: 'REQUIRED' },
    ],
    [
      { kind: 'EXAMINATION', attendance: [{ ...one, passed: 3 }] },
      { path: ['attendance', '0', 'passed'], code: 'INVALID' },
    ],
  ])('[A6] with %j is refused', async (changes, error) => {
    expect((await record(changes)).userErrors).toMatchObject([{ ...error, rule: 'A6' }]);
  });

  test('[A6] is recorded by departments', async () => {
    expect((await record({}, '141025100')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A6' }]);
  });
});
