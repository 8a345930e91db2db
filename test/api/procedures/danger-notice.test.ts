import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dangerNoticeInput } from '../../harness/builders/danger-notice.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { askStep, proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';

const found = '2040-03-01T09:00:00.000+08:00';
const clock = movingClock(found);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(found));

interface NoticeAnswer extends ProceedingAnswer {
  readonly escalationProposed: boolean;
  readonly availableSteps: readonly { readonly step: string }[];
}

const finder = '141025100';
const api = {
  field: 'dangerNotice',
  fields: 'escalationProposed refusalReason dispatchDueAt instruction availableSteps { step mutation }',
};

function ask(organization: string, mutation: string, input: object, type?: string) {
  const roles = organization === 'xzf' ? (['COUNTY_GOVERNMENT'] as const) : undefined;
  const named = { mutation, ...(type ? { type } : {}) };
  return askStep<NoticeAnswer>(hub, organization, api, named, { idempotencyKey: freshKey(), ...input }, roles);
}

/** A notice that was sent some minutes after the discovery. */
async function notice(after: string, changes: object = {}): Promise<NoticeAnswer> {
  clock.moveTo(after);
  return proceedingOf(await ask(finder, 'sendDangerNotice', dangerNoticeInput({ discoveredAt: found, ...changes })));
}

const step = (organization: string, mutation: string, dangerNoticeId: string, input: object = {}) =>
  ask(organization, mutation, { dangerNoticeId, ...input });
const bare = (organization: string, mutation: string, dangerNoticeId: string, input: object = {}) =>
  ask(organization, mutation, { dangerNoticeId, ...input }, 'DangerNoticeStepInput');

async function read(organization: string, id: string): Promise<NoticeAnswer | null> {
  const roles = organization === 'xzf' ? (['COUNTY_GOVERNMENT'] as const) : undefined;
  const { data } = await graphql<{ node: NoticeAnswer | null }>(
    hub.url,
    await hub.token(organization, roles),
    `query ($id: ID!) { node(id: $id) { ... on DangerNotice { id state ${api.fields} deadlines { rule status dueAt responsible { code } } } } }`,
    { id },
  );
  return data?.node ?? null;
}

const clockOf = ({ deadlines }: ProceedingAnswer, rule: string) => deadlines.find((each) => each.rule === rule);
const offers = ({ availableSteps }: NoticeAnswer): boolean =>
  availableSteps.some(({ step: name }) => name === 'escalate');

describe('[U5] whoever finds a danger that belongs to others', () => {
  test('notifies them at once: within thirty minutes of the discovery, by policy', async () => {
    const made = await notice('2040-03-01T09:29:59.000+08:00');
    expect(clockOf(made, 'U5')).toMatchObject({
      dueAt: '2040-03-01T09:30:00.000+08:00',
      status: 'MET',
      responsible: { code: finder },
    });
  });

  test('late is flagged and not refused', async () => {
    expect(clockOf(await notice('2040-03-01T09:30:00.000+08:00'), 'U5')).toMatchObject({ status: 'MET_LATE' });
  });

  test.each([
    [finder, { toCode: finder }, 'INVALID'],
    [finder, { toCode: 'fy' }, 'WRONG_PARTY'],
    ['jcy', {}, 'WRONG_PARTY'],
    [finder, { discoveredAt: '2040-03-01T09:02:00.000+08:00' }, 'INVALID'],
  ])('%s, %j is refused', async (organization, changes, code) => {
    const input = dangerNoticeInput({ discoveredAt: found, ...changes });
    expect((await ask(organization, 'sendDangerNotice', input)).userErrors).toMatchObject([{ code, rule: 'U5' }]);
  });
});

describe('[U6] whoever is notified', () => {
  test('sends officers at once: within thirty minutes of the notice, by policy', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    clock.moveTo('2040-03-01T10:00:00.000+08:00');
    const sent = proceedingOf(
      await step('yjgl', 'dispatchOfficers', id, {
        dispatchRecord: '派员三名',
        dispatchedAt: '2040-03-01T09:20:00.000+08:00',
      }),
    );
    expect(clockOf(sent, 'U6')).toMatchObject({
      dueAt: '2040-03-01T09:40:00.000+08:00',
      status: 'MET',
      responsible: { code: 'yjgl' },
    });
  });

  test('late is flagged and not refused', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    clock.moveTo('2040-03-01T10:00:00.000+08:00');
    const sent = proceedingOf(await step('yjgl', 'dispatchOfficers', id, { dispatchRecord: '派员三名' }));
    expect(clockOf(sent, 'U6')).toMatchObject({ status: 'MET_LATE' });
  });

  test.each(['2040-03-01T09:09:00.000+08:00', '2040-03-01T10:01:00.000+08:00'])(
    'cannot have sent them at %s: before the notice, or in the future',
    async (dispatchedAt) => {
      const { id } = await notice('2040-03-01T09:10:00.000+08:00');
      clock.moveTo('2040-03-01T10:00:00.000+08:00');
      const { userErrors } = await step('yjgl', 'dispatchOfficers', id, { dispatchRecord: '派员三名', dispatchedAt });
      expect(userErrors).toMatchObject([{ path: ['dispatchedAt'], code: 'INVALID', rule: 'U6' }]);
    },
  );
});

describe('[U7] a refusal', () => {
  test('with reasons leaves nothing to report to the county government', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    const declined = proceedingOf(await step('yjgl', 'declineDangerNotice', id, { reason: '由市场监督管理局管辖' }));
    expect(declined).toMatchObject({ state: 'REFUSED_WITH_REASON', escalationProposed: false });
    expect(clockOf(declined, 'U6')).toMatchObject({ status: 'ENDED' });
    clock.moveTo('2040-03-03T09:00:00.000+08:00');
    expect((await bare(finder, 'escalateDangerNotice', id)).userErrors).toMatchObject([
      { code: 'WRONG_STATE', rule: 'U7' },
    ]);
  });

  test('without reasons proposes the report, which is one step away and makes the county government a party', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    proceedingOf(await bare('yjgl', 'refuseDangerNotice', id));
    expect(await read('xzf', id)).toBeNull();
    const standing = await read(finder, id);
    expect(standing).toMatchObject({ state: 'REFUSED', escalationProposed: true });
    expect(standing && offers(standing)).toBe(true);
    // 1 March 2040 is a Thursday: two working days end on Monday at 24:00.
    expect(standing && clockOf(standing, 'U7')).toMatchObject({
      dueAt: '2040-03-06T00:00:00.000+08:00',
      status: 'OPEN',
      responsible: { code: finder },
    });
    clock.moveTo('2040-03-02T09:00:00.000+08:00');
    const reported = proceedingOf(await bare(finder, 'escalateDangerNotice', id));
    expect(reported).toMatchObject({ state: 'ESCALATED', escalationProposed: false });
    expect(clockOf(reported, 'U7')).toMatchObject({ status: 'MET' });
    const instructed = await step('xzf', 'instructDangerNotice', id, { instruction: '立即派员' });
    expect(proceedingOf(instructed)).toMatchObject({ state: 'INSTRUCTED', instruction: '立即派员' });
    // The time to send officers begins anew; the old one stays late. Then that to deal with the danger runs.
    const sent = proceedingOf(await step('yjgl', 'dispatchOfficers', id, { dispatchRecord: '派员三名' }));
    expect(sent.deadlines.filter(({ rule }) => rule === 'U6').map(({ status }) => status)).toEqual([
      'MET_LATE',
      'MET',
      'OPEN',
    ]);
  });

  test('that is recorded by the finder says how it was told', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    expect((await bare(finder, 'refuseDangerNotice', id)).userErrors).toMatchObject([
      { path: ['note'], code: 'REQUIRED', rule: 'U7' },
    ]);
    const note = '值班室电话答复：不归我们管，未说明理由。';
    expect(proceedingOf(await bare(finder, 'refuseDangerNotice', id, { note }))).toMatchObject({ state: 'REFUSED' });
  });

  test('by silence is one when the time to send officers is over, and not before', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    clock.moveTo('2040-03-01T09:39:59.000+08:00');
    const early = await read(finder, id);
    expect(early).toMatchObject({ escalationProposed: false });
    expect(early && offers(early)).toBe(false);
    expect((await bare(finder, 'escalateDangerNotice', id)).userErrors).toMatchObject([
      { path: ['dangerNoticeId'], code: 'WRONG_STATE', rule: 'U7' },
    ]);
    clock.moveTo('2040-03-01T09:40:00.000+08:00');
    const late = await read(finder, id);
    expect(late).toMatchObject({ escalationProposed: true });
    expect(late && offers(late)).toBe(true);
    const reported = proceedingOf(await bare(finder, 'escalateDangerNotice', id));
    expect(clockOf(reported, 'U7')).toMatchObject({ dueAt: '2040-03-06T00:00:00.000+08:00', status: 'MET' });
  });

  test('that is taken back ends the time to report', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00');
    proceedingOf(await bare('yjgl', 'refuseDangerNotice', id));
    const sent = proceedingOf(await step('yjgl', 'dispatchOfficers', id, { dispatchRecord: '派员三名' }));
    expect(clockOf(sent, 'U7')).toMatchObject({ status: 'ENDED' });
    expect(sent.escalationProposed).toBe(false);
  });

  test('that calls for a report is found in the list', async () => {
    const { id } = await notice('2040-03-01T09:10:00.000+08:00', { toCode: 'lyj' });
    const list = async (proposed: boolean): Promise<readonly string[]> => {
      const { data } = await graphql<{ dangerNotices: { nodes: { id: string }[] } }>(
        hub.url,
        await hub.token('lyj'),
        `{ dangerNotices(filter: { escalationProposed: ${proposed}, toCode: "lyj", fromCode: "${finder}" }) { nodes { id } } }`,
      );
      return data?.dangerNotices.nodes.map((node) => node.id) ?? [];
    };
    expect([await list(true), await list(false)]).toEqual([[], [id]]);
    clock.moveTo('2040-03-01T12:00:00.000+08:00');
    expect([await list(true), await list(false)]).toEqual([[id], []]);
  });
});
