import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { allExamples } from '../harness/docs/examples.js';
import { startHub } from '../harness/hub/hub.js';
import { eventually } from '../harness/time/eventually.js';
import { describeInBrowser, openBrowser } from './browser.js';
import { publishDecision } from './publish.js';
import { watchPage } from './watch-page.js';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const examples = await allExamples();

describeInBrowser('GraphiQL', () => {
  let hub: Awaited<ReturnType<typeof startHub>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    hub = await startHub({ pages: 'built' });
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1400, height: 1600 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterEach(async () => context.close());

  const open = async (): Promise<void> => {
    await page.goto(`${hub.url}/graphiql`);
    await page.locator('.graphiql-query-editor .view-lines').waitFor();
  };
  const run = async (): Promise<void> => page.locator('.graphiql-execute-button').click();
  /** Waits until the answer shows the text; gives all it shows, as it stands in one line. */
  const answerWith = async (text: string): Promise<string> => {
    const lines = page.locator('.graphiql-response .view-lines', { hasText: text });
    await lines.waitFor();
    return ((await lines.textContent()) ?? '').replaceAll(/[\s\u00a0]+/g, ' ');
  };

  test('loads from the hub alone, with its editors and workers, without an error on the console', async () => {
    const complaints = watchPage(page, hub.url);
    await open();
    await run();
    expect(await answerWith('"sharedOn"')).not.toContain('"errors"');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    expect(page.workers().length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });

  /** Chooses an example in the menu, as somebody who looks for it would. */
  const choose = async (title: string): Promise<void> => {
    await page.getByLabel('查找示例').fill(title);
    await page.locator('.examples button', { hasText: new RegExp(`(查询|办理|订阅) ${title}$`) }).click();
  };
  const tabs = () => page.getByRole('tab');
  /** Waits until an organization is the one who asks. */
  const asks = (organization: string): Promise<boolean> =>
    eventually(async () => (await page.locator('.masthead select').inputValue()) === organization);

  test('lists every example by chapter, under its Chinese title, and begins with one tab', async () => {
    await open();
    await run();
    expect(await answerWith('"岳阳镇"')).not.toContain('"errors"');
    expect(await tabs().count()).toBe(1);
    const titles = await page.locator('.examples li button').allTextContents();
    expect(titles.map((text) => text.replace(/^\S+ /, '')).toSorted()).toEqual(
      examples.map(({ title }) => title).toSorted(),
    );
    await page.getByText('投诉举报 25').or(page.locator('[data-chapter="complaint"] summary')).first().click();
    await page.locator('[data-chapter="complaint"] button', { hasText: '登记投诉举报' }).first().click();
    expect(await tabs().count()).toBe(2);
    await page.locator('[data-chapter="complaint"] button', { hasText: '登记投诉举报' }).first().click();
    expect(await tabs().count()).toBe(2);
  });

  test('[S10] the publishing example is shared on its day, as often as one likes', async () => {
    await open();
    await choose('发布行政处罚决定');
    await run();
    expect(await answerWith('"timeliness": "SAME_DAY"')).not.toContain('"errors"');
  });

  test('a step finds the case it needs: what comes before it is done first, and the one who asks is who may', async () => {
    await open();
    await choose('受理投诉举报');
    expect(await page.getByLabel('演示身份').inputValue()).toBe('141025100');
    for (let time = 1; time <= 2; time += 1) {
      await run();
      expect(await answerWith('"acceptedAt"')).not.toContain('"errors"');
      await page.getByText('已先行办理：登记投诉举报 → 告知投诉举报人和乡镇 → 接手投诉举报').waitFor();
    }
    await choose('县政府决定应予协助');
    await asks('xzf');
    await run();
    expect(await answerWith('"assistanceRequest"')).toMatch(/"userErrors": \[\]/);
    await tabs().filter({ hasText: 'AcceptComplaint' }).click();
    await asks('141025100');
  });

  test('an example that needs a role or a file has it', async () => {
    await open();
    await choose('生成系统密钥');
    await page.getByText('ADMINISTRATOR', { exact: true }).waitFor();
    await run();
    expect(await answerWith('"secret"')).toMatch(/"userErrors": \[\]/);
    await choose('发布并附正文');
    await run();
    expect(await answerWith('"contentId"')).toMatch(/"userErrors": \[\]/);
    await choose('导入执法事项清单');
    await run();
    expect(await answerWith('"imported"')).toMatch(/"rowErrors": \[\]/);
  });

  test('a subscription shows changes as they come', async () => {
    await open();
    await choose('实时变更');
    const subscribed = page.waitForEvent('websocket');
    await run();
    const socket = await subscribed;
    await socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('"subscribe"'));
    await publishDecision(hub.url, await hub.token('141025100', ['PUBLISHER']), '查询台订阅所见');
    expect(await answerWith('查询台订阅所见')).not.toContain('"errors"');
  });

  test('every tab can be clicked in its middle, and closed by its ×', async () => {
    await open();
    await choose('催办');
    await choose('待办');
    const [first] = await tabs().all();
    const box = await first?.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    expect(await tabs().count()).toBe(3);
    expect(await first?.getAttribute('aria-selected')).toBe('true');
    // Where the letters of the name end, and where the × begins.
    const [name, cross] = await page.evaluate<[number, number]>(`(() => {
      const tab = [...document.querySelectorAll('.graphiql-tab')].find((one) => one.textContent.includes('Urge'));
      const close = tab.querySelector('.graphiql-tab-close');
      close.style.display = 'block';
      const letters = document.createRange();
      letters.selectNodeContents(tab.querySelector('.graphiql-tab-button'));
      return [letters.getBoundingClientRect().right, close.getBoundingClientRect().left];
    })()`);
    expect(name).toBeLessThanOrEqual(cross);
  });

  test.each([
    ['a desktop', 1280, 800],
    ['a telephone', 390, 844],
  ])('on %s the menu, the operation, the button and the answer are at hand', async (_name, width, height) => {
    await page.setViewportSize({ width, height });
    await open();
    await choose('待办');
    await run();
    await answerWith('"toDo"');
    for (const part of ['.examples', '.graphiql-query-editor', '.graphiql-response']) {
      const box = await page.locator(part).boundingBox();
      expect([part, (box?.width ?? 0) >= 220, (box?.height ?? 0) >= 120]).toEqual([part, true, true]);
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
    }
    const [wide, high] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.scrollHeight]',
    );
    expect([wide <= width, high <= 2 * height]).toEqual([true, true]);
    await page.evaluate(await readFile(axePath, 'utf8'));
    const results = await page.evaluate<AxeResults>(`axe.run('.examples, .masthead')`);
    expect(results.violations.map(({ id }) => id)).toEqual([]);
  });

  test('another organization is chosen in the bar', async () => {
    await open();
    await page.getByLabel('演示身份').selectOption('scjg');
    await run();
    expect(await answerWith('"市场监督管理局"')).not.toContain('"errors"');
  });

  test('where the hub gives out no demonstration identities, a pasted token goes with every request', async () => {
    await page.route('**/demo/session?*', (route) => route.fulfill({ status: 404, body: '' }));
    await open();
    await run();
    expect(await answerWith('UNAUTHENTICATED')).toContain('"errors"');
    await choose('受理投诉举报');
    await run();
    expect(await answerWith('须先填写')).toMatch(/先办理“ ?接 ?手 ?投 ?诉 ?举 ?报”/);
    await tabs().first().click();
    await page.getByLabel('访问令牌').fill(await hub.token('lyj', ['VIEWER']));
    await run();
    expect(await answerWith('"林业局"')).not.toContain('"errors"');
  });
});
