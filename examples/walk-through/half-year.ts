/**
 * A half-year of the joint conference against a running, fresh hub, from the call for topics to the bulletin:
 *
 *     npx tsx examples/walk-through/half-year.ts --url http://127.0.0.1:4000 --output .data/half-year
 *
 * Tokens come from `TOKENS` (JSON: organization code → bearer token), or from `npm run hub -- token` of the demonstration.
 */
import { parseArgs } from 'node:util';
import { conferenceClient } from './conference-client.js';
import { publishBulletin } from './half-year-bulletin.js';
import { downloadDocuments } from './half-year-documents.js';
import { say } from './half-year-lines.js';
import { callForTopics, closeNext, hold, planNext, setAgenda, type Meeting } from './half-year-meetings.js';
import { adopt, carryOut, report } from './half-year-resolutions.js';
import { StepRefused, take } from './half-year-steps.js';
import { decideTopics } from './half-year-topics.js';
import { office } from './half-year-who.js';

async function halfYear(url: string, output: string): Promise<void> {
  const client = await conferenceClient(url, 'half-year.graphql');

  say('一、征集议题');
  const { id: meetingId } = await callForTopics(client);
  const topics = await decideTopics(client);

  say('二、例行会议');
  await setAgenda(client, meetingId, topics);
  await hold(client, meetingId, '会议议定：由自然资源局牵头制定河道采砂执法分工方案。\n交通运输局核查砂石运输车辆。');
  const adopted = await adopt(client, meetingId);
  const meeting = await take<Meeting>(client, office, 'CloseMeeting', { meetingId });

  say('三、决议事项的办理和通报');
  await carryOut(client, adopted);
  const next = await planNext(client, Object.values(adopted));
  await hold(client, next.id, '会议听取了上次会议决议事项办理情况的通报。');
  await closeNext(client, next.id, () => report(client, next.id, adopted));

  say('四、工作简报');
  const bulletin = await publishBulletin(client);

  say('五、公文草稿和日历');
  await downloadDocuments(client, output, { meeting, bulletin });
}

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    output: { type: 'string', default: '.data/half-year' },
  },
});
try {
  await halfYear(values.url, values.output);
} catch (error) {
  const refused = error instanceof StepRefused ? ` ${JSON.stringify(error.userErrors, null, 2)}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${refused}\n`);
  process.exitCode = 1;
}
