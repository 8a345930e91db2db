import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convener, member, office } from '../../harness/builders/conference.js';
import { outputOf, type Ended } from '../../harness/hub/hub-process.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { readParagraphs } from '../../harness/files/official-document.js';
import { canRender, render, type PrintedPage } from '../../harness/files/rendered.js';
import { unzip } from '../../harness/files/zip.js';

const program = fileURLToPath(new URL('../../../examples/walk-through/half-year.ts', import.meta.url));
const names = ['会议通知', '会议纪要', '工作简报'];

let hub: TestHub;
let output: string;
let walked: Ended;
beforeAll(async () => {
  hub = await startHub();
  output = await mkdtemp(join(tmpdir(), 'liandong-half-year-'));
  walked = await walk();
});
afterAll(async () => {
  await hub.close();
  await rm(output, { recursive: true, force: true });
});

const everybody = [office, convener, member('141025100'), member('zrzy'), member('jtys')];

/** The walk-through as a program of its own, with the tokens of whoever acts in it, unless a test changes them. */
async function walk(actors: readonly (typeof everybody)[number][] = everybody): Promise<Ended> {
  const tokens: Record<string, string> = {};
  for (const { organization, roles } of actors) tokens[organization] = await hub.token(organization, roles);
  return start({ TOKENS: JSON.stringify(tokens) });
}

function start(environment: NodeJS.ProcessEnv, into = output): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, '--url', hub.url, '--output', into], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return outputOf(child);
}

const draft = (name: string) => readFile(join(output, `${name}.docx`));

const written = async (name: string) =>
  readParagraphs(unzip(await draft(name)).get('word/document.xml') ?? '')
    .map(({ text }) => text)
    .join('\n');

/** What every bulletin tells of. */
const known = ['一、信息共享情况', '二、行政处罚情况', '三、联席会议情况'];

describe('the walk-through of a half-year of the joint conference', () => {
  test('[J5] [J12] [J13] [J16] [J17] [J18] [J19] goes from the call for topics to the bulletin', () => {
    expect(walked).toMatchObject({ code: 0, stderr: '' });
    const lines = walked.stdout.split('\n');
    const parts = [
      /^✗ 司法局 通知明日召开例行会议 → 拒绝（J12）：.*最早可定于\d{4}-\d\d-\d\d/,
      /^✓ 司法局 通知例行会议并征集议题.*（J12）→ 已通知，征集议题｜时限：.*最迟 \d{4}-\d\d-\d\d 通知（J12）$/,
      /^✓ 岳阳镇 提出议题“河道采砂执法分工”（J6）→ 已提出/,
      /^✓ 司法局 记录初步协调：已解决“超限运输治理做法”（J13）→ 经协调解决/,
      /^✓ 司法局 记录初步协调：未能解决“河道采砂执法分工”（J13）→ 待报审/,
      /^✓ 司法局 记录初步协调：未能解决“违法占地联合巡查”（J13）→ 待报审/,
      /^✓ 县人民政府 审定同意“河道采砂执法分工”（J13）→ 已审定/,
      /^✓ 县人民政府 审定不同意“违法占地联合巡查”（J13）→ 审定未通过/,
      /^✗ 司法局 将审定未通过的议题列入议程 → 拒绝（J13）/,
      /^✓ 司法局 确定议程.*→ 议程已定/,
      /^✓ 司法局 变更会议安排.*未能提前的理由：县委交办事项须尽快研究）$/,
      /^✓ 司法局 记录会议召开和出席情况.*（J11）→ 已召开/,
      /^✗ 司法局 未经召集人签发即印发纪要 → 拒绝（J17）/,
      /^✓ 县人民政府 签发纪要.*（J17）→ 纪要已签发/,
      /^✓ 司法局 印发纪要.*（J17）→ 纪要已印发/,
      /^✓ 司法局 登记决议事项“制定河道采砂执法分工方案”（J18）→ 办理中｜时限：.* 24:00（J18，未到期）$/,
      /^✓ 司法局 办结会议.*（J19）→ 已办结｜时限：.*（J19，按期办理）/,
      /^✓ 岳阳镇 报告进展/,
      /^✓ 自然资源局 本单位办理完毕.*→ 办理中｜时限：.*（J18，按期办理）/,
      /^✓ 岳阳镇 各单位均办理完毕.*→ 已办理，待通报｜时限：.*（J18，按期办理）/,
      /^· 下次会议议程自动列入待通报的决议事项（J19）：.*制定河道采砂执法分工方案/,
      /^✗ 司法局 在决议事项通报前办结会议 → 拒绝（J19）：.*“核查砂石运输车辆”的办理情况尚未通报/,
      /^✓ 交通运输局 在会议上通报办结“核查砂石运输车辆”（J19）→ 已办结并通报/,
      /^✓ 司法局 办结会议.*（J19）→ 已办结/,
      /^✓ 司法局 发布工作简报.*（J5）→ 已发布/,
      /^· 岳阳镇在共享信息第 6 类（动态信息）中查到.*发布单位 司法局（J5）$/,
    ];
    // Each after the one before: a line that is missing or too early ends the search.
    let from = 0;
    for (const part of parts) {
      const at = lines.findIndex((line, index) => index >= from && part.test(line));
      expect({ part, found: at >= 0 }).toEqual({ part, found: true });
      from = at + 1;
    }
  });

  test('[J5] [J12] [J17] saves the drafts of notice, minutes and bulletin, and the meeting for a calendar', async () => {
    expect(await written('会议通知')).toContain('县政府三楼会议室');
    expect(await written('会议纪要')).toContain('制定河道采砂执法分工方案');
    expect(await written('工作简报')).toContain('推进河道采砂执法分工方案的落实');
    expect(await readFile(join(output, '会议.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*BEGIN:VEVENT\r\n/);
  });

  test('[J13] ends with the user errors when a step is refused that should not be', async () => {
    const without = { organization: 'xzf', roles: ['COUNTY_GOVERNMENT'] } as const;
    const { code, stderr } = await walk(everybody.map((each) => (each.organization === 'xzf' ? without : each)));
    expect(code).toBe(1);
    expect(stderr).toContain('ApproveTopic 被拒绝');
    expect(JSON.parse(stderr.slice(stderr.indexOf('[')))).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J13' }]);
  });

  test('[J19] runs again on the same hub, with tokens that the command line makes where none are given', async () => {
    const { code, stdout } = await start({ TOKENS: undefined, DATA_DIR: hub.dataDir }, join(output, 'again'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('会议.ics') });
    // The bulletin of the first run is what this one reports on in a section more.
    const headings = async (name: string) =>
      (await written(name)).split('\n').filter((line) => /^[一二三四五六]、/.test(line));
    expect(await headings('工作简报')).toEqual([...known, '四、下一步工作']);
    expect(await headings('again/工作简报')).toEqual([...known, '四、各单位工作动态', '五、下一步工作']);
  });
});

const reason =
  'soffice or pdftotext is not installed (Debian: apt-get install --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-noto-cjk)';

test('the machine that runs all checks has LibreOffice', () => {
  if (!canRender && process.env['CI'] === 'true') throw new Error(reason);
});

/** The type area, in millimetres from the upper left corner. */
const area = { left: 28, right: 210 - 26, top: 37, bottom: 297 - 35 };
/** LibreOffice 7 lets punctuation that ends a line hang beyond the margin, whatever the file says. */
const character = (area.right - area.left) / 28;

(canRender ? describe : describe.skip)(
  `What the walk-through saved and LibreOffice prints${canRender ? '' : `: skipped, ${reason}`}`,
  () => {
    let printed: Map<string, PrintedPage[]>;
    beforeAll(async () => {
      const documents = new Map<string, Buffer>();
      for (const name of names) documents.set(name, await draft(name));
      printed = await render(documents);
    });

    test.each(names)('%s is A4', (name) => {
      const pages = printed.get(name) ?? [];
      expect(pages.length).toBeGreaterThan(0);
      for (const { width, height } of pages) {
        expect(width).toBeCloseTo(210, 0);
        expect(height).toBeCloseTo(297, 0);
      }
    });

    test.each(names)('%s keeps its lines between the margins', (name) => {
      for (const { lines } of printed.get(name) ?? []) {
        expect(lines.length).toBeGreaterThan(0);
        for (const { text, left, right, top, bottom } of lines) {
          const hangs = /[，。、；：）〕”》.,]$/.test(text) ? character : 0;
          // The page's number alone stands below the type area.
          const lowest = /^—\s*\d+\s*—$/.test(text) ? 297 : area.bottom;
          expect(left).toBeGreaterThan(area.left - 1);
          expect(right).toBeLessThan(area.right + 0.5 + hangs);
          expect(top).toBeGreaterThan(area.top - 1);
          expect(bottom).toBeLessThan(lowest + 1);
        }
      }
    });
  },
);
