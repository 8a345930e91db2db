/**
 * 一件投诉举报，从登记到移送、争议、行刑衔接，直至办结。One case from complaint to transfer, dispute and referral.
 *
 * In one terminal:  npm start
 * In another:       npx tsx examples/walk-through/one-case.ts --url http://127.0.0.1:4000 [--output DIRECTORY]
 *
 * README.md beside this file says more.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clientOf, type Client } from './ask-hub.js';
import { answer, complain, handOver, handOverToDesignated, returnComplaint } from './complaint.js';
import { disputeOver } from './dispute.js';
import { downloadDrafts } from './drafts.js';
import { flag, handOverObjects, receiveAndFile, refer } from './referral.js';
import { conclude, concludeInVain, returnTransfer, send, tellTransfer } from './transfer.js';

async function oneCase(client: Client, output: string): Promise<void> {
  const complaint = await complain(client);
  const transfer = await send(client, complaint);
  await handOver(client, complaint, transfer);
  await returnTransfer(client, transfer);
  await returnComplaint(client, complaint);
  const dispute = await disputeOver(client, transfer);
  await tellTransfer(client, transfer);
  await handOverToDesignated(client, complaint, transfer);
  const referral = await flag(client, transfer);
  await tellTransfer(client, transfer);
  await concludeInVain(client, transfer);
  await refer(client, referral);
  await tellTransfer(client, transfer);
  await receiveAndFile(client, referral);
  await handOverObjects(client, referral);
  await conclude(client, transfer);
  await answer(client, complaint);
  await downloadDrafts(client, [complaint, transfer, dispute, referral], output);
}

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:4000' }, output: { type: 'string' } },
});
try {
  const output = values.output ?? (await mkdtemp(join(tmpdir(), 'liandong-drafts-')));
  await oneCase(clientOf(values.url), output);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
