import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { declareNeed } from '../harness/builders/need.js';
import { transferInput } from '../harness/builders/transfer.js';
import { openCuttingProxy } from '../harness/clients/cutting-proxy.js';
import { askStep, proceedingOf } from '../harness/clients/proceeding.js';
import { allTold } from '../harness/hub/all-told.js';
import { startHub } from '../harness/hub/hub.js';
import { describeInBrowser, openBrowser } from './browser.js';
import { publishDecision } from './publish.js';
import { watchPage } from './watch-page.js';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describeInBrowser('the landing page', () => {
  let hub: Awaited<ReturnType<typeof startHub>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let publisherToken: string;

  beforeAll(async () => {
    browser = await openBrowser();
    hub = await startHub({ pages: 'built' });
    publisherToken = await hub.token('141025100', ['PUBLISHER']);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
  });
  afterEach(async () => context.close());

  const open = async (): Promise<void> => {
    await page.goto(hub.url);
    await page.getByText('已连接').waitFor();
  };
  const publish = (title: string): Promise<void> => publishDecision(hub.url, publisherToken, title);
  const changeOf = (title: string) => page.locator('#changes tr', { hasText: title });

  test('loads from the hub alone, without an error on the console', async () => {
    const complaints = watchPage(page, hub.url);
    await open();
    await page.getByText(/共 \d+ 条/).waitFor();
    expect(complaints).toEqual([]);
  });

  test('[S3] a decision published elsewhere appears in the live feed and counts for today', async () => {
    await open();
    await page.getByText(/共 \d+ 条/).waitFor();
    const figure = page.locator('[data-category="PENALTY_DECISION"] strong');
    const before = Number(await figure.textContent());
    await publish('占用城市道路处罚决定');
    await changeOf('占用城市道路处罚决定').waitFor();
    expect(await changeOf('占用城市道路处罚决定').textContent()).toMatch(/岳阳镇\s*发布[^]*当日共享/);
    await figure.filter({ hasText: new RegExp(`^${before + 1}$`) }).waitFor();
  });

  test.each([
    ['a desktop', 1280],
    ['a telephone', 390],
  ])('axe finds nothing on %s', async (_name, width) => {
    await page.setViewportSize({ width, height: 900 });
    await open();
    await publish('烟花爆竹零售点处罚决定');
    await changeOf('烟花爆竹零售点处罚决定').waitFor();
    await page.evaluate(await readFile(axePath, 'utf8'));
    const results = await page.evaluate<AxeResults>('axe.run()');
    expect(results.passes.length).toBeGreaterThan(10);
    expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test('what happened while the connection was interrupted is received after it, and told', async () => {
    const proxy = await openCuttingProxy(hub.url);
    await page.goto(proxy.url);
    await page.getByText('已连接').waitFor();
    await publish('中断之前');
    await changeOf('中断之前').waitFor();
    proxy.cut();
    await page.getByText('连接中断').waitFor();
    await publish('中断之中（一）');
    await publish('中断之中（二）');
    proxy.mend();
    await page.getByText('断线期间补收 2 条').waitFor();
    expect(await page.locator('#changes .title').allTextContents()).toEqual([
      '中断之中（二）',
      '中断之中（一）',
      '中断之前',
    ]);
    await proxy.close();
  });

  test('a paused feed stands still, and then shows what came meanwhile', async () => {
    await open();
    await page.getByRole('button', { name: '暂停滚动' }).click();
    await publish('暂停之中');
    const goOn = page.getByRole('button', { name: '继续（1 条待显示）' });
    await goOn.waitFor();
    expect(await changeOf('暂停之中').count()).toBe(0);
    await goOn.click();
    await changeOf('暂停之中').waitFor();
  });

  test('keeps the twenty newest changes', async () => {
    await open();
    for (let number = 1; number <= 22; number += 1) await publish(`第${number}件`);
    await changeOf('第22件').waitFor();
    const titles = await page.locator('#changes .title').allTextContents();
    expect(titles).toHaveLength(20);
    expect(titles.at(-1)).toBe('第3件');
  });

  test('every control is reached by keyboard, the way past the header first', async () => {
    await open();
    const reached: string[] = [];
    const controls = await page.locator('a[href], button:visible').count();
    for (let step = 0; step < controls; step += 1) {
      await page.keyboard.press('Tab');
      reached.push((await page.locator(':focus').textContent()) ?? '');
    }
    expect(reached).toEqual(['跳到正文', '暂停滚动', '查询台', '接口定义', '就绪检查', '运行指标', '复制', '复制']);
  });

  test('where the hub gives out no demonstration identities, a token is asked for and a wrong one is refused', async () => {
    await page.route('**/demo/session?*', (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(hub.url);
    const field = page.getByLabel('访问令牌');
    await field.fill('not-a-token');
    await field.press('Enter');
    await page.getByText('令牌无效或已过期').waitFor();
    await field.fill(publisherToken);
    await field.press('Enter');
    await page.getByText('已连接').waitFor();
    await publish('凭令牌查看');
    await changeOf('凭令牌查看').waitFor();
    expect(await changeOf('凭令牌查看').count()).toBe(1);
  });

  test('[T7] what one has to do is listed with the time that is left and what may be done; nothing where there is nothing', async () => {
    const send = { mutation: 'sendCaseTransfer' };
    proceedingOf(await askStep(hub, '141025100', { field: 'caseTransfer' }, send, transferInput()));
    await page.route('**/demo/session?*', (route) => route.fulfill({ status: 404, body: '' }));
    const openAs = async (organization: string): Promise<void> => {
      await page.goto(hub.url);
      await page.getByLabel('访问令牌').fill(await hub.token(organization, ['PUBLISHER']));
      const answered = page.waitForResponse((response) => response.request().postData()?.includes('toDo') ?? false);
      await page.getByRole('button', { name: '查看今日共享与实时动态' }).click();
      await (await answered).finished();
    };
    await openAs('zrzy');
    const item = page.locator('#to-do-list li');
    await item.waitFor();
    expect(await item.textContent()).toMatch(/^尚余 \d+ 个工作日 签收 · YS\d+ 擅自在河道管理范围内采砂.+ 可办：签收、/);
    expect(await page.locator('#to-do-summary').textContent()).toBe('1 件');
    await openAs('nync');
    expect(await page.locator('#to-do-section').isVisible()).toBe(false);
  });

  test('[U3] what one is told is listed once it is there, and marked as read by a button', async () => {
    await open();
    expect(await page.locator('#notices-section').isVisible()).toBe(false);
    expect((await declareNeed(hub, 'sfj')).userErrors).toEqual([]);
    await publish('所需的处罚决定');
    await allTold(hub);
    await page.reload();
    await page.getByText('1 条未读').waitFor();
    const item = page.locator('#notice-list li');
    expect(await item.textContent()).toMatch(/^（未读）新到本单位：行政处罚决定 rec_/);
    await page.evaluate(await readFile(axePath, 'utf8'));
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await page.getByText('没有未读通知').waitFor();
    expect(await item.textContent()).toMatch(/^新到本单位/);
  });
});
