import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startHub } from '../harness/hub/hub.js';
import { describeInBrowser, openBrowser } from './browser.js';
import { publishDecision } from './publish.js';
import { watchPage } from './watch-page.js';

const operations = new URL('../../examples/operations', import.meta.url);

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
  /** Waits until the answer shows the text; gives all it shows. */
  const answerWith = async (text: string): Promise<string> => {
    const lines = page.locator('.graphiql-response .view-lines', { hasText: text });
    await lines.waitFor();
    return (await lines.textContent()) ?? '';
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

  test('has a tab for each example operation, which runs with the demonstration token', async () => {
    await open();
    const files = (await readdir(operations)).filter((name) => name.endsWith('.graphql'));
    expect(await page.getByRole('tab').count()).toBe(files.length);
    await run();
    expect(await answerWith('"岳阳镇"')).not.toContain('"errors"');
  });

  test('[S10] the publishing example is shared on its day', async () => {
    await open();
    await page.getByRole('tab', { name: 'PublishPenaltyDecision' }).click();
    await run();
    expect(await answerWith('"timeliness": "SAME_DAY"')).not.toContain('"errors"');
  });

  test('a subscription shows changes as they come', async () => {
    await open();
    await page.getByRole('tab', { name: 'Changes', exact: true }).first().click();
    const subscribed = page.waitForEvent('websocket');
    await run();
    const socket = await subscribed;
    await socket.waitForEvent('framesent', ({ payload }) => String(payload).includes('"subscribe"'));
    await publishDecision(hub.url, await hub.token('141025100', ['PUBLISHER']), '查询台订阅所见');
    expect(await answerWith('查询台订阅所见')).not.toContain('"errors"');
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
    await page.getByLabel('访问令牌').fill(await hub.token('lyj', ['VIEWER']));
    await run();
    expect(await answerWith('"林业局"')).not.toContain('"errors"');
  });
});
