import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, outputOf, type Ended, type HubHome } from '../../harness/hub/hub-process.js';
import { canRender, render, type PrintedLine } from '../../harness/files/rendered.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const reason =
  'soffice or pdftotext is not installed (Debian: apt-get install --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-noto-cjk)';

/** The type area, in millimetres from the upper left corner. */
const area = { left: 28, right: 210 - 26 };

const isOutside = ({ left, right }: PrintedLine) => left <= area.left - 1 || right >= area.right + 0.5;

let database: TestDatabase;
let home: HubHome;
let output: string;
let walk: Ended;

/** Runs the example as its README says, on the hub's data directory so that it is given tokens. */
function walkThrough(environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const program = ['--import', 'tsx', 'examples/walk-through/one-case.ts', '--url', home.url, '--output', output];
  return outputOf(
    spawn(process.execPath, program, {
      cwd: root,
      env: { ...process.env, DATA_DIR: home.directory, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  await home.startHub();
  output = join(home.directory, 'drafts');
  walk = await walkThrough();
});
afterAll(async () => {
  await home.clear();
  await database.drop();
});

/** What was done and the state that it led to, without numbers and clocks. */
const told = () =>
  Array.from(
    walk.stdout.matchAll(/\[(\w+)\] (\S+ \S+) → ([^｜\n]+)（/g),
    ([, rule, who, state]) => `${rule} ${who} → ${state}`,
  );

describe('the walk-through of one case', () => {
  test('[C5] [T9] [T11] [D1] [D2] [X2] [C12] goes from complaint to transfer, dispute, referral and reply on an empty hub', () => {
    expect({ code: walk.code, stderr: walk.stderr }).toEqual({ code: 0, stderr: '' });
    expect(told()).toEqual([
      'C6 岳阳镇 登记 → 已登记',
      'C2 岳阳镇 受理 → 已受理',
      'C5 岳阳镇 核实：无管辖权 → 已核实无管辖权',
      'T9 岳阳镇 移送 → 已移送',
      'C5 岳阳镇 移交 → 已移交',
      'T11 自然资源局 退回 → 已退回',
      'D1 自然资源局 退回 → 已退回',
      'D1 岳阳镇 提出管辖争议 → 协商中',
      'D1 自然资源局 记录协商（未达成一致） → 协商中',
      'D2 岳阳镇 提请县政府决定 → 已提请县政府决定',
      'D2 县人民政府 决定管辖 → 县政府已决定',
      'C5 岳阳镇 移交 → 已移交',
      'C1 林业局 接手 → 已接手',
      'C2 林业局 受理 → 已受理',
      'C4 林业局 核实：须实施处罚 → 已核实须实施处罚',
      'C4 林业局 立案 → 已立案',
      'X3 林业局 标记涉嫌犯罪 → 已标记涉嫌犯罪',
      'X2 林业局 提出移送的书面报告 → 待负责人决定',
      'X2 林业局 批准移送 → 已批准移送',
      'X2 林业局 移送公安机关 → 已移送公安机关',
      'X2 公安局 在回执上签字 → 公安机关已签收',
      'X2 公安局 立案 → 已立案侦查',
      'X2 林业局 移交涉案物品 → 已立案侦查',
      'X2 公安局 签收涉案物品 → 已立案侦查',
      'T11 林业局 反馈处理结果 → 已办结',
      'C12 林业局 答复投诉举报人 → 已答复',
      'C12 林业局 办结 → 已办结',
    ]);
  });

  test('[D2] [X3] [S7] shows what the regulation refuses, where the case is, and who reads who complained', () => {
    const lines = walk.stdout.split('\n').map((line) => line.trim().replace(/ AJ\S+/, ''));
    for (const pattern of [
      /^\[D2\] referDispute 被拒绝：/,
      /^\[X3\] reportCaseResult 被拒绝：/,
      /^\[S7\] 岳阳镇 所见投诉举报人：周\*\*$/,
      /^\[S7\] 自然资源局 所见投诉举报人：不可见$/,
      /^\[S7\] 林业局 所见投诉举报人：周\*\*$/,
      /^案件移送.*：林业局 已受理$/,
      /^案件移送.*：林业局 已受理，涉嫌犯罪，尚未移送公安机关$/,
      /^案件移送.*：林业局 已受理，涉嫌犯罪，已移送公安机关$/,
    ]) {
      expect(lines).toContainEqual(expect.stringMatching(pattern));
    }
  });

  test.each([
    ['C2', '岳阳镇'],
    ['C5', '岳阳镇'],
    ['T11', '自然资源局'],
    ['D1', '岳阳镇'],
    ['D2', '县人民政府'],
    ['C4', '林业局'],
    ['X2', '林业局'],
    ['X2', '公安局'],
  ])('[%s] tells of the clock of %s when it begins and when it is met', (rule, organization) => {
    const clock = new RegExp(
      `[：；]${rule} ${organization}须于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 前办理（(.+?)）`,
      'g',
    );
    const statuses = Array.from(walk.stdout.matchAll(clock), ([, status]) => status);
    expect(statuses[0]).toBe('未到期');
    expect(statuses.at(-1)).toBe('按期办理');
  });

  test('reads as a client: it imports nothing but Node and its own files', async () => {
    const folder = join(root, 'examples/walk-through');
    const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
    const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    const imported = sources.flatMap((source) => Array.from(source.matchAll(/from '([^']+)'/g), ([, name]) => name));
    expect(imported).toContain('./ask-hub.js');
    expect(imported.filter((name) => !/^(node:|\.\/[\w-]+\.js$)/.test(name ?? ''))).toEqual([]);
  });

  test('stops at a step that is refused, and says why', async () => {
    const { stdout } = await home.command('token', '--organization', 'lyj', '--roles', 'PUBLISHER');
    const stopped = await walkThrough({ TOKENS: JSON.stringify({ zrzy: stdout.trim() }) });
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/^zrzy returnCaseTransfer 被拒绝：\[\{.*"path":\["caseTransferId"\].*\}\]\n$/);
  });
});

describe('the drafts that the parties are offered', () => {
  test('[T9] [C5] [D2] [X2] are downloaded for each party that is offered one', async () => {
    const files = (await readdir(output)).map((file) => file.replace(/ \S+\.docx$/, ''));
    expect(files.toSorted()).toEqual(
      [
        '岳阳镇 投诉举报移送材料清单',
        '岳阳镇 涉嫌违法案件移送函',
        '岳阳镇 提请决定管辖的函',
        '自然资源局 提请决定管辖的函',
        '县人民政府 指定管辖通知',
        '林业局 投诉举报移送材料清单',
        '林业局 涉嫌犯罪案件移送书',
        '林业局 移送涉案物品清单',
      ].toSorted(),
    );
  });

  test('the machine that runs all checks has LibreOffice', () => {
    if (!canRender && process.env['CI'] === 'true') throw new Error(reason);
  });
});

(canRender ? describe : describe.skip)(
  `The drafts as LibreOffice prints them${canRender ? '' : `: skipped, ${reason}`}`,
  () => {
    test('are A4 and keep every line between the margins', async () => {
      const documents = new Map<string, Buffer>();
      for (const [index, file] of (await readdir(output)).entries()) {
        documents.set(`draft-${index}`, await readFile(join(output, file)));
      }
      const printed = [...(await render(documents)).values()];
      expect(printed.length).toBeGreaterThan(0);
      for (const pages of printed) {
        expect(pages.length).toBeGreaterThan(0);
        for (const { width, height, lines } of pages) {
          expect(width).toBeCloseTo(210, 0);
          expect(height).toBeCloseTo(297, 0);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.filter(isOutside)).toEqual([]);
        }
      }
    });
  },
);
