import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../src/app/features.js';
import { returningSteps } from '../../../src/statistics/assessment/matters.sql.js';
import { freshKey, penaltyInput, publishPenalty, sharing } from '../../harness/builders/inputs.js';
import { declareNeed } from '../../harness/builders/need.js';
import { transferInput } from '../../harness/builders/transfer.js';
import { assessmentFor, mattersBehind } from '../../harness/clients/assessment.js';
import { graphql } from '../../harness/clients/graphql.js';
import { csvRows, exported } from '../../harness/clients/export.js';
import { askStep, proceedingOf } from '../../harness/clients/proceeding.js';
import { mutate } from '../../harness/clients/publish.js';
import { readParagraphs } from '../../harness/files/official-document.js';
import { unzip } from '../../harness/files/zip.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock } from '../../harness/time/moving-clock.js';

const clock = movingClock('2026-03-02T09:00:00.000+08:00');
const period = { from: '2026-03-01', to: '2026-03-31' };
const county = ['COUNTY_GOVERNMENT'] as const;
const api = { field: 'caseTransfer' };
let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock });
  await declareNeed(hub, 'zrzy', { categories: ['PENALTY_DECISION'], title: '处罚' });
  const step = (organization: string, mutation: string, caseTransferId: string, input: object = {}) =>
    askStep(
      hub,
      organization,
      api,
      { mutation, ...('reason' in input ? {} : { type: 'CaseTransferStepInput' }) },
      {
        ...{ idempotencyKey: freshKey(), caseTransferId },
        ...input,
      },
    );
  const send = (toCode: string) => {
    const discoveredAt = clock.now().subtract({ hours: 1 }).toString();
    return askStep(hub, '141025100', api, { mutation: 'sendCaseTransfer' }, transferInput({ toCode, discoveredAt }));
  };
  const one = proceedingOf(await send('zrzy')).id;
  await send('scjg');
  clock.moveTo('2026-03-03T09:00:00.000+08:00');
  await step('zrzy', 'receiveCaseTransfer', one);
  await step('zrzy', 'returnCaseTransfer', one, { reason: '不属于本局管辖' });
  const formedAt = '2026-03-01T09:00:00+08:00';
  const input = penaltyInput({ decidedOn: '2026-03-01', sharing: sharing('处罚', formedAt) });
  await mutate(hub, '141025100', publishPenalty, input);
  clock.moveTo('2026-03-20T09:00:00.000+08:00');
});
afterAll(() => hub.close());

describe('an assessment', () => {
  test('[T11] [S3] counts what was in time, overdue, returned and served, with definitions in both languages', async () => {
    const { rows, total, definitions } = await assessmentFor(hub, 'sfj', { period }, ['CONFERENCE_OFFICE']);
    const of = (code: string) => rows.find(({ organization }) => organization?.code === code);
    expect(of('141025100')).toMatchObject({ returned: 1, needsServed: 1, needsLate: 1, score: null });
    expect(of('zrzy')).toMatchObject({ inTime: 2, overdue: 0 });
    expect(of('scjg')).toMatchObject({ inTime: 0, overdue: 1, inTimeRate: 0 });
    expect(total).toMatchObject({
      organization: null,
      returned: 1,
      overdue: Number(of('scjg')?.['overdue']) + Number(of('141025100')?.['overdue']),
    });
    expect(
      definitions.every(
        ({ definition, definitionInEnglish, points }) => definition && definitionInEnglish && points === null,
      ),
    ).toBe(true);
  });

  test('[T11] [J8] counts who was urged, and who did not answer in time', async () => {
    const listed = await graphql<{
      overdueMatters: { nodes: { deadlineId: string; responsible: { code: string } }[] };
    }>(
      hub.url,
      await hub.token('sfj', ['CONFERENCE_OFFICE']),
      '{ overdueMatters(first: 50) { nodes { deadlineId responsible { code } } } }',
    );
    const deadlineId = listed.data?.overdueMatters.nodes.find(
      ({ responsible }) => responsible.code === 'scjg',
    )?.deadlineId;
    const urge = `mutation ($input: UrgeInput!) { urge(input: $input) { urge { id } userErrors { path message } } }`;
    const answer = await graphql<{ urge: { urge: { id: string } | null; userErrors: object[] } }>(
      hub.url,
      await hub.token('sfj', ['CONFERENCE_OFFICE']),
      urge,
      { input: { idempotencyKey: freshKey(), deadlineId } },
    );
    expect(answer.data?.urge.userErrors).toEqual([]);
    const countsOf = async (code: string) => {
      const { rows } = await assessmentFor(hub, 'xzf', { period, organizationCodes: [code] }, county);
      return [rows[0]?.['urged'], rows[0]?.['urgedInVain']];
    };
    expect([await countsOf('scjg'), await countsOf('zrzy')]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    clock.moveTo('2026-03-30T09:00:00.000+08:00');
    expect(await countsOf('scjg')).toEqual([1, 1]);
    const asked = { period, organizationCode: 'scjg', figure: 'URGED_IN_VAIN' };
    const [matter, ...others] = await mattersBehind(hub, 'scjg', asked);
    expect([matter, others]).toMatchObject([{ label: '答复催办', subjectId: answer.data?.urge.urge?.id }, []]);
    clock.moveTo('2026-03-20T09:00:00.000+08:00');
  });

  test('[T11] names those that are asked for, and refuses a code that nobody has', async () => {
    const asked = { period, organizationCodes: ['nync'] };
    expect((await assessmentFor(hub, 'xzf', asked, county)).rows).toMatchObject([
      { organization: { code: 'nync' }, due: 0 },
    ]);
    expect((await assessmentFor(hub, 'scjg', asked)).rows).toEqual([]);
    await expect(assessmentFor(hub, 'xzf', { period, organizationCodes: ['nobody'] }, county)).rejects.toThrow(
      'organizationCodes.0',
    );
  });

  test('[T11] opens each number as a list of facts of handling, for the county and for oneself only', async () => {
    const asked = { period, organizationCode: 'scjg', figure: 'OVERDUE' };
    const list = await mattersBehind(hub, 'xzf', asked, county);
    expect(list.map(({ label }) => label)).toEqual(['签收']);
    expect(list.every(({ number }) => /^\p{Lu}+\d+/u.test(number ?? ''))).toBe(true);
    expect(await mattersBehind(hub, 'scjg', asked)).toEqual(list);
    await expect(mattersBehind(hub, 'zrzy', asked)).rejects.toThrow('FORBIDDEN');
  });

  test('[T11] scores only when the county has decided so, by its points', async () => {
    await hub.owner.query(`UPDATE policy SET value = 2 WHERE name = 'assessment-scored'`);
    await hub.running.hub.policies.reload();
    const { rows, definitions } = await assessmentFor(
      hub,
      'xzf',
      { period, organizationCodes: ['scjg', '141025100'] },
      county,
    );
    expect(rows.find(({ organization }) => organization?.code === 'scjg')?.score).toBe(98);
    expect(definitions.find(({ figure }) => figure === 'OVERDUE')?.['points']).toBe(2);
    await hub.owner.query(`UPDATE policy SET value = 1 WHERE name = 'assessment-scored'`);
    await hub.running.hub.policies.reload();
  });

  test('[T11] is a table, and the draft of a circular for whoever oversees the county', async () => {
    const { status, body } = await exported(
      hub,
      'scjg',
      `assessment.csv?period.from=${period.from}&period.to=${period.to}`,
    );
    expect({ status, rows: csvRows(body).length }).toEqual({ status: 200, rows: 2 });
    const ask = async (organization: string, roles: Parameters<TestHub['token']>[1], query: string) =>
      fetch(`${hub.url}/assessment.docx?${query}`, {
        headers: { authorization: `Bearer ${await hub.token(organization, roles)}` },
      });
    const draft = await ask('sfj', ['CONFERENCE_OFFICE'], 'from=2026-03-01&to=2026-03-31');
    expect(draft.status).toBe(200);
    const text = readParagraphs(unzip(Buffer.from(await draft.arrayBuffer())).get('word/document.xml') ?? '')
      .map((paragraph) => paragraph.text)
      .join('\n');
    expect(text).toContain('行政执法协调联动办理情况的通报');
    expect(text).not.toContain('规则');
    expect(text).toContain('市场监督管理局');
    expect((await ask('scjg', ['PUBLISHER'], 'from=2026-03-01&to=2026-03-31')).status).toBe(403);
    expect((await ask('sfj', ['CONFERENCE_OFFICE'], 'from=2026-03')).status).toBe(400);
  });
});

test('[T11] [A2] what counts as returned are steps that there are', () => {
  for (const [procedure, step] of returningSteps) {
    const found = procedureFeatures.find(({ procedure: { name } }) => name === procedure);
    expect(found?.procedure.table.steps[step]?.label).toContain('退回');
  }
});
