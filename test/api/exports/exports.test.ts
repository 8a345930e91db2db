import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { pdfOf, uploaded } from '../../harness/builders/attachments.js';
import { categoryTypes, inputOf, publishOf, recordMutations } from '../../harness/builders/category-inputs.js';
import { csvRows, exported, faultOf, jsonRows } from '../../harness/clients/export.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { freshKey, sharing } from '../../harness/builders/inputs.js';
import { mutate } from '../../harness/clients/publish.js';

let hub: TestHub;
const township = '141025100';
const formulas = ['=1+1', '+86', '-1', '@SUM(A1)', '＝1'];

beforeAll(async () => {
  hub = await startHub();
  const contentId = await uploaded(hub, township, pdfOf('附件'));
  const attachments = [{ name: '附件', contentId }];
  for (const type of categoryTypes) {
    for (let count = 0; count < 3; count += 1) {
      const title = `${type}，“${count}”`;
      const shared = count === 0 ? { ...sharing(title), attachments } : sharing(title);
      await mutate(hub, township, publishOf(type), inputOf(type, { sharing: shared }));
    }
  }
  for (const title of formulas) {
    await mutate(hub, 'scjg', publishOf('OtherInformation'), inputOf('OtherInformation', { sharing: sharing(title) }));
  }
  const secret = { ...sharing('只给司法局看的'), scope: 'NAMED_ORGANIZATIONS', organizationCodes: ['sfj'] };
  await mutate(hub, township, publishOf('PenaltyDecision'), inputOf('PenaltyDecision', { sharing: secret }));
  await mutate(hub, township, recordMutations.register, {
    idempotencyKey: freshKey(),
    category: 'OTHER_INFORMATION',
    title: '已登记待共享的',
    formedAt: new Date().toISOString(),
  });
});
afterAll(() => hub.close());

const lists = [
  [
    'sharedRecords',
    'id category status title publisher { code name } scope formedAt formedOn dueAt sharedAt timeliness revision itemCodes attachmentPaths',
  ],
  [
    'legalAdjustments',
    'title publisher { code } instrumentTitle level adjustmentKind adoptedOn effectiveOn issuingBody documentNumber summary standing',
  ],
  ['supervisionInformation', 'title publisher { name } itemCodes summary'],
  [
    'penaltyDecisions',
    `id title externalRef publisher { id code name kind validFrom validTo } decisionNumber decidedOn partyName partyKind partyCode violation
     facts legalBasis penaltyKinds heaviestKind content fineAmount confiscatedAmount itemCode executionStatus executedOn sharedAt`,
  ],
  ['statisticalData', 'title period { from to } publisher { code }'],
  ['discretionStandards', 'title kind violation legalBasis effectiveOn'],
  ['activityReports', 'title kind summary occurredOn revision'],
  ['complaintHandling', 'title receivedOn handlingStatus summary'],
  ['otherInformation', 'title summary attachmentPaths formedAt sharedAt timeliness scope withdrawnAt'],
] as const;

/** `a { b c } d` as columns: `a.b`, `a.c`, `d`. */
function columnsOf(selection: string): string[] {
  return [...selection.matchAll(/(\w+)(?:\s*\{([^}]*)\})?/g)].flatMap(([, name = '', below]) =>
    below === undefined
      ? [name]
      : below
          .trim()
          .split(/\s+/)
          .map((inner) => `${name}.${inner}`),
  );
}

function cell(node: unknown, column: string): unknown {
  return (
    column.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], node) ?? null
  );
}

describe('An export of a list', () => {
  test.each(lists)('%s gives what the pages of the API give, in their order', async (name, selection) => {
    const columns = columnsOf(selection);
    const token = await hub.token('sfj');
    const nodes: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const query = `query ($after: String) { list: ${name}(first: 2, after: $after) {
        nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`;
      type Page = { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      const { data }: { data?: { list: Page } | null } = await graphql(hub.url, token, query, { after });
      nodes.push(...(data?.list.nodes ?? []));
      more = data?.list.pageInfo.hasNextPage ?? false;
      after = data?.list.pageInfo.endCursor ?? null;
    }
    expect(nodes.length).toBeGreaterThanOrEqual(3);

    const { status, body } = await exported(hub, 'sfj', `${name}.jsonl?columns=${columns.join()}`);
    expect(status).toBe(200);
    expect(jsonRows(body)).toEqual(
      nodes.map((node) => Object.fromEntries(columns.map((column) => [column, cell(node, column)]))),
    );
  });

  test('another organization’s record for named organizations is in none of its forms', async () => {
    for (const path of ['penaltyDecisions', 'sharedRecords']) {
      const seen = async (organization: string): Promise<string> =>
        (await exported(hub, organization, `${path}.csv`)).body.toString();
      expect(await seen('sfj')).toContain('只给司法局看的');
      expect(await seen(township)).toContain('只给司法局看的');
      expect(await seen('scjg')).not.toContain('只给司法局看的');
      expect(await seen('scjg')).toContain('PenaltyDecision，“0”');
    }
  });

  test('holds filters by JSON and by dots, takes the first rows, and goes on after a cursor', async () => {
    const filter = encodeURIComponent(JSON.stringify({ publisherCodes: ['scjg'] }));
    const byJson = jsonRows((await exported(hub, 'sfj', `otherInformation.jsonl?filter=${filter}&columns=title`)).body);
    const byDots = jsonRows(
      (await exported(hub, 'sfj', 'otherInformation.jsonl?filter.publisherCodes=scjg&columns=title')).body,
    );
    expect(new Set(byJson.map(({ title }) => title))).toEqual(new Set(formulas));
    expect(byDots).toEqual(byJson);

    const { data } = await graphql<{ list: { pageInfo: { endCursor: string } } }>(
      hub.url,
      await hub.token('sfj'),
      '{ list: otherInformation(first: 2) { pageInfo { endCursor } } }',
    );
    const all = jsonRows((await exported(hub, 'sfj', 'otherInformation.jsonl?columns=id')).body);
    const after = data?.list.pageInfo.endCursor ?? '';
    const rest = await exported(hub, 'sfj', `otherInformation.jsonl?columns=id&after=${after}&first=3`);
    expect(jsonRows(rest.body)).toEqual(all.slice(2, 5));
  });

  test('a list that no statement reads at once comes page by page', async () => {
    const token = await hub.token('sfj', ['AUDITOR']);
    const read = async (query: string) =>
      jsonRows(
        Buffer.from(
          await (
            await fetch(`${hub.url}/export/auditLog.jsonl?columns=action,subjectId,organization.code&${query}`, {
              headers: { authorization: `Bearer ${token}` },
            })
          ).arrayBuffer(),
        ),
      ).filter(({ action }) => !String(action).startsWith('EXPORT'));
    await hub.owner.query(`INSERT INTO audit_entry (at, person_id, organization_id, action, subject_type, subject_id)
      SELECT now() - n * interval '1 day', a.person_id, a.organization_id, 'TESTED', 'Test', 't' || n
      FROM generate_series(1, 250) n, (SELECT * FROM affiliation LIMIT 1) a`);
    const rows = await read('filter.actions=TESTED');
    expect(rows.map(({ subjectId }) => subjectId)).toEqual(Array.from({ length: 250 }, (_, index) => `t${index + 1}`));
    expect(await read('filter.actions=TESTED&first=130')).toEqual(rows.slice(0, 130));
  });
});

describe('The file', () => {
  test('is the same table in every format', async () => {
    const columns = ['title', 'decidedOn', 'fineAmount', 'revision', 'penaltyKinds', 'partyCode', 'executedOn'];
    const path = (format: string): string => `penaltyDecisions.${format}?columns=${columns.join()}`;
    const [csv, xlsx, jsonl] = await Promise.all(
      ['csv', 'xlsx', 'jsonl'].map((format) => exported(hub, 'sfj', path(format))),
    );
    const rows = jsonRows(jsonl?.body ?? Buffer.alloc(0)).map((row) => columns.map((column) => row[column]));
    const heading = ['标题', '作出决定的日期', '罚款金额', '当前版次', '处罚种类', '统一社会信用代码', '执行日期'];
    expect(rows).toHaveLength(4);
    expect(csvRows(csv?.body ?? Buffer.alloc(0)).slice(1)).toEqual(
      rows.map((row) =>
        row.map((value) => {
          if (typeof value === 'string' || value === null || value === undefined) return value ?? '';
          return Array.isArray(value) ? value.join('；') : JSON.stringify(value);
        }),
      ),
    );
    const { sheets } = await readXlsx(xlsx?.body ?? Buffer.alloc(0));
    expect(sheets[0]?.rows.slice(1)).toEqual(
      rows.map(([title, decidedOn, fine, revision, kinds, code]) => [
        title,
        new Date(`${String(decidedOn)}T00:00:00Z`),
        Number(fine),
        revision,
        (kinds as string[]).join('；'),
        code,
        null,
      ]),
    );
    expect([csvRows(csv?.body ?? Buffer.alloc(0))[0], sheets[0]?.rows[0]]).toEqual([heading, heading]);
  });

  test('a title that a spreadsheet would run is a text in CSV', async () => {
    const { body } = await exported(
      hub,
      'sfj',
      'otherInformation.csv?filter.publisherCodes=scjg&columns=title&header=none',
    );
    expect(csvRows(body).flat().sort()).toEqual(formulas.map((title) => `'${title}`).sort());
  });

  test('bears Chinese headings, names, or none, and enum values as words where asked', async () => {
    const read = async (parameters: string) =>
      csvRows(
        (await exported(hub, 'sfj', `penaltyDecisions.csv?first=1&columns=publisher,executionStatus&${parameters}`))
          .body,
      );
    expect((await read(''))[0]).toEqual(['发布单位·单位代码', '发布单位·名称', '执行情况']);
    expect(await read('header=name')).toEqual([
      ['publisher.code', 'publisher.name', 'executionStatus'],
      [township, '岳阳镇', 'NOT_YET'],
    ]);
    expect(await read('header=none&enums=zh')).toEqual([[township, '岳阳镇', '未执行']]);
  });

  test('is told as a download of its Chinese name that nobody keeps', async () => {
    const { headers } = await exported(hub, 'sfj', 'penaltyDecisions.xlsx?first=1');
    expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers.get('cache-control')).toBe('no-store');
    const disposition = headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(
      /^attachment; filename="penaltyDecisions-\d{4}-\d\d-\d\d\.xlsx"; filename\*=UTF-8''[\w%.-]+$/,
    );
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toMatch(/处罚决定.*\.xlsx$/);
  });

  test('HEAD answers as GET does, without the rows', async () => {
    const head = await exported(hub, 'sfj', 'penaltyDecisions.csv', 'HEAD');
    expect([head.status, head.body.length, head.headers.get('content-type')]).toEqual([
      200,
      0,
      'text/csv; charset=utf-8',
    ]);
    expect((await exported(hub, 'sfj', 'penaltyDecisions.csv?first=0', 'HEAD')).status).toBe(400);
    expect((await exported(hub, null, 'penaltyDecisions.csv', 'HEAD')).status).toBe(401);
  });
});

describe('An export of statistics', () => {
  const period = 'period.from=2021-01-01&period.to=2021-12-31';

  test('gives the rows that the API gives', async () => {
    const query = `{ penaltyStatistics(period: { from: "2021-01-01", to: "2021-12-31" }, groupBy: [ORGANIZATION, MONTH]) {
      rows { organization { code name } month decisions fineTotal executionRate } } }`;
    const { data } = await graphql<{ penaltyStatistics: { rows: object[] } }>(hub.url, await hub.token('sfj'), query);
    const rows = data?.penaltyStatistics.rows ?? [];
    expect(rows).toHaveLength(1);
    const columns = ['organization.code', 'organization.name', 'month', 'decisions', 'fineTotal', 'executionRate'];
    const { body } = await exported(
      hub,
      'sfj',
      `penaltyStatistics.jsonl?${period}&groupBy=ORGANIZATION,MONTH&columns=${columns.join()}`,
    );
    expect(jsonRows(body)).toEqual(
      rows.map((row) => Object.fromEntries(columns.map((column) => [column, cell(row, column)]))),
    );
  });

  test('tells as of when its figures are, for whoever wants the column', async () => {
    const { body } = await exported(hub, 'sfj', `sharingStatistics.jsonl?${period}&groupBy=&columns=asOf,shared`);
    expect(jsonRows(body)).toEqual([{ asOf: expect.stringMatching(/^2\d{3}-.*\+08:00$/), shared: expect.any(Number) }]);
  });
});

describe('What is refused, and how', () => {
  test.each([
    [
      'penaltyDecisions.csv?columns=title,nothing',
      400,
      'BAD_USER_INPUT',
      /^columns：没有列 nothing；可选：.*decisionNumber/,
    ],
    ['penaltyDecisions.csv?columns=title,title', 400, 'BAD_USER_INPUT', /^columns：同一列不能选两次/],
    ['penaltyDecisions.csv?filter={"decidedFrom":"昨天"}', 400, 'BAD_USER_INPUT', /^参数 filter\.decidedFrom：/],
    ['penaltyDecisions.csv?filter.decidedFrom=2021-02-30', 400, 'BAD_USER_INPUT', /^参数 filter\.decidedFrom：/],
    ['penaltyDecisions.csv?filter={', 400, 'BAD_USER_INPUT', /^参数 filter：须为 JSON/],
    ['penaltyDecisions.csv?filter={"nothing":1}', 400, 'BAD_USER_INPUT', /^参数 filter：值不合要求（Field "nothing"/],
    ['penaltyDecisions.csv?filter.nothing=1', 400, 'BAD_USER_INPUT', /^没有参数 filter\.nothing/],
    ['penaltyDecisions.csv?filter.__proto__.x=1', 400, 'BAD_USER_INPUT', /^没有参数 filter\.__proto__\.x/],
    ['penaltyDecisions.csv?nothing=1', 400, 'BAD_USER_INPUT', /^没有参数 nothing/],
    ['penaltyDecisions.csv?filter.penaltyKinds=FINE,KING', 400, 'BAD_USER_INPUT', /^参数 filter\.penaltyKinds\.1：/],
    ['penaltyDecisions.csv?filter.text=x', 400, 'BAD_USER_INPUT', /^filter\.text：检索词至少两个字/],
    ['penaltyDecisions.csv?first=0', 400, 'BAD_USER_INPUT', /^参数 first/],
    ['penaltyDecisions.csv?last=5', 400, 'BAD_USER_INPUT', /^参数 last/],
    ['penaltyDecisions.csv?after=x', 400, 'CURSOR_INVALID', /^游标无效/],
    ['penaltyDecisions.csv?header=en', 400, 'BAD_USER_INPUT', /^参数 header：须为 zh、name、none 之一/],
    ['penaltyDecisions.csv?filter.minimumFine=1&filter.minimumFine=2', 400, 'BAD_USER_INPUT', /只能给出一次/],
    ['penaltyStatistics.csv?groupBy=MONTH', 400, 'BAD_USER_INPUT', /^缺少参数 period/],
    ['penaltyStatistics.csv?groupBy=MONTH&period.from=2021-01-01', 400, 'BAD_USER_INPUT', /^参数 period：.*"to"/],
    [
      'penaltyStatistics.csv?groupBy=WEEK&period.from=2021-01-01&period.to=2021-01-31',
      400,
      'BAD_USER_INPUT',
      /^参数 groupBy\.0：/,
    ],
    ['auditLog.csv', 403, 'FORBIDDEN', /需要角色：AUDITOR/],
    ['nothing.csv', 404, 'NOT_FOUND', /^没有此导出/],
    ['penaltyDecisions.pdf', 404, 'NOT_FOUND', /^没有此导出/],
    ['publishPenaltyDecision.csv', 404, 'NOT_FOUND', /^没有此导出/],
    ['__schema.jsonl', 404, 'NOT_FOUND', /^没有此导出/],
    ['constructor.csv', 404, 'NOT_FOUND', /^没有此导出/],
  ])('%s is answered %i', async (path, status, code, message) => {
    const answer = await exported(hub, 'sfj', path);
    expect([answer.status, faultOf(answer).code]).toEqual([status, code]);
    expect(faultOf(answer).message).toMatch(message);
    expect(answer.body.toString()).not.toMatch(/Did you mean|昨天|KING|SELECT|node_modules/);
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  test('whoever is not signed in, whatever they ask', async () => {
    for (const path of ['penaltyDecisions.csv', 'nothing.csv', 'policies.csv']) {
      const answer = await exported(hub, null, path);
      expect([answer.status, faultOf(answer).code]).toEqual([401, 'UNAUTHENTICATED']);
    }
  });

  test('a method that writes', async () => {
    expect((await exported(hub, 'sfj', 'penaltyDecisions.csv', 'DELETE')).status).toBe(404);
  });
});

describe('The audit log', () => {
  test('has an entry before the first byte of an export and one when it ends, with its name, format and rows, and nothing that was asked', async () => {
    const before = await hub.owner.query<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM audit_entry');
    await exported(hub, 'sfj', 'penaltyDecisions.xlsx?filter.text=当事人姓名&columns=title');
    await exported(hub, 'sfj', 'sharedRecords.csv?first=4');
    await exported(hub, 'sfj', 'penaltyDecisions.csv', 'HEAD');
    const { rows } = await hub.owner.query(
      `SELECT a.action, a.subject_type, a.subject_id, a.purpose, a.details, o.code FROM audit_entry a
       JOIN organization o ON o.id = a.organization_id WHERE a.id > $1 ORDER BY a.id`,
      [before.rows[0]?.id],
    );
    const [first, , second] = rows.map(({ details }) => details.export as string);
    const entry = { subject_type: 'Export', purpose: null, code: 'sfj' };
    const begun = { ...entry, action: 'EXPORT_BEGUN' };
    const ended = { ...entry, action: 'EXPORTED' };
    const penalties = { subject_id: 'penaltyDecisions', details: { export: first, format: 'xlsx' } };
    const records = { subject_id: 'sharedRecords', details: { export: second, format: 'csv' } };
    expect(rows).toEqual([
      { ...begun, ...penalties },
      { ...ended, ...penalties, details: { ...penalties.details, rows: 0, isWhole: true } },
      { ...begun, ...records },
      { ...ended, ...records, details: { ...records.details, rows: 4, isWhole: true } },
    ]);
    expect(first).not.toBe(second);
  });
});
