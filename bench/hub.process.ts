import { Session } from 'node:inspector/promises';
import { startHub } from '../src/app/hub.js';
import { serveHub } from '../src/app/server.js';
import { issueDemonstrationToken } from '../src/core/identity/index.js';
import { systemClock } from '../src/kernel/clock.js';
import { openLog } from '../src/platform/log/index.js';
import { answerParent, argument, spent } from './child.js';

/** The hub as `npm start` runs it, without demonstration data. */
const { databaseUrl, dataDir } = argument<{ databaseUrl: string; dataDir: string }>();
const running = await startHub({ databaseUrl, dataDir, clock: systemClock, log: openLog('warn'), natsUrl: null });
const server = await serveHub(running.hub, { host: '127.0.0.1', port: 0 });
const { rows } = await running.hub.pool.query<{ code: string }>(
  'SELECT code FROM organization WHERE valid_to IS NULL ORDER BY id',
);
const tokens: Record<string, string> = {};
for (const { code } of rows) {
  tokens[code] = await issueDemonstrationToken(running.keys, {
    organizationCode: code,
    roles: ['PUBLISHER', 'ANALYST'],
    name: code,
    subject: `bench:${code}`,
    hours: 12,
  });
}
const session = new Session();
session.connect();

/** What it has used; a profile is begun or ended around it, if asked. */
async function answer({ profile, ...asked }: { profile?: 'start' | 'stop'; collect?: boolean }): Promise<object> {
  if (profile === 'start') {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
  }
  return { ...(await spent(asked)), ...(profile === 'stop' ? await session.post('Profiler.stop') : {}) };
}
answerParent({ url: server.url, tokens }, answer);
