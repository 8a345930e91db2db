import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readdir, readFile } from 'node:fs/promises';
import { fixedClock } from '../../src/kernel/clock.js';
import { pdfOf, uploaded } from '../harness/builders/attachments.js';
import { graphql } from '../harness/clients/graphql.js';
import { startHub, type TestHub } from '../harness/hub/hub.js';

const folder = new URL('../../examples/operations/', import.meta.url);

let hub: TestHub;
let token: string;
beforeAll(async () => {
  hub = await startHub({ clock: fixedClock('2026-11-23T15:00:00.000+08:00') });
  token = await hub.token('141025100');
});
afterAll(() => hub.close());

async function run(
  name: string,
  change: (variables: Record<string, unknown>) => object = (variables) => variables,
  bearer = token,
) {
  const query = await readFile(new URL(`${name}.graphql`, folder), 'utf8');
  const variables: Record<string, unknown> = JSON.parse(
    await readFile(new URL(`${name}.variables.json`, folder), 'utf8').catch(() => '{}'),
  );
  const answer = await graphql<Record<string, Record<string, unknown>>>(hub.url, bearer, query, change(variables));
  expect(answer.errors).toBeUndefined();
  const root = Object.values(answer.data ?? {})[0] ?? {};
  expect(root['userErrors'] ?? []).toEqual([]);
  return root;
}

const withInput = (changes: object) => (variables: Record<string, unknown>) => ({
  input: { ...(variables['input'] as object), ...changes },
});

describe('the example operations run as written', () => {
  test('[S1] [S2] [S3] [S4] [S5] [S6] [S7] [S8] each category is published the same day', async () => {
    const names = (await readdir(folder)).filter((file) => /^3\d.*\.graphql$/.test(file));
    expect(names).toHaveLength(8);
    for (const file of names) {
      const { record } = await run(file.replace('.graphql', ''));
      expect(record).toMatchObject({ id: expect.stringMatching(/^rec_/) });
    }
  });

  test('[S6] a bulletin is published with its document', async () => {
    const contentId = await uploaded(hub, '141025100', pdfOf('工作简报第12期'));
    const { record } = await run('49-publish-with-attachment', ({ input }) => {
      const given = input as { readonly sharing: { readonly attachments: readonly object[] } };
      const attachments = given.sharing.attachments.map((attached) => ({ ...attached, contentId }));
      return { input: { ...given, sharing: { ...given.sharing, attachments } } };
    });
    expect(record).toMatchObject({ attachments: [{ name: '工作简报第12期', contentId }] });
  });

  test('[S11] a registered record is extended with a reason and then shared in time', async () => {
    const pending = (await run('40-register-pending'))['record'] as { id: string; timeliness: string };
    expect(pending).toMatchObject({ timeliness: 'AWAITED', dueAt: '2026-11-24T00:00:00.000+08:00' });
    const { record } = await run('41-extend-sharing', withInput({ recordId: pending.id }));
    expect(record).toMatchObject({ dueAt: '2026-11-27T00:00:00.000+08:00', extensions: [{ reason: 'COLLATING' }] });
  });

  test('[S3] a decision is executed, revised and withdrawn, and its history keeps it all', async () => {
    const published = await run('30-publish-penalty-decision', withInput({ idempotencyKey: 'life' }));
    const { id } = published['record'] as { id: string };
    const fined = await run('30-publish-penalty-decision', withInput({ idempotencyKey: 'paid' }));
    const { id: paidId } = fined['record'] as { id: string };
    expect(await run('28-record-execution-event', withInput({ recordId: paidId }))).toMatchObject({
      record: { executionStatus: 'PARTIAL', paidAmount: '500.00', outstandingAmount: '1500.00' },
    });
    expect(await run('42-update-execution', withInput({ recordId: id }))).toMatchObject({
      record: { executionStatus: 'EXECUTED', executedOn: '2026-11-23', revision: 2 },
    });
    expect(await run('43-revise-record', withInput({ recordId: id, expectedRevision: 2 }))).toMatchObject({
      record: { revision: 3 },
    });
    expect(await run('44-withdraw-record', withInput({ recordId: id }))).toMatchObject({
      record: { status: 'WITHDRAWN' },
    });
    const one = await run('13-one-record', () => ({ id }));
    expect((one['history'] as { revision: number }[]).map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  });

  test('[G2] a department records an item and hands it over: the township is competent, until it is taken back', async () => {
    const department = await hub.token('jtys');
    const asDepartment = (name: string) => run(name, (variables) => variables, department);
    expect(await asDepartment('45-record-enforcement-item')).toMatchObject({ item: { department: { code: 'jtys' } } });
    expect(await asDepartment('46-delegate-item')).toMatchObject({ delegation: { township: { name: '岳阳镇' } } });
    const competent = {
      organization: { code: '141025100', name: '岳阳镇' },
      basis: '古县人民政府关于下放行政处罚事项的决定',
      since: '2021-07-01',
    };
    expect(await run('15-competent-organization')).toEqual({ ...competent, until: null });
    await asDepartment('47-revoke-delegation');
    expect(await run('15-competent-organization')).toEqual({ ...competent, until: '2027-01-01' });
    expect(await asDepartment('48-correct-delegation')).toMatchObject({
      periods: [{ delegatedFrom: '2021-08-01', revokedOn: '2027-01-01' }],
      changedDays: [{ validFrom: '2021-07-01', validTo: '2021-08-01' }],
    });
    expect(await run('15-competent-organization')).toMatchObject({ since: '2021-07-01' });
    expect(await run('16-enforcement-items')).toMatchObject({ totalCount: 1 });
    expect(await run('17-coverage-report')).toMatchObject({ totalCount: 0, nodes: [] });
    await run('18-outside-own-list');
    await run('26-crime-suspected');
    expect(await run('27-party')).toMatchObject({ names: [expect.any(String)] });
    await run('29-follow-lists');
    await run('99-list-checks');
  });

  test('[T6] [T7] [T11] an urgent case is sent, accepted and reported back on; another is returned', async () => {
    const receiver = await hub.token('zrzy');
    const sent = (await run('53-send-case-transfer'))['caseTransfer'] as { id: string };
    expect(sent).toMatchObject({
      state: 'SENT',
      dueAt: '2026-11-24T09:20:00.000+08:00',
      timeliness: 'IN_TIME',
      from: { code: '141025100' },
    });
    const inHand = withInput({ caseTransferId: sent.id });
    expect(await run('54-accept-case-transfer', inHand, receiver)).toMatchObject({
      caseTransfer: { state: 'ACCEPTED' },
    });
    expect(await run('60-expect-case-result', inHand, receiver)).toMatchObject({
      caseTransfer: { expectedBy: '2026-12-18' },
    });
    const result = await run('56-report-case-result', inHand, receiver);
    expect(result).toMatchObject({ caseTransfer: { state: 'CONCLUDED', result: expect.stringContaining('罚款') } });
    const again = await run('53-send-case-transfer', withInput({ idempotencyKey: 'another' }));
    const { id } = again['caseTransfer'] as { id: string };
    const other = withInput({ caseTransferId: id });
    expect(await run('67-ask-case-supplement', other, receiver)).toMatchObject({
      caseTransfer: { state: 'AWAITS_SUPPLEMENT', supplementDueAt: '2026-11-28T00:00:00.000+08:00' },
    });
    expect(await run('68-supplement-case-transfer', other)).toMatchObject({ caseTransfer: { state: 'RECEIVED' } });
    expect(await run('69-forward-case-transfer', other, receiver)).toMatchObject({
      caseTransfer: { state: 'SENT', forwarders: [{ name: '自然资源局' }] },
    });
    expect(await run('55-return-case-transfer', other, await hub.token('sthj'))).toMatchObject({
      caseTransfer: { state: 'RETURNED' },
    });
    expect(await run('57-case-transfers')).toMatchObject({ totalCount: 1, nodes: [{ id }] });
    expect((await run('58-proceedings'))['nodes']).toHaveLength(2);
    await run('59-deadlines');
    await run('100-to-do');
    await run('101-waiting-for-others');
    await run('102-overdue-matters', undefined, await hub.token('xzf', ['COUNTY_GOVERNMENT']));
  });

  test('[S3] a department says what it needs, finds it, and counts how it was served', async () => {
    const department = await hub.token('jtys');
    const asDepartment = (name: string) => run(name, (variables) => variables, department);
    expect(await asDepartment('23-declare-need')).toMatchObject({
      need: { status: 'ACTIVE', validFrom: '2026-11-23' },
    });
    expect(await asDepartment('24-needed-records')).toMatchObject({ totalCount: 0 });
    expect(await asDepartment('25-need-statistics')).toMatchObject({ rows: [] });
  });

  test('[D1] [X3] a township disputes who is competent and flags a suspected crime, and both are listed', async () => {
    expect(await run('85-raise-dispute')).toMatchObject({ dispute: { state: 'CONSULTING', other: { code: 'zrzy' } } });
    expect(await run('86-disputes')).toMatchObject({ totalCount: 1 });
    expect(await run('87-flag-suspected-crime')).toMatchObject({ criminalReferral: { state: 'FLAGGED' } });
    expect(await run('88-criminal-referrals')).toMatchObject({ totalCount: 1 });
  });

  test('[X2] the procuratorate sends a case back for a penalty, and whoever penalizes lists it', async () => {
    const procuratorate = await hub.token('jcy');
    const sent = await run('97-send-reverse-referral', undefined, procuratorate);
    expect(sent).toMatchObject({ reverseReferral: { state: 'SENT', justice: { name: '司法局' } } });
    expect(await run('98-reverse-referrals', undefined, await hub.token('zrzy'))).toMatchObject({ totalCount: 1 });
  });

  test('[A1] [A2] [A4] [A5] [A6] [A7] a township is assisted: letter, more time, opinion with evidence; archives, training, police', async () => {
    const department = await hub.token('zrzy');
    const asked = (await run('70-request-assistance'))['assistanceRequest'] as { id: string; dueAt: string };
    expect(asked).toMatchObject({ state: 'REQUESTED', dueAt: '2026-12-01T00:00:00.000+08:00' });
    const named = withInput({ assistanceRequestId: asked.id });
    expect(await run('71-extend-assistance', named, department)).toMatchObject({
      assistanceRequest: { dueAt: '2026-12-12T00:00:00.000+08:00' },
    });
    expect(await run('73-assistance-requests', undefined, department)).toMatchObject({ totalCount: 1 });
    expect(await run('72-answer-assistance', named, department)).toMatchObject({
      assistanceRequest: { state: 'ANSWERED' },
    });
    expect(await run('74-request-archives')).toMatchObject({ archiveConsultation: { state: 'REQUESTED' } });
    expect(await run('75-record-training', undefined, department)).toMatchObject({
      training: { attendance: [{ participants: 6, passed: 5 }] },
    });
    expect(await run('76-call-police')).toMatchObject({
      policeSupport: { deadlines: [{ rule: 'A7', dueAt: '2026-11-23T15:30:00.000+08:00' }] },
    });
  });

  test('[C1] [C8] [C9] a department registers a complaint and informs the township, which handles it', async () => {
    const department = await hub.token('zrzy');
    const registered = (await run('61-register-complaint', (variables) => variables, department))['complaint'];
    const { id: complaintId } = registered as { id: string };
    const informed = await run('62-inform-township-of-complaint', withInput({ complaintId }), department);
    expect(informed).toMatchObject({ complaint: { state: 'INFORMED', receiver: { code: '141025100' } } });
    expect(
      await run('63-accept-complaint', ({ acknowledge, accept }) => ({
        acknowledge: { ...(acknowledge as object), complaintId },
        accept: { ...(accept as object), complaintId },
      })),
    ).toMatchObject({ complaint: { handler: { code: '141025100' } } });
    expect(await run('64-verify-complaint', withInput({ complaintId }))).toMatchObject({
      complaint: { state: 'NO_VIOLATION' },
    });
    expect(await run('65-complaints')).toMatchObject({ nodes: [{ complainantMasked: { name: '李**' } }] });
    expect(await run('66-read-complainant', (variables) => ({ ...variables, id: complaintId }))).toMatchObject({
      complainant: { name: '李某某' },
    });
  });

  test('[U1] [U3] [U4] [U5] [U8] [U10] a township consults, enforces jointly, notifies, whistles and supervises', async () => {
    expect(await run('77-call-consultation')).toMatchObject({ consultation: { state: 'CALLED' } });
    const operation = (await run('78-plan-joint-operation'))['jointOperation'] as { id: string };
    expect(operation).toMatchObject({
      tasks: [{ dueAt: '2026-11-28T00:00:00.000+08:00' }, { dueAt: '2026-11-26T00:00:00.000+08:00' }],
    });
    const changed = withInput({ jointOperationId: operation.id });
    expect(await run('89-change-operation-tasks', changed)).toMatchObject({
      jointOperation: { tasks: [{ cancelledAt: null }, { cancelledAt: null }, { status: 'OPEN' }] },
    });
    expect(await run('79-send-danger-notice')).toMatchObject({
      dangerNotice: { state: 'NOTIFIED', dispatchDueAt: '2026-11-23T15:30:00.000+08:00' },
    });
    expect(await run('80-danger-notices')).toMatchObject({ totalCount: 0 });
    expect(await run('81-call-whistle')).toMatchObject({
      whistleCall: { reports: [{ dueAt: '2026-11-23T17:00:00.000+08:00', late: false }, { late: false }] },
    });
    expect(await run('82-whistle-calls')).toMatchObject({ totalCount: 1 });
    expect(await run('83-open-supervised-matter')).toMatchObject({ supervisedMatter: { state: 'OPEN' } });
    expect(await run('84-liaison-officers')).toMatchObject({ nodes: [] });
  });

  test('[U3] a liaison officer is named, and found by everybody', async () => {
    const administrator = await hub.token('141025100', ['ADMINISTRATOR']);
    const asWritten = (variables: Record<string, unknown>) => variables;
    expect(await run('95-assign-duty', asWritten, administrator)).toMatchObject({
      holder: { duty: 'LIAISON_OFFICER' },
    });
    expect(await run('84-liaison-officers')).toMatchObject({ nodes: [{ isNamed: true, telephone: '0357-8322345' }] });
    expect(await run('96-duty-holders')).toMatchObject({ totalCount: 1 });
  });

  test('[U3] somebody chooses what they are told, and reads what they were', async () => {
    const { preferences } = await run('111-set-notification-preferences');
    expect(preferences).toMatchObject({ isWithoutChannel: false });
    expect(await run('110-notifications')).toBe(0);
  });

  test('[S0] [T11] who has read what one has shared or sent, and what is still unread', async () => {
    expect(await run('120-readings')).toMatchObject({ nodes: expect.any(Array) });
    expect(await run('121-unread')).toMatchObject({ totalCount: expect.any(Number) });
  });

  test('[T11] how organizations did in a period, and what stands behind a number', async () => {
    expect(await run('122-assessment')).toMatchObject({ scope: 'OWN' });
    expect(await run('123-assessment-matters')).toMatchObject({ nodes: expect.any(Array) });
  });

  test('[J5] [J6] [J12] a topic is proposed, a regular meeting announced and a bulletin drafted', async () => {
    const office = await hub.token('sfj', ['CONFERENCE_OFFICE']);
    expect(await run('90-propose-topic')).toMatchObject({ topic: { state: 'PROPOSED', proposer: { name: '岳阳镇' } } });
    const asWritten = (variables: Record<string, unknown>) => variables;
    expect(await run('91-plan-meeting', asWritten, office)).toMatchObject({
      meeting: { state: 'PLANNED', noticeDueOn: '2026-12-03' },
    });
    expect(await run('92-conference-meetings')).toMatchObject({ totalCount: 1 });
    expect(await run('93-draft-bulletin', asWritten, office)).toMatchObject({ bulletin: { state: 'DRAFTED' } });
    expect(await run('94-conference-members')).toHaveLength(16);
  });

  test('lists, statistics, the calendar and the change log answer', async () => {
    for (const name of [
      '10-today',
      '11-records',
      '12-penalty-decisions',
      '14-working-day',
      '19-search',
      '50-sharing-statistics',
      '51-penalty-statistics',
      '52-annual-report',
    ]) {
      await run(name);
    }
    const page = await run('21-changes-poll', () => ({ first: 5 }));
    expect(page['changes']).toHaveLength(5);
    expect(await run('22-acknowledge-changes', () => ({ cursor: page['endCursor'] }))).toMatchObject({
      lag: hub.running.hub.feed.head() - 5,
    });
  });
});
