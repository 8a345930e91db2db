import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { graphql } from '../../harness/clients/graphql.js';
import { openHubHome, outputOf, type HubHome } from '../../harness/hub/hub-process.js';

let database: TestDatabase;
let home: HubHome;
let hub: ChildProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  hub = await home.startHub();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

async function fileOf(name: string, content: string): Promise<string> {
  const file = join(home.directory, name);
  await writeFile(file, content);
  return file;
}

describe('hub token', () => {
  test('its last line is a token that the hub takes for that organization and those roles', async () => {
    const { code, stdout } = await home.command('token', '--organization', '141025100', '--roles', 'PUBLISHER,ANALYST');
    const token = stdout.trimEnd().split('\n').at(-1) ?? '';
    const answer = await graphql(home.url, token, '{ viewer { organization { code } roles } }');
    expect(code).toBe(0);
    expect(answer.data).toEqual({ viewer: { organization: { code: '141025100' }, roles: ['PUBLISHER', 'ANALYST'] } });
  });

  test('an organization that was registered by the API has tokens too, of the hub that knows it', async () => {
    const county = await home.command('token', '--organization', 'xzf', '--roles', 'COUNTY_GOVERNMENT');
    const input = {
      ...{ code: 'swj', name: '水务局', legalName: '古县水务局', kind: 'DEPARTMENT', divisionCode: '141025' },
      ...{ validFrom: '2020-01-01', basis: '机构改革方案' },
    };
    const register = `mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { userErrors { message } } }`;
    const registered = await graphql(home.url, county.stdout.trim(), register, { input });
    expect(registered.data).toEqual({ registerOrganization: { userErrors: [] } });
    const asked = ['--organization', 'swj', '--roles', 'VIEWER', '--url', home.url];
    const { code, stdout } = await home.command('token', ...asked);
    expect(code).toBe(0);
    const answer = await graphql(home.url, stdout.trim(), '{ viewer { organization { code legalName } } }');
    expect(answer.data).toEqual({ viewer: { organization: { code: 'swj', legalName: '古县水务局' } } });
  });

  test.each([
    ['role', ['--organization', 'sfj', '--roles', 'KING'], '没有角色 KING'],
    ['organization', ['--organization', 'atlantis', '--roles', 'VIEWER'], '没有代码为 atlantis 的单位'],
  ])('an unknown %s is refused and no token is printed', async (_, parameters, message) => {
    const { code, stdout, stderr } = await home.command('token', ...parameters);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('hub import-laws', () => {
  const header = 'event_date,event_kind,short_name,level,event_text,source_path';

  test('[S10] a second run of the same file changes nothing, and old events are flagged as late', async () => {
    const file = await fileOf(
      'laws.csv',
      `${header}\n2021-01-22,REVISED,行政处罚法,法律,修订,法(2021-01-22).md\n2021-03-01,ENTERED_INTO_FORCE,排污许可管理条例,行政法规,施行,条例(2021-01-24).md\n`,
    );
    const first = await home.command('import-laws', file, '--url', home.url);
    const second = await home.command('import-laws', file, '--url', home.url);
    expect([first.code, second.code]).toEqual([0, 0]);
    const token = (await home.command('token', '--organization', 'sfj', '--roles', 'VIEWER')).stdout.trim();
    const query =
      '{ legalAdjustments { totalCount nodes { instrumentTitle level adoptedOn effectiveOn timeliness } } }';
    const { data } = await graphql(home.url, token, query);
    expect(data).toEqual({
      legalAdjustments: {
        totalCount: 2,
        nodes: [
          {
            instrumentTitle: '排污许可管理条例',
            level: 'ADMINISTRATIVE_REGULATION',
            adoptedOn: '2021-01-24',
            effectiveOn: '2021-03-01',
            timeliness: 'LATE',
          },
          {
            instrumentTitle: '行政处罚法',
            level: 'LAW',
            adoptedOn: '2021-01-22',
            effectiveOn: null,
            timeliness: 'LATE',
          },
        ],
      },
    });
  });

  test('[connect D18] takes the example that its page names, and tells programs the sum', async () => {
    const example = fileURLToPath(new URL('../../../examples/publish/legal-events.csv', import.meta.url));
    const { code, stdout } = await home.command('import-laws', example, '--url', home.url, '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { lines: 3, imported: 3, refused: [], columnsLeftOut: [] }]);
  });

  test('a wrong row is told with its line and column, and no row is imported', async () => {
    const file = await fileOf(
      'wrong.csv',
      `${header}\n2021-01-22,REVISED,甲法,法律,,\n2021-13-22,REVISED,乙法,天条,,\n`,
    );
    const { code, stdout, stderr } = await home.command('import-laws', file, '--url', home.url);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('第3行 event_date 列');
    expect(stderr).toContain('第3行 level 列：“天条”');
  });
});

describe('[year D3] hub import-calendar', () => {
  const example = fileURLToPath(new URL('../../../examples/administration/notice-of-holidays.json', import.meta.url));
  const importing = (file: string, ...more: string[]) =>
    home.command('import-calendar', file, '--url', home.url, '--organization', 'xzf', ...more);

  test('enters a notice, and tells before what it would change', async () => {
    const notice = JSON.parse(await readFile(example, 'utf8')) as { year: number; holidays: { name: string }[] };
    const trial = await importing(example, '--dry-run');
    expect(trial).toMatchObject({ code: 0, stdout: expect.stringContaining('试算 2026 年节假日安排，没有变化') });
    const moved = await fileOf('moved.json', JSON.stringify({ ...notice, workdays: [] }));
    const refused = await importing(moved);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('reason：2026年的安排已公布；更正须说明理由'),
    });
    const corrected = await importing(moved, '--reason', '演示');
    expect(corrected).toMatchObject({ code: 0, stdout: expect.stringContaining('6 天有变化：2026-01-04、') });
    expect((await importing(example, '--reason', '恢复')).code).toBe(0);
  });

  test('tells what is wrong with the file', async () => {
    const file = await fileOf(
      'notice.json',
      JSON.stringify({ year: '2027', notice: 'x', holidays: [{ name: 'a' }], workdays: ['1月'] }),
    );
    const { code, stderr } = await importing(file);
    expect(code).toBe(1);
    for (const path of ['year：', 'holidays.0.from：', 'workdays.0：']) expect(stderr).toContain(path);
    expect((await importing(await fileOf('notice.txt', '2027'))).stderr).toContain('有误');
  });
});

describe('hub publish', () => {
  test('what the hub refuses is told with its path, and the exit code is 1', async () => {
    const input = {
      idempotencyKey: 'a',
      sharing: { title: '', formedAt: '2026-01-01T09:00:00.000+08:00' },
      summary: '内容',
    };
    const file = await fileOf('other.json', JSON.stringify({ category: 'OTHER_INFORMATION', input }));
    const { code, stderr } = await home.command('publish', file, '--url', home.url);
    expect(code).toBe(1);
    expect(stderr).toContain('sharing.title：标题不能为空 (REQUIRED)');
  });
});

describe('hub export', () => {
  const statistics = ['--arg', 'period.from=2021-01-01', '--arg', 'period.to=2021-12-31', '--arg', 'groupBy='];

  test('writes a file that is whole, and tells on standard error how far it came', async () => {
    const file = join(home.directory, 'statistics.csv');
    const { code, stdout, stderr } = await home.command(
      ...[
        'export',
        'sharingStatistics',
        ...statistics,
        '--arg',
        'columns=shared,late',
        '--output',
        file,
        '--url',
        home.url,
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('已导出 2 行');
    expect(await readFile(file, 'utf8')).toMatch(/^\uFEFF已共享条数,逾期共享条数\r\n\d+,\d+\r\n$/);
  });

  test('writes to standard output without a file', async () => {
    const parameters = ['export', 'sharingStatistics', '--format', 'jsonl', '--url', home.url];
    const { code, stdout } = await home.command(...parameters, ...statistics, '--arg', 'columns=shared');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ shared: expect.any(Number) });
  });

  test('says what the hub refuses, and leaves no file', async () => {
    const file = join(home.directory, 'refused.csv');
    const parameters = ['export', 'penaltyDecisions', '--arg', 'columns=nothing', '--output', file, '--url', home.url];
    const { code, stderr } = await home.command(...parameters);
    expect(code).toBe(1);
    expect(stderr).toContain('columns：没有列 nothing');
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the hub as a process', () => {
  test('a second hub on its port names the port and exits with 1', async () => {
    const other = await openHubHome(database.url);
    try {
      const port = new URL(home.url).port;
      const keys = join(home.directory, 'personal-data-keys.json');
      const second = await outputOf(other.spawnHub({ PORT: port, PERSONAL_DATA_KEY_FILE: keys }));
      expect(second.code).toBe(1);
      expect(second.stderr).toContain('端口已被占用');
      expect(second.stderr).toContain(port);
    } finally {
      await other.clear();
    }
  });

  test('SIGTERM ends it with 0 within ten seconds', async () => {
    const began = performance.now();
    hub.kill('SIGTERM');
    await new Promise((resolve) => {
      hub.once('exit', resolve);
    });
    expect(hub.exitCode).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
