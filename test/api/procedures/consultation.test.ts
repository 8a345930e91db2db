import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consultationInput } from '../../harness/builders/consultation.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { decideEnd, todayOf } from '../../harness/hub/reform.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

const clock = movingClock('2040-03-01T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());

const api = {
  field: 'consultation',
  fields: 'kind topicKind conclusions convener { code } participants { code } attended { code }',
};

function call(organization: string, changes: object = {}) {
  const input = { idempotencyKey: freshKey(), ...consultationInput(changes) };
  return askStep(hub, organization, api, { mutation: 'callConsultation' }, input);
}

function hold(organization: string, consultationId: string, changes: object = {}) {
  const input = { idempotencyKey: freshKey(), consultationId, conclusions: '议定三条', ...changes };
  return askStep(hub, organization, api, { mutation: 'holdConsultation' }, input);
}

interface Due {
  readonly title: string;
  readonly dueAt: string;
  readonly status: string;
  readonly subjectId: string;
  readonly responsible: { readonly code: string };
}

/** When consultations are due, as an organization sees it. */
async function consultationsDue(organization: string): Promise<Record<string, string>> {
  const due = await listedDue(organization);
  return Object.fromEntries(due.map(({ responsible, dueAt, status }) => [responsible.code, `${dueAt} ${status}`]));
}

async function listedDue(organization: string): Promise<Due[]> {
  const { data, errors } = await graphql<{ deadlines: { nodes: (Due & { rule: string })[] } }>(
    hub.url,
    await hub.token(organization),
    '{ deadlines(first: 100) { nodes { title rule dueAt status subjectId responsible { code } } } }',
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.deadlines.nodes.filter(({ rule }) => rule === 'U2');
}

describe('a consultation', () => {
  test('[U2] nobody is told of until the county has begun to hold them here', async () => {
    expect(await consultationsDue('141025100')).toEqual({});
    expect(await consultationsDue('xzf')).toEqual({});
  });

  test('[U1] is on a topic of the regulation, seen by convener and participants alone', async () => {
    const called = proceedingOf(await call('141025100', { topicKind: 'APPLICATION_OF_LAW' }));
    expect(called).toMatchObject({
      state: 'CALLED',
      topicKind: 'APPLICATION_OF_LAW',
      convener: { code: '141025100' },
      participants: [{ code: 'scjg' }, { code: 'zrzy' }],
    });
    const seen = async (organization: string): Promise<number> => {
      const { data } = await graphql<{ consultations: { totalCount: number } }>(
        hub.url,
        await hub.token(organization),
        '{ consultations(filter: { kinds: [REGULAR], states: [CALLED], organizationCode: "zrzy" }) { totalCount } }',
      );
      return data?.consultations.totalCount ?? -1;
    };
    expect([await seen('141025100'), await seen('zrzy'), await seen('lyj')]).toEqual([1, 1, 0]);
  });

  test('[U1] is called by a township or a department, with somebody else', async () => {
    expect((await call('jcy')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'U1' }]);
    expect((await call('scjg', { participantCodes: ['scjg'] })).userErrors).toMatchObject([
      { path: ['participantCodes'], code: 'INVALID', rule: 'U1' },
    ]);
    expect((await call('scjg', { participantCodes: ['zrzy', '141025200', 'nobody'] })).userErrors).toMatchObject([
      { path: ['participantCodes', '1'], code: 'INVALID' },
      { path: ['participantCodes', '2'], code: 'NOT_FOUND' },
    ]);
  });

  test('[U4] on a major lead is special, or held at once', async () => {
    expect((await call('lyj', { kind: 'SPECIAL' })).userErrors).toMatchObject([{ path: ['topicKind'], rule: 'U4' }]);
    expect((await call('lyj', { topicKind: 'MAJOR_LEAD' })).userErrors).toMatchObject([{ path: ['kind'], rule: 'U4' }]);
    expect((await call('lyj', { kind: 'SPECIAL', topicKind: 'MAJOR_LEAD' })).userErrors).toEqual([]);
    expect((await call('lyj', { kind: 'AT_ONCE', topicKind: 'MAJOR_LEAD' })).userErrors).toEqual([]);
  });

  test('[U2] is recorded when it was held, not before, and with whoever was asked', async () => {
    const { id } = proceedingOf(await call('nync'));
    expect((await hold('nync', id, { heldAt: '2040-03-01T10:00:00.000+08:00' })).userErrors).toMatchObject([
      { path: ['heldAt'], code: 'INVALID', rule: 'U2' },
    ]);
    expect((await hold('nync', id, { attendedCodes: ['lyj'] })).userErrors).toMatchObject([
      { path: ['attendedCodes'], code: 'INVALID', rule: 'U2' },
    ]);
    expect(proceedingOf(await hold('nync', id, { attendedCodes: ['scjg'] }))).toMatchObject({
      state: 'HELD',
      attended: [{ code: 'scjg' }],
    });
  });
});

describe('the next consultation', () => {
  test('[U2] is due three months after the last one that an organization came to, or after the county began', async () => {
    clock.moveTo('2040-03-20T15:00:00.000+08:00');
    const { id } = proceedingOf(await call('141025101', { participantCodes: ['scjg', 'zrzy'], kind: 'AT_ONCE' }));
    proceedingOf(await hold('141025101', id, { attendedCodes: ['scjg'] }));
    // 24:00 of the day three months later is 00:00 of the next.
    expect(await consultationsDue('141025101')).toEqual({ '141025101': '2040-06-21T00:00:00.000+08:00 OPEN' });
    expect(await consultationsDue('scjg')).toEqual({ scjg: '2040-06-21T00:00:00.000+08:00 OPEN' });
    // It was asked and did not come; the county's first one was called on 1 March.
    expect(await consultationsDue('zrzy')).toEqual({ zrzy: '2040-06-02T00:00:00.000+08:00 OPEN' });
  });

  test('[U2] that nobody has held in the interval is overdue; the county government sees everybody’s', async () => {
    clock.moveTo('2040-06-02T00:00:00.000+08:00');
    const due = await consultationsDue('xzf');
    expect(due).toMatchObject({
      '141025101': '2040-06-21T00:00:00.000+08:00 OPEN',
      zrzy: '2040-06-02T00:00:00.000+08:00 OVERDUE',
      '141025104': '2040-06-02T00:00:00.000+08:00 OVERDUE',
    });
    // Townships that ended in 2021 hold none, and neither do court and procuratorate.
    expect(Object.keys(due)).not.toEqual(expect.arrayContaining(['141025200']));
    expect(Object.keys(due)).not.toEqual(expect.arrayContaining(['fy']));
    expect(Object.keys(due)).toHaveLength(17);
  });

  test('[U2] is not put off by a special meeting on a lead', async () => {
    const { id } = proceedingOf(
      await call('141025104', { kind: 'SPECIAL', topicKind: 'MAJOR_LEAD', participantCodes: ['scjg'] }),
    );
    proceedingOf(await hold('141025104', id));
    expect(await consultationsDue('141025104')).toEqual({ '141025104': '2040-06-02T00:00:00.000+08:00 OVERDUE' });
  });

  test('[U2] [T10] is nobody’s any more once an organization has ended, by the hub’s clock', async () => {
    const ending = { code: 'sthj', validTo: todayOf(hub), successorCode: 'lyj' };
    expect((await decideEnd(hub, 'endOrganization', ending)).userErrors).toEqual([]);
    const due = await listedDue('xzf');
    expect(due.filter(({ subjectId }) => subjectId === 'org_sthj')).toEqual([]);
    expect(due.filter(({ responsible }) => responsible.code === 'lyj')).toHaveLength(1);
  });
});

describe('[U4] a special meeting', () => {
  test('may lead to a joint operation, which names it', async () => {
    const { id } = proceedingOf(await call('whly', { kind: 'SPECIAL', topicKind: 'MAJOR_LEAD' }));
    const plan = (organization: string, aboutId: string) =>
      askStep<{ about: { id: string } | null; tasks: readonly object[] }>(
        hub,
        organization,
        { field: 'jointOperation', fields: 'about { id } tasks { description organization { code } status }' },
        { mutation: 'planJointOperation' },
        {
          idempotencyKey: freshKey(),
          objective: '查处非法文化经营',
          plannedAt: '2040-06-03T09:00:00.000+08:00',
          tasks: [{ organizationCode: 'scjg', description: '查验证照', dueOn: '2040-06-05' }],
          aboutId,
        },
      );
    expect(proceedingOf(await plan('whly', id))).toMatchObject({
      about: { id },
      tasks: [{ description: '查验证照', organization: { code: 'scjg' }, status: 'OPEN' }],
    });
    expect((await plan('lyj', id)).userErrors).toMatchObject([{ path: ['aboutId'], code: 'NOT_FOUND' }]);
  });
});
