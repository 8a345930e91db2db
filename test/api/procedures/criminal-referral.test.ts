import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  askReferral,
  fourDocuments,
  goneThrough,
  type ReferralStep,
} from '../../harness/builders/criminal-referral.js';
import { draftsOf, draftText } from '../../harness/clients/draft.js';
import { graphql } from '../../harness/clients/graphql.js';
import { allNumbered } from '../../harness/hub/all-numbered.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { proceedingOf, type ProceedingAnswer } from '../../harness/clients/proceeding.js';

// A Monday without a holiday near it, and the eve of the Spring Festival of 2024: 18 February, a Sunday, is worked again.
const monday = '2024-03-04T10:00:00.000+08:00';
const eve = '2024-02-08T10:00:00.000+08:00';
const clock = movingClock(monday);
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
});
afterAll(() => hub.close());
beforeEach(() => clock.moveTo(monday));

const sent: readonly ReferralStep[] = ['report', 'approve', 'send'];
const declined: readonly ReferralStep[] = [...sent, 'receive', 'decline'];
/** The one clock that runs. */
const running = ({ deadlines }: ProceedingAnswer) => deadlines.filter(({ metAt }) => metAt === null);
const refusedWith = (expected: object) => [expect.objectContaining(expected)];

describe('finding and reporting', () => {
  test.each([
    ['nobody', [], { code: 'REQUIRED' }],
    ['one officer', ['张三'], { code: 'INVALID' }],
    ['the same officer twice', ['张三', ' 张三 '], { code: 'INVALID' }],
    ['an officer and a blank', ['张三', ' '], { code: 'INVALID' }],
  ])('[X2] a report by %s is refused: two verify a suspicion', async (_, officers, expected) => {
    const { id } = await goneThrough(hub, []);
    const { userErrors } = await askReferral(hub, 'report', id, { officers });
    expect(userErrors).toContainEqual(expect.objectContaining({ path: ['officers'], rule: 'X2', ...expected }));
  });

  test('[X2] the head has three days from the report, to 24:00 of the third', async () => {
    const reported = await goneThrough(hub, ['report']);
    expect(running(reported)).toEqual(
      refusedWith({
        rule: 'X2',
        dueAt: '2024-03-08T00:00:00.000+08:00',
        responsible: { code: 'zrzy' },
        status: 'OPEN',
      }),
    );
    clock.moveTo('2024-03-07T23:59:59.000+08:00');
    const [decision] = (await goneThrough(hub, ['approve'], reported.id)).deadlines;
    expect(decision).toMatchObject({ status: 'MET' });
  });

  test('[X2] three days that end within the Spring Festival 2024 end with the first day that is worked', async () => {
    clock.moveTo(eve);
    const { id, deadlines } = await goneThrough(hub, ['report']);
    expect(deadlines).toEqual(
      expect.arrayContaining(refusedWith({ dueAt: '2024-02-19T00:00:00.000+08:00', basis: 'ANNOUNCED' })),
    );
    clock.moveTo('2024-02-19T00:00:00.000+08:00');
    const late = await goneThrough(hub, ['approve'], id);
    expect(late.deadlines).toContainEqual(expect.objectContaining({ status: 'MET_LATE' }));
  });

  test('[X1] contacts at police, procuratorate and court are recorded one by one, and at least one is', async () => {
    const { id } = await goneThrough(hub, ['recordContacts']);
    const more = proceedingOf(
      await askReferral(hub, 'recordContacts', id, {
        policeContact: null,
        procuratorateContact: '孙检察官',
        courtContact: null,
      }),
    );
    expect(more).toMatchObject({ policeContact: '李警官', procuratorateContact: '孙检察官', courtContact: '王法官' });
    const { userErrors } = await askReferral(hub, 'recordContacts', id, { policeContact: ' ', courtContact: null });
    expect(userErrors).toEqual(refusedWith({ path: ['policeContact'], code: 'REQUIRED', rule: 'X1' }));
  });
});

describe('sending', () => {
  test('[X2] an approved case is moved within 24 hours, holidays or not', async () => {
    clock.moveTo(eve);
    const approved = await goneThrough(hub, ['report', 'approve']);
    expect(running(approved)).toEqual(refusedWith({ rule: 'X2', dueAt: '2024-02-09T10:00:00.000+08:00' }));
    clock.moveTo('2024-02-09T10:00:00.000+08:00');
    const late = await goneThrough(hub, ['send'], approved.id);
    expect(late.deadlines).toContainEqual(
      expect.objectContaining({ dueAt: '2024-02-09T10:00:00.000+08:00', status: 'MET_LATE' }),
    );
  });

  test.each(fourDocuments.map(({ kind }) => kind))('[X2] a case without its %s is not sent', async (kind) => {
    const { id } = await goneThrough(hub, ['report', 'approve']);
    const materials = fourDocuments.filter((each) => each.kind !== kind);
    const { userErrors } = await askReferral(hub, 'send', id, { materials });
    expect(userErrors).toEqual(refusedWith({ path: ['materials'], code: 'MISSING_MATERIAL', rule: 'X2' }));
  });

  test.each([
    ['zrzy', 'INVALID'],
    ['jcy', 'INVALID'],
    ['none', 'NOT_FOUND'],
  ])('[X2] a case is not sent to %s', async (policeCode, code) => {
    const { id } = await goneThrough(hub, ['report', 'approve']);
    const { userErrors } = await askReferral(hub, 'send', id, { policeCode });
    expect(userErrors).toEqual(refusedWith({ path: ['policeCode'], code }));
  });

  test('[X2] the police sign for it, and have three days from then to decide', async () => {
    const { id, deadlines } = await goneThrough(hub, sent);
    expect(deadlines).toContainEqual(
      expect.objectContaining({ dueAt: '2024-03-07T00:00:00.000+08:00', responsible: { code: 'gaj' }, status: 'OPEN' }),
    );
    clock.moveTo('2024-03-05T09:00:00.000+08:00');
    const received = await goneThrough(hub, ['receive'], id);
    expect(received).toMatchObject({ state: 'RECEIVED', police: { code: 'gaj' }, receiptSignedBy: '李警官' });
    expect(running(received)).toEqual(
      refusedWith({ rule: 'X2', dueAt: '2024-03-09T00:00:00.000+08:00', responsible: { code: 'gaj' } }),
    );
  });

  test('[X2] it is copied to the procuratorate, which sees it from then on by every way', async () => {
    const { id, procuratorate } = await goneThrough(hub, ['report', 'approve']);
    expect(procuratorate).toBeNull();
    const seen = async () => {
      const period = 'period: { from: "2024-03-01", to: "2024-03-31" }';
      const query = `query ($id: ID!) {
        node(id: $id) { id ... on CriminalReferral { state procuratorate { code } } }
        criminalReferrals(first: 100) { nodes { id } }
        proceedings(first: 100) { nodes { id } }
        changes(first: 500) { changes { subjectId } }
        referralStatistics(${period}, groupBy: [ORGANIZATION]) { rows { referred } } }`;
      interface Seen {
        readonly node: { readonly state: string } | null;
        readonly criminalReferrals: { readonly nodes: readonly { readonly id: string }[] };
        readonly proceedings: { readonly nodes: readonly { readonly id: string }[] };
        readonly changes: { readonly changes: readonly { readonly subjectId: string }[] };
        readonly referralStatistics: { readonly rows: readonly { readonly referred: number }[] };
      }
      await allNumbered(hub);
      const { data, errors } = await graphql<Seen>(hub.url, await hub.token('jcy'), query, { id });
      if (!data) throw new Error(JSON.stringify(errors));
      return {
        state: data.node?.state ?? null,
        found: [data.criminalReferrals, data.proceedings].map(({ nodes }) => nodes.some((node) => node.id === id)),
        isFed: data.changes.changes.some(({ subjectId }) => subjectId === id),
        referred: data.referralStatistics.rows.reduce((sum, row) => sum + row.referred, 0),
      };
    };
    const before = await seen();
    expect(before).toMatchObject({ state: null, found: [false, false], isFed: false });
    await goneThrough(hub, ['send'], id);
    const sentTo = await seen();
    expect(sentTo).toEqual({ state: 'SENT', found: [true, true], isFed: true, referred: before.referred + 1 });
    await goneThrough(hub, ['receive', 'decline'], id);
    expect(await seen()).toMatchObject({ state: 'NOT_FILED', isFed: true });
    expect(await draftText(hub, 'zrzy', id, '涉嫌犯罪案件移送书')).toContain('抄送：人民检察院');
  });

  test('[X2] other material is sent where there is some', async () => {
    const { id } = await goneThrough(hub, ['report', 'approve']);
    const { userErrors } = await askReferral(hub, 'send', id, { materials: fourDocuments });
    expect(userErrors).toEqual([]);
  });

  test('[X2] nobody but its parties sees a referral', async () => {
    const { id } = await goneThrough(hub, ['report', 'approve']);
    const { userErrors } = await askReferral(hub, 'receive', id);
    expect(userErrors).toEqual(refusedWith({ code: 'NOT_FOUND' }));
  });
});

describe('what the police decide', () => {
  const offered = async (id: string): Promise<string[]> => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Proceeding { availableSteps { mutation } } } }';
    const { data } = await graphql<{ node: { availableSteps: { mutation: string }[] } }>(
      hub.url,
      await hub.token('zrzy'),
      query,
      { id },
    );
    return data?.node.availableSteps.map(({ mutation }) => mutation) ?? [];
  };

  test('[X2] what is out of time is no longer offered', async () => {
    const contest = ['requestReconsideration', 'requestFilingSupervision'];
    const { id: notFiled } = await goneThrough(hub, declined);
    const { id: upheld } = await goneThrough(hub, [...declined, 'askReconsideration', 'uphold']);
    const both = async () =>
      [await offered(notFiled), await offered(upheld)].map((each) => contest.filter((one) => each.includes(one)));
    expect(await both()).toEqual([contest, ['requestFilingSupervision']]);
    clock.moveTo('2024-03-08T00:00:00.000+08:00');
    expect(await both()).toEqual([['requestFilingSupervision'], []]);
  });

  test('[X2] they decide in writing: without the notice nothing is decided', async () => {
    const { id } = await goneThrough(hub, [...sent, 'receive']);
    for (const step of ['file', 'decline', 'passOn'] as const) {
      const { userErrors } = await askReferral(hub, step, id, { materials: [] });
      expect(userErrors).toEqual(refusedWith({ path: ['materials'], code: 'MISSING_MATERIAL', rule: 'X2' }));
    }
  });

  test('[X2] reconsideration is asked for within three days of the notice', async () => {
    const { id, contestUntil } = await goneThrough(hub, declined);
    expect(contestUntil).toBe('2024-03-08T00:00:00.000+08:00');
    clock.moveTo('2024-03-07T23:59:59.000+08:00');
    const asked = await goneThrough(hub, ['askReconsideration'], id);
    expect(running(asked)).toEqual(
      refusedWith({ dueAt: '2024-03-12T00:00:00.000+08:00', responsible: { code: 'gaj' } }),
    );
  });

  test('[X2] and refused after them, though not supervision by the procuratorate', async () => {
    const { id } = await goneThrough(hub, declined);
    clock.moveTo('2024-03-08T00:00:00.000+08:00');
    const { userErrors } = await askReferral(hub, 'askReconsideration', id);
    expect(userErrors).toEqual(refusedWith({ code: 'AFTER_DEADLINE', rule: 'X2' }));
    expect(await goneThrough(hub, ['requestSupervision'], id)).toMatchObject({
      state: 'SUPERVISION',
      procuratorate: { code: 'jcy' },
    });
  });

  test('[X2] after a reconsideration supervision is asked for within three days', async () => {
    const { id, contestUntil } = await goneThrough(hub, [...declined, 'askReconsideration', 'uphold']);
    expect(contestUntil).toBe('2024-03-08T00:00:00.000+08:00');
    clock.moveTo('2024-03-08T00:00:00.000+08:00');
    const { userErrors } = await askReferral(hub, 'requestSupervision', id);
    expect(userErrors).toEqual(refusedWith({ code: 'AFTER_DEADLINE', rule: 'X2' }));
  });

  test('[X2] the police file what the procuratorate demands', async () => {
    const filed = await goneThrough(hub, [...declined, 'requestSupervision', 'demandFiling', 'file']);
    expect(filed).toMatchObject({ state: 'FILED', closedAt: null, filedOn: '2024-03-04' });
  });
});

test('[X2] the referral letter is drafted once there is a report, for the sender only', async () => {
  const { id } = await goneThrough(hub, []);
  expect(await draftsOf(hub, 'zrzy', id)).toEqual(new Map());
  await goneThrough(hub, sent, id);
  const text = await draftText(hub, 'zrzy', id, '涉嫌犯罪案件移送书');
  expect(text).toContain('自然资源局涉嫌犯罪案件移送书');
  expect(text).toContain('公安局：');
  expect(text).toContain('古县某砂石有限公司违法行为过程中，发现其涉嫌非法采矿罪。');
  expect(text).toContain('专案组人员：张三、李四。');
  expect(text).toContain('有关检验报告或者鉴定结论：价值鉴定结论');
  expect(await draftsOf(hub, 'gaj', id)).toEqual(new Map());
});
