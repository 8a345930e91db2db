import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demonstrationKeys, issueDemonstrationToken } from '../../../src/core/identity/index.js';
import { goOn, replying } from '../../harness/builders/complaint.js';
import { mappingsIn, orderMapping, passOn, workOrder } from '../../harness/builders/work-order.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, type HubHome } from '../../harness/hub/hub-process.js';
import type { TestHub } from '../../harness/hub/hub.js';
import { startReportServer, type ReportServer } from '../../harness/hub/report-server.js';
import { eventually } from '../../harness/time/eventually.js';

/** Milliseconds for everything that is waited for: other nodes notice one that is gone within half a minute. */
const patience = 120_000;

let database: TestDatabase;
let home: HubHome;
let other: ReportServer;
beforeEach(async () => {
  database = await createTestDatabase();
  home = await openHubHome(database.url);
  other = await startReportServer();
});
afterEach(async () => {
  await home.clear();
  await other.close();
  await database.drop();
});

test('work orders and reports outlive a node that is killed: each is registered once and each step told, in order', async () => {
  const report = {
    url: `${other.url}/`,
    on: ['ACCEPTED', 'REPLIED', 'CLOSED'],
    body: { '/no': 'externalNumber', '/state': 'state' },
  };
  const environment = { WORK_ORDERS_DIR: await mappingsIn({ '12345': { ...orderMapping, report } }) };
  const node = await home.startHub(environment);
  const keys = await demonstrationKeys(home.directory);
  const hub = {
    url: home.url,
    token: (organizationCode: string) =>
      issueDemonstrationToken(keys, {
        ...{ organizationCode, roles: ['PUBLISHER'], name: '测试', subject: `test:${organizationCode}`, hours: 1 },
      }),
  } as TestHub;

  // The other system has the first report and has not yet said so when the node is killed.
  other.answer('SILENCE');
  const order = workOrder();
  const { complaintId, number } = await passOn(hub, order);
  await goOn(hub, complaintId ?? '', [
    ['scjg', 'acceptComplaint'],
    ['scjg', 'verifyComplaint', { outcome: 'NO_VIOLATION', verification: '现场检查' }],
    ['scjg', 'replyToComplainant', replying],
  ]);
  await eventually(() => other.received.length > 0, patience);
  node.kill('SIGKILL');
  await once(node, 'exit');
  const before = other.received.length;
  other.answer({ status: 200 });

  await home.startHub(environment);
  expect(await passOn(hub, order)).toMatchObject({ complaintId, number, status: 200, state: 'REPLIED' });
  await goOn(hub, complaintId ?? '', [['scjg', 'closeComplaint']]);
  const states = () => other.received.slice(before).map(({ body }) => (body as { readonly state: string }).state);
  await eventually(() => states().includes('CLOSED'), patience);
  expect(states()).toEqual(['ACCEPTED', 'REPLIED', 'CLOSED']);
  // The one that came twice has the same key.
  expect(new Set(other.received.map(({ key }) => key)).size).toBe(3);
}, 240_000);
