import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { letLie } from '../../harness/builders/overdue-county.js';
import { graphql } from '../../harness/clients/graphql.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { readText } from '../../harness/files/official-document.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2041-02-04T09:00:00.000+08:00');
const sfj = ['sfj', ['CONFERENCE_OFFICE', 'PUBLISHER']] as const;
const xzf = ['xzf', ['COUNTY_GOVERNMENT']] as const;
const zrzy = ['zrzy', ['PUBLISHER']] as const;
type Person = readonly [organization: string, roles: readonly Role[]];

let hub: TestHub;
let transferIds: string[] = [];
beforeAll(async () => {
  hub = await startHub({ clock });
  transferIds = await letLie(hub, clock, [
    ['2041-01-20T09:00:00.000+08:00', 'zrzy'],
    ['2041-02-18T09:00:00.000+08:00', 'scjg'],
    ['2041-03-01T09:00:00.000+08:00', 'zrzy'],
  ]);
  clock.moveTo('2041-03-04T10:00:00.000+08:00');
});
afterAll(() => hub.close());

async function ask<Data>([organization, roles]: Person, query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await graphql<Data>(hub.url, await hub.token(organization, roles), query, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data;
}

const urgeFields = `id deadlineId label rule number procedure dueAt answerBy note answeredAt answer expectedBy answeredInTime
  responsible { code } urgedBy { code } answeredBy { code }`;

interface Payload {
  readonly urge: Record<string, unknown> | null;
  readonly userErrors: readonly {
    readonly path: readonly string[];
    readonly code: string;
    readonly rule: string | null;
  }[];
}

async function urge(by: Person, given: object): Promise<Payload> {
  const input = { idempotencyKey: freshKey(), ...given };
  const query = `mutation ($input: UrgeInput!) { made: urge(input: $input) { urge { ${urgeFields} } userErrors { path code message rule } } }`;
  return (await ask<{ made: Payload }>(by, query, { input })).made;
}

async function answer(by: Person, given: object): Promise<Payload> {
  const input = { idempotencyKey: freshKey(), answer: '人手不足，本周办理', ...given };
  const query = `mutation ($input: AnswerUrgeInput!) { made: answerUrge(input: $input) { urge { ${urgeFields} } userErrors { path code message rule } } }`;
  return (await ask<{ made: Payload }>(by, query, { input })).made;
}

interface Overdue {
  readonly deadlineId: string;
  readonly label: string;
  readonly responsible: { readonly code: string };
}

async function overdue(label: string, code: string): Promise<string> {
  const { overdueMatters } = await ask<{ overdueMatters: { nodes: Overdue[] } }>(
    sfj,
    '{ overdueMatters(first: 100) { nodes { deadlineId label responsible { code } } } }',
  );
  const found = overdueMatters.nodes.find((each) => each.label === label && each.responsible.code === code);
  if (!found) throw new Error(`nothing overdue is ${label} of ${code}`);
  return found.deadlineId;
}

const refusal = ({ userErrors }: Payload): string =>
  userErrors.map(({ path, code, rule }) => `${path.join('.')} ${code} ${rule ?? ''}`).join();

interface Told {
  readonly kind: string;
  readonly subjectId: string;
  readonly organization: { readonly code: string } | null;
  readonly deadline: object | null;
}

async function told(by: Person): Promise<Told[]> {
  await allNumbered(hub);
  const { changes } = await ask<{ changes: { changes: Told[] } }>(
    by,
    `{ changes(first: 500, filter: { kinds: [URGED, URGE_ANSWERED] }) { changes { kind subjectId organization { code }
      deadline { rule label dueAt responsible { code } } } } }`,
  );
  return changes.changes;
}

describe('[J8] an urge', () => {
  test('is told with a term by policy, is to be answered, and is seen by whoever supervises, is urged or is a party', async () => {
    const deadlineId = await overdue('签收', 'zrzy');
    const made = await urge(sfj, { deadlineId, responsibleCode: 'zrzy', note: '请立即签收' });
    expect(made).toMatchObject({
      userErrors: [],
      urge: {
        deadlineId,
        label: '签收',
        rule: 'T11',
        procedure: 'CASE_TRANSFER',
        responsible: { code: 'zrzy' },
        urgedBy: { code: 'sfj' },
        note: '请立即签收',
        // Three working days after Monday.
        answerBy: '2041-03-08T00:00:00.000+08:00',
        answeredInTime: null,
      },
    });
    const id = made.urge?.['id'] as string;
    for (const by of [sfj, xzf, zrzy, ['141025100', ['VIEWER']] as Person]) {
      const { urges } = await ask<{ urges: { nodes: { id: string }[] } }>(by, '{ urges { nodes { id } } }');
      expect({ by: by[0], urges: urges.nodes }).toEqual({ by: by[0], urges: [{ id }] });
    }
    const { urges: unseen } = await ask<{ urges: { nodes: unknown[] } }>(
      ['scjg', ['PUBLISHER']],
      '{ urges { nodes { id } } }',
    );
    expect(unseen.nodes).toEqual([]);
    const { node } = await ask<{ node: { urges: { id: string }[] } }>(
      ['141025100', ['VIEWER']],
      'query ($id: ID!) { node(id: $id) { ... on Proceeding { urges { id } } } }',
      { id: transferIds[0] },
    );
    expect(node.urges).toEqual([{ id }]);
    const clockOfAnswer = { label: '答复催办', rule: 'J8', nextSteps: [{ mutation: 'answerUrge' }] };
    const { toDo } = await ask<{ toDo: { nodes: { label: string }[] } }>(
      zrzy,
      '{ toDo(first: 100) { nodes { label rule nextSteps { mutation } } } }',
    );
    expect(toDo.nodes).toContainEqual(clockOfAnswer);
    const receipt = {
      rule: 'T11',
      label: '签收',
      dueAt: '2041-01-23T00:00:00.000+08:00',
      responsible: { code: 'zrzy' },
    };
    const change = { kind: 'URGED', subjectId: transferIds[0], organization: { code: 'sfj' }, deadline: receipt };
    expect(await told(zrzy)).toEqual([change]);
    expect(await told(['141025100', ['VIEWER']])).toEqual([change]);
    expect(await told(['scjg', ['VIEWER']])).toEqual([]);

    const answered = await answer(zrzy, { urgeId: id, expectedBy: '2041-03-06' });
    expect(answered).toMatchObject({
      userErrors: [],
      urge: {
        answer: '人手不足，本周办理',
        expectedBy: '2041-03-06',
        answeredInTime: true,
        answeredBy: { code: 'zrzy' },
      },
    });
    expect((await told(zrzy)).map(({ kind }) => kind)).toEqual(['URGED', 'URGE_ANSWERED']);
    const { toDo: after } = await ask<{ toDo: { nodes: { label: string }[] } }>(
      zrzy,
      '{ toDo(first: 100) { nodes { label rule nextSteps { mutation } } } }',
    );
    expect(after.nodes).not.toContainEqual(clockOfAnswer);
    expect(refusal(await answer(zrzy, { urgeId: id }))).toBe('urgeId WRONG_STATE J8');
  });

  test('works for whatever is overdue: a task, a record that was not shared', async () => {
    for (const [label, code] of [
      ['任务', 'scjg'],
      ['共享', 'scjg'],
    ] as const) {
      const { urge: made, userErrors } = await urge(xzf, { deadlineId: await overdue(label, code) });
      expect({ label, userErrors, responsible: made?.['responsible'] }).toEqual({
        label,
        userErrors: [],
        responsible: { code },
      });
      const done = await answer([code, ['PUBLISHER']], { urgeId: made?.['id'] });
      expect(done.userErrors).toEqual([]);
    }
  });

  test('repeated under its key is the same, and under another is refused while nobody has answered', async () => {
    const deadlineId = await overdue('签收', 'scjg');
    const idempotencyKey = freshKey();
    const first = await urge(sfj, { deadlineId, idempotencyKey });
    expect(await urge(sfj, { deadlineId, idempotencyKey })).toEqual(first);
    expect(refusal(await urge(sfj, { deadlineId, idempotencyKey, note: '另一份' }))).toBe(
      'idempotencyKey IDEMPOTENCY_CONFLICT ',
    );
    expect(refusal(await urge(xzf, { deadlineId }))).toBe('deadlineId ALREADY_EXISTS J8');
    clock.moveTo('2041-03-12T10:00:00.000+08:00');
    const { urges } = await ask<{ urges: { nodes: { answeredInTime: boolean | null }[] } }>(
      sfj,
      '{ urges(filter: { responsibleCode: "scjg", answered: false }) { nodes { answeredInTime } } }',
    );
    expect(urges.nodes).toEqual([{ answeredInTime: false }]);
    const late = await answer(['scjg', ['PUBLISHER']], { urgeId: first.urge?.['id'] });
    expect(late).toMatchObject({ userErrors: [], urge: { answeredInTime: false } });
    expect((await urge(xzf, { deadlineId })).userErrors).toEqual([]);
  });

  test('is refused for what is not somebody’s, not overdue, done, one’s own, or with a day that has passed', async () => {
    const deadlineId = await overdue('签收', 'zrzy');
    expect(refusal(await urge(sfj, { deadlineId, responsibleCode: 'scjg' }))).toBe('responsibleCode WRONG_PARTY J8');
    expect(refusal(await urge(sfj, { deadlineId, answerBy: '2041-03-01' }))).toBe('answerBy INVALID J8');
    expect(refusal(await urge(sfj, { deadlineId: 'due_clk_0' }))).toBe('deadlineId NOT_FOUND J8');
    expect(refusal(await urge(sfj, { deadlineId: 'nothing' }))).toBe('deadlineId NOT_FOUND J8');
    const receive = { mutation: 'receiveCaseTransfer', type: 'CaseTransferStepInput' };
    const step = { idempotencyKey: freshKey(), caseTransferId: transferIds[0] };
    proceedingOf(await askStep(hub, 'zrzy', { field: 'caseTransfer' }, receive, step));
    expect(refusal(await urge(sfj, { deadlineId }))).toBe('deadlineId NOT_FOUND J8');
    const { deadlines } = await ask<{ deadlines: { nodes: { id: string; clock: string }[] } }>(
      zrzy,
      '{ deadlines(filter: { statuses: [OPEN], responsible: ME }) { nodes { id clock } } }',
    );
    const open = deadlines.nodes.find(({ clock: name }) => name === 'acceptance');
    expect(refusal(await urge(sfj, { deadlineId: open?.id }))).toBe('deadlineId WRONG_STATE J8');
  });

  test('is nobody’s to tell who does not supervise, and only whoever is urged answers', async () => {
    const deadlineId = await overdue('任务', 'zrzy');
    for (const by of [zrzy, ['141025100', ['PUBLISHER', 'COUNTY_GOVERNMENT']], ['sfj', ['PUBLISHER']]] as const) {
      await expect(urge(by, { deadlineId })).rejects.toThrow('FORBIDDEN');
    }
    const { urge: made } = await urge(sfj, { deadlineId });
    expect(refusal(await answer(['141025100', ['PUBLISHER']], { urgeId: made?.['id'] }))).toBe('urgeId WRONG_PARTY J8');
    expect(refusal(await answer(['nync', ['PUBLISHER']], { urgeId: made?.['id'] }))).toBe('urgeId NOT_FOUND J8');
    expect(refusal(await answer(zrzy, { urgeId: made?.['id'], answer: '  ' }))).toBe('answer REQUIRED J8');
    expect(refusal(await answer(zrzy, { urgeId: made?.['id'], expectedBy: '2041-01-01' }))).toBe(
      'expectedBy INVALID J8',
    );
  });

  test('in vain is taken in hand as a supervised matter, in which whoever was urged has a task, and not before', async () => {
    const deadlineId = await overdue('任务', 'scjg');
    const { urge: made } = await urge(sfj, { deadlineId });
    const urgeId = made?.['id'];
    const tasks = ['scjg'].map((organizationCode) => ({
      organizationCode,
      description: '限期查处',
      dueOn: '2041-03-28',
    }));
    const open = async (by: string, roles: readonly Role[], changes: object = {}) =>
      askStep(
        hub,
        by,
        { field: 'supervisedMatter' },
        { mutation: 'openSupervisedMatter' },
        { idempotencyKey: freshKey(), matter: '逾期事项督办', tasks, urgeId, ...changes },
        roles,
      );
    const refused = async (...given: Parameters<typeof open>): Promise<string> =>
      (await open(...given)).userErrors.map(({ path, code }) => `${(path ?? []).join('.')} ${code}`).join();
    expect(await refused('sfj', sfj[1])).toBe('urgeId WRONG_STATE');
    clock.moveTo('2041-03-20T10:00:00.000+08:00');
    expect(await refused('141025100', ['PUBLISHER'])).toBe('urgeId NOT_FOUND');
    const others = [{ organizationCode: 'nync', description: '查处', dueOn: '2041-03-28' }];
    expect(await refused('sfj', sfj[1], { tasks: others })).toBe('tasks INVALID');
    expect(proceedingOf(await open('sfj', sfj[1])).state).toBe('OPEN');
  });

  test('is counted by whoever was urged, each once', async () => {
    const { urgeFigures, urges } = await ask<{
      urgeFigures: { organization: { code: string }; urged: number; [figure: string]: unknown }[];
      urges: { nodes: { responsible: { code: string }; answeredInTime: boolean | null; answeredAt: string | null }[] };
    }>(
      xzf,
      `{ urgeFigures(period: { from: "2041-01-01", to: "2041-12-31" }) {
           organization { code } urged answeredInTime answeredLate unanswered awaited }
         urges(first: 100) { nodes { responsible { code } answeredInTime answeredAt } } }`,
    );
    const counted = urgeFigures.map(({ organization: { code } }) => {
      const own = urges.nodes.filter(({ responsible }) => responsible.code === code);
      const count = (is: (one: (typeof own)[number]) => boolean): number => own.filter(is).length;
      return {
        organization: { code },
        urged: own.length,
        answeredInTime: count(({ answeredInTime }) => answeredInTime === true),
        answeredLate: count(({ answeredInTime, answeredAt }) => answeredInTime === false && answeredAt !== null),
        unanswered: count(({ answeredInTime, answeredAt }) => answeredInTime === false && answeredAt === null),
        awaited: count(({ answeredInTime }) => answeredInTime === null),
      };
    });
    expect(urgeFigures).toEqual(counted);
    expect(urgeFigures.reduce((sum, { urged }) => sum + urged, 0)).toBe(urges.nodes.length);
  });

  test('is followed by a circular, whose draft only who supervises gets', async () => {
    const get = async ([organization, roles]: Person) =>
      fetch(`${hub.url}/supervision/overdue-circular.docx`, {
        headers: { authorization: `Bearer ${await hub.token(organization, roles)}` },
      });
    const answered = await get(xzf);
    expect(answered.status).toBe(200);
    const text = readText(Buffer.from(await answered.arrayBuffer()));
    expect(text).toContain('逾期情况的通报');
    expect(text).toContain('自然资源局');
    expect((await get(zrzy)).status).toBe(403);
  });
});
