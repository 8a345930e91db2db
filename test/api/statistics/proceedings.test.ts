import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../src/core/identity/index.js';
import { proceedingStatisticsFeatures } from '../../../src/statistics/proceedings/index.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';
import { proceedingHistory } from '../../harness/properties/proceeding-history.js';

const clock = movingClock('2024-03-01T09:00:00.000+08:00');
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  await proceedingHistory(hub, clock);
});
afterAll(() => hub.close());

type Row = { readonly organization: { readonly code: string } | null; readonly halfYear: string | null };

async function figuresOf(query: string): Promise<string> {
  const { data } = await graphql<{ type: { fields: { name: string }[] } }>(
    hub.url,
    await hub.token('sfj'),
    'query ($name: String!) { type: __type(name: $name) { fields { name } } }',
    { name: `${query.charAt(0).toUpperCase()}${query.slice(1)}Figures` },
  );
  return data?.type.fields.map(({ name }) => name).join(' ') ?? '';
}

async function ask(query: string, organization: string, roles: Role[], groupBy: string[]): Promise<Row[]> {
  const figures = await figuresOf(query);
  const { data, errors } = await graphql<Record<string, { rows: Row[] }>>(
    hub.url,
    await hub.token(organization, roles),
    `query ($groupBy: [ProceedingDimension!]!) { ${query}(period: { from: "2024-03-01", to: "2024-03-31" }, groupBy: $groupBy) {
      scope rows { organization { code } halfYear month year ${figures} } } }`,
    { groupBy },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data[query]?.rows ?? [];
}
const county = (query: string, groupBy: string[] = ['ORGANIZATION']) =>
  ask(query, 'xzf', ['COUNTY_GOVERNMENT'], groupBy);

describe('figures of the procedures', () => {
  test('[C2] [C12] [C13] complaints by first contact', async () => {
    const none = {
      accepted: 0,
      townshipsInformed: 0,
      replied: 0,
      fedBack: 0,
      closed: 0,
      medianWorkingDaysToReply: null,
    };
    expect(await county('complaintStatistics')).toMatchObject([
      { organization: { code: '141025100' }, registered: 1, ...none },
      {
        organization: { code: 'zrzy' },
        registered: 1,
        accepted: 1,
        medianWorkingDaysToAcceptance: 1,
        violations: 0,
        townshipsInformed: 1,
        handedOver: 0,
        replied: 1,
        fedBack: 1,
        closed: 1,
        medianWorkingDaysToReply: 3,
      },
    ]);
  });

  test('[D1] [D2] disputes by whoever raised them', async () => {
    expect(await county('disputeStatistics')).toMatchObject([
      {
        organization: { code: '141025100' },
        raised: 2,
        agreed: 0,
        referred: 1,
        decided: 1,
        withdrawn: 1,
        medianWorkingDays: 1,
      },
    ]);
  });

  test('[A2] [A4] assistance by the department that was asked', async () => {
    expect(await county('assistanceStatistics')).toMatchObject([
      {
        organization: { code: 'zrzy' },
        requested: 2,
        answered: 2,
        inTime: 1,
        inTimeRate: 0.5,
        extended: 1,
        onSite: 0,
        declined: 0,
        medianWorkingDays: 6,
      },
    ]);
  });

  test('[U10] whistle calls, once for each organization called', async () => {
    expect(await county('whistleCallStatistics')).toMatchObject([
      { organization: { code: 'zrzy' }, called: 1, reported: 1, inTimeRate: 1, medianMinutes: 20 },
      { organization: { code: 'gaj' }, called: 1, reported: 0, inTimeRate: 0, medianMinutes: null },
    ]);
  });

  test('[U5] [U6] [U7] danger notices by whoever was notified', async () => {
    expect(await county('dangerNoticeStatistics')).toMatchObject([
      {
        organization: { code: 'yjgl' },
        notices: 2,
        dispatched: 1,
        refused: 1,
        escalated: 1,
        medianMinutesToDispatch: 20,
      },
    ]);
  });

  test('[X2] [X3] criminal referrals by whoever flagged them', async () => {
    expect(await county('referralStatistics')).toMatchObject([
      {
        organization: { code: '141025100' },
        flagged: 2,
        referred: 1,
        inTimeRate: 1,
        filed: 1,
        notFiled: 0,
        notApproved: 0,
        medianHoursToReferral: 10,
      },
    ]);
  });

  test('[J18] [year D8] resolutions, for each unit that carries them out what it did itself', async () => {
    const each = { adopted: 2, reported: 0, urged: 0 };
    const nothing = { completed: 0, completedInTimeRate: 0, overdue: 2, medianWorkingDays: null };
    const one = { completed: 1, completedInTimeRate: 0.5, overdue: 1, medianWorkingDays: 2 };
    expect(await county('resolutionStatistics')).toMatchObject([
      { organization: { code: '141025100' }, ...each, ...nothing },
      { organization: { code: 'zrzy' }, ...each, ...one },
    ]);
  });

  test.each(proceedingStatisticsFeatures.map(({ query }) => query))(
    '%s counts nothing for a stranger, and its groups add up to its total',
    async (query) => {
      const first = (rows: Row[]): number =>
        Number(Object.entries(rows[0] ?? {}).find(([, value]) => typeof value === 'number')?.[1] ?? 0);
      expect(first(await ask(query, 'fy', ['ANALYST'], []))).toBe(0);
      const total = first(await county(query, []));
      const groups = await county(query, ['ORGANIZATION', 'HALF_YEAR', 'MONTH']);
      expect(groups.every(({ halfYear }) => halfYear === '2024-H1')).toBe(true);
      const year = (row: Row) =>
        Number(Object.entries(row).find(([name, value]) => name !== 'year' && typeof value === 'number')?.[1]);
      expect(groups.map(year).reduce((sum, count) => sum + count, 0)).toBe(total);
    },
  );
});
