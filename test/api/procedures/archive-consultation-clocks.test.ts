import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { Role } from '../../../src/core/identity/index.js';
import { pdfOf, download, uploaded } from '../../harness/builders/attachments.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey } from '../../harness/builders/inputs.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';

let now = '2024-02-08T09:00:00.000+08:00';
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: { now: () => Temporal.Instant.from(now) } });
});
afterAll(() => hub.close());

const api = { field: 'archiveConsultation' };
const [township, department, county] = ['141025100', 'zrzy', 'xzf'];

const request = (changes: object = {}, organization = township) =>
  askStep(
    hub,
    organization,
    api,
    { mutation: 'requestArchiveConsultation' },
    {
      idempotencyKey: freshKey(),
      toCode: department,
      access: 'COPY',
      archives: '2019年土地登记卷宗',
      purpose: '核实占地起始时间',
      ...changes,
    },
  );
const step = (
  organization: string,
  mutation: string,
  type: string,
  id: string,
  input: object,
  roles?: readonly Role[],
) =>
  askStep(
    hub,
    organization,
    api,
    { mutation, type },
    { idempotencyKey: freshKey(), archiveConsultationId: id, ...input },
    roles,
  );
const silence = (id: string) =>
  step(township, 'escalateUnansweredArchiveConsultation', 'ArchiveReasonInput', id, { reason: '两次电话催促未答复' });

const festivals = [
  {
    festival: 'the Spring Festival of 2024',
    at: '2024-02-08T16:00:00.000+08:00',
    due: '2024-02-19T00:00:00.000+08:00',
  },
  {
    festival: 'National Day and Mid-Autumn 2025',
    at: '2025-09-30T16:00:00.000+08:00',
    due: '2025-10-11T00:00:00.000+08:00',
  },
];

describe.each(festivals)('archives asked for before $festival', ({ at, due }) => {
  beforeEach(() => {
    now = at;
  });

  test('[A5] are due promptly; provided later they are flagged, never refused', async () => {
    const { id, deadlines } = proceedingOf(await request());
    expect(deadlines).toMatchObject([{ rule: 'A5', dueAt: due, status: 'OPEN', responsible: { code: department } }]);
    now = due;
    const provided = await step(department, 'provideArchives', 'ProvideArchivesInput', id, { provision: '复制42页' });
    expect(proceedingOf(provided)).toMatchObject({ state: 'PROVIDED', deadlines: [{ status: 'MET_LATE' }] });
  });

  test('[A5] are put before the county government when nobody answered, not a second before the due time', async () => {
    const { id } = proceedingOf(await request());
    now = Temporal.Instant.from(due).subtract({ seconds: 1 }).toString();
    expect((await silence(id)).userErrors).toMatchObject([
      { path: ['archiveConsultationId'], code: 'WRONG_STATE', rule: 'A5' },
    ]);
    now = due;
    expect(proceedingOf(await silence(id)).state).toBe('ESCALATED');
  });
});

describe('a request for archives', () => {
  beforeEach(() => {
    now = '2025-09-30T16:00:00.000+08:00';
  });

  test.each([
    [{ toCode: '141025101' }, { path: ['toCode'], code: 'WRONG_PARTY', rule: 'A5' }],
    [{ toCode: 'nobody' }, { path: ['toCode'], code: 'NOT_FOUND', rule: null }],
    [{ aboutId: 'trf_00000000000000000000000000000000' }, { path: ['aboutId'], code: 'NOT_FOUND', rule: null }],
  ])('[A5] with %j is refused', async (changes, error) => {
    expect((await request(changes)).userErrors).toMatchObject([error]);
  });

  test('[A5] comes from whoever handles cases, and not from the keeper itself', async () => {
    expect((await request({}, 'fy')).userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A5' }]);
    expect((await request({}, department)).userErrors).toMatchObject([
      { path: ['toCode'], code: 'INVALID', rule: 'A5' },
    ]);
  });

  test('[A5] that was ordered starts the clock of the department anew; the county government sees it only from then on', async () => {
    const { id } = proceedingOf(await request());
    const order = () =>
      step(county, 'orderArchiveProvision', 'ArchiveDecisionInput', id, { decision: '应予提供' }, [
        'COUNTY_GOVERNMENT',
      ]);
    await step(department, 'refuseArchiveConsultation', 'ArchiveReasonInput', id, { reason: '卷宗涉密' });
    expect((await order()).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await step(township, 'escalateArchiveRefusal', 'ArchiveReasonInput', id, { reason: '登记卷宗不涉密' });
    now = '2025-10-09T09:00:00.000+08:00';
    expect(proceedingOf(await order())).toMatchObject({
      state: 'ORDERED',
      deadlines: [
        { dueAt: '2025-10-11T00:00:00.000+08:00', status: 'MET' },
        { dueAt: '2025-10-12T00:00:00.000+08:00', status: 'OPEN', responsible: { code: department } },
        { status: 'MET', responsible: { code: township } },
        { status: 'MET', responsible: { code: county } },
      ],
    });
    const provided = await step(department, 'provideArchives', 'ProvideArchivesInput', id, { provision: '复制42页' });
    expect(proceedingOf(provided)).toMatchObject({ state: 'PROVIDED', deadlines: [{}, { status: 'MET' }, {}, {}] });
  });

  test('[A5] is decided by people who have the role, not by anybody in the county government', async () => {
    const { id } = proceedingOf(await request());
    await step(department, 'refuseArchiveConsultation', 'ArchiveReasonInput', id, { reason: '卷宗涉密' });
    await step(township, 'escalateArchiveRefusal', 'ArchiveReasonInput', id, { reason: '登记卷宗不涉密' });
    const decided = await step(county, 'upholdArchiveRefusal', 'ArchiveDecisionInput', id, { decision: '理由成立' });
    expect(decided.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'A5' }]);
  });

  test('[A5] is answered with copies that whoever asked can read', async () => {
    const { id } = proceedingOf(await request());
    const contentId = await uploaded(hub, department, pdfOf('archive'));
    expect((await download(hub, township, contentId)).status).toBe(404);
    const materials = [{ kind: 'ARCHIVE_COPY', name: '土地登记卷宗', contentId }];
    const input = { provision: '复制42页', materials };
    proceedingOf(await step(department, 'provideArchives', 'ProvideArchivesInput', id, input));
    expect((await download(hub, township, contentId)).status).toBe(200);
  });
});
