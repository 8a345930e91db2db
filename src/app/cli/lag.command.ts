import { z } from 'zod';
import { hubClient, type HubAddress } from './hub-client.js';

const answer = z.object({
  changeAcknowledgements: z.array(z.object({ client: z.string(), lag: z.number(), acknowledgedAt: z.string() })),
});

/** Prints how far each system of an organization is behind the change log, as it has acknowledged itself. */
export async function lag(dataDir: string, options: HubAddress): Promise<void> {
  const query = '{ changeAcknowledgements { client lag acknowledgedAt } }';
  const { changeAcknowledgements } = await hubClient(dataDir, options).ask(answer, { query });
  if (changeAcknowledgements.length === 0) process.stdout.write('本单位没有系统发过回执 (no acknowledgements)\n');
  for (const { client, lag, acknowledgedAt } of changeAcknowledgements) {
    process.stdout.write(`${client}\t落后 ${lag} 条\t${acknowledgedAt}\n`);
  }
}
