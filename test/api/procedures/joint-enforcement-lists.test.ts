import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consultationInput } from '../../harness/builders/consultation.js';
import { countStatements } from '../../harness/measure/count-statements.js';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { supervisedMatterInput } from '../../harness/builders/supervised-matter.js';
import { dayFromNow } from '../../harness/builders/tasks.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.close());

const township = '141025100';
const tasks = [{ organizationCode: 'zrzy', description: '核查', dueOn: dayFromNow(2) }];
const taskSelection = 'tasks { organization { name } status }';

/** Each list of the chapter: how a proceeding in it is opened with the bureau of natural resources, and what is asked of it. */
const lists = [
  {
    list: 'consultations',
    field: 'consultation',
    mutation: 'callConsultation',
    input: () => consultationInput(),
    filter: `states: [CALLED], kinds: [REGULAR], organizationCode: "${township}"`,
    nodes: 'convener { name } participants { name } attended { name }',
  },
  {
    list: 'jointOperations',
    field: 'jointOperation',
    mutation: 'planJointOperation',
    input: () => ({ objective: '联合整治', plannedAt: new Date().toISOString(), tasks }),
    filter: 'states: [PLANNED], organizationCode: "zrzy"',
    nodes: `lead { name } participants { name } ${taskSelection}`,
  },
  {
    list: 'dangerNotices',
    field: 'dangerNotice',
    mutation: 'sendDangerNotice',
    input: () => dangerNoticeInput({ toCode: 'zrzy' }),
    filter: `states: [NOTIFIED], fromCode: "${township}", toCode: "zrzy"`,
    nodes: 'from { name } to { name } escalationProposed availableSteps { step }',
  },
  {
    list: 'supervisedMatters',
    field: 'supervisedMatter',
    mutation: 'openSupervisedMatter',
    input: () => supervisedMatterInput(),
    filter: `states: [OPEN], townshipCode: "${township}", departmentCode: "zrzy"`,
    nodes: `township { name } departments { name } ${taskSelection}`,
  },
  {
    list: 'personnelRecommendations',
    field: 'personnelRecommendation',
    mutation: 'recommendPersonnel',
    input: () => ({ departmentCode: 'zrzy', bodyName: '岳阳国土所', measure: 'REWARD', grounds: '建议嘉奖' }),
    filter: `states: [RECOMMENDED], townshipCode: "${township}", departmentCode: "zrzy"`,
    nodes: 'township { name } department { name } grounds',
  },
  {
    list: 'whistleCalls',
    field: 'whistleCall',
    mutation: 'callWhistle',
    input: () => ({ matter: '采砂', place: '大桥', calledCodes: ['zrzy', 'sthj'] }),
    filter: `states: [CALLED], callerCode: "${township}", calledCode: "zrzy"`,
    nodes: 'caller { name } called { name } reports { organization { name } late note }',
  },
] as const;

describe.each(lists)('the list $list', ({ list, field, mutation, input, filter, nodes }) => {
  const open = async (): Promise<void> => {
    proceedingOf(await askStep(hub, township, { field }, { mutation }, { idempotencyKey: freshKey(), ...input() }));
  };
  const ask = async (organization: string, where: string = filter): Promise<{ totalCount: number; found: number }> => {
    const { data, errors } = await graphql<Record<string, { totalCount: number; nodes: object[] }>>(
      hub.url,
      await hub.token(organization),
      `{ ${list}(first: 50, filter: { ${where} }) { totalCount nodes { id title ${nodes} } } }`,
    );
    const answer = data?.[list];
    if (!answer) throw new Error(JSON.stringify(errors));
    return { totalCount: answer.totalCount, found: answer.nodes.length };
  };

  test('is for the parties alone, narrowed by its filter', async () => {
    await open();
    expect(await ask(township)).toEqual({ totalCount: 1, found: 1 });
    expect(await ask('zrzy')).toEqual({ totalCount: 1, found: 1 });
    expect(await ask('nync')).toEqual({ totalCount: 0, found: 0 });
    for (const nowhere of ['open: false', `openedFrom: "${dayFromNow(1)}"`, `openedTo: "${dayFromNow(-1)}"`]) {
      expect(await ask(township, nowhere)).toEqual({ totalCount: 0, found: 0 });
    }
    const someone = /(\w+Code): "zrzy"/.exec(filter)?.[1] ?? 'organizationCode';
    for (const nobody of ['nobody', 'nync']) {
      expect(await ask(township, `${someone}: "${nobody}"`)).toEqual({ totalCount: 0, found: 0 });
    }
  });

  test('costs as many statements for six as for one', async () => {
    const statements = (): Promise<number> => countStatements(hub, async () => void (await ask(township)));
    await ask(township);
    const forOne = await statements();
    for (let more = 0; more < 5; more += 1) await open();
    expect((await ask(township)).found).toBe(6);
    // The sequencer looks at the log now and then on the same pool.
    expect(await statements()).toBeLessThanOrEqual(forOne + 2);
  });
});
