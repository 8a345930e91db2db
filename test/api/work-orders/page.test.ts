import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pagesForUsers } from '../../harness/docs/pages.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { inShell } from '../../harness/hub/shell.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ workOrdersDir: fileURLToPath(new URL('../../../examples/work-orders', import.meta.url)) });
});
afterAll(() => hub.close());

test('the commands of the page pass the example’s work orders on, by the example’s mapping, and ask for one', async () => {
  const blocks = pagesForUsers
    .flatMap((page) => page.blocks('sh'))
    .filter((text) => text.includes('work-orders/12345'));
  expect(blocks).toHaveLength(1);
  const commands = (blocks[0] ?? '')
    .replace(/^TOKEN=.*$/m, `TOKEN=${await hub.token('scjg')}`)
    .replaceAll('http://127.0.0.1:4000', hub.url)
    // Each answer on a line of its own.
    .replaceAll('curl -s', `curl -s -w '\\n'`);
  const { code, stdout } = await inShell(commands, {});
  const [passedOn = '', asked = ''] = stdout.trim().split('\n');
  expect(code).toBe(0);
  expect(JSON.parse(passedOn)).toMatchObject([
    { status: 201, externalNumber: 'GX20250610000118', errors: [] },
    { status: 201, externalNumber: 'GX20250610000121', errors: [] },
  ]);
  expect(JSON.parse(asked)).toMatchObject({ externalNumber: 'GX20250610000118', state: 'REGISTERED' });
  const again = await inShell(commands, {});
  expect(again.stdout).toContain('"status":200');
});
