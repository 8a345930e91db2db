import { z } from 'zod';
import { hubClient, type HubAddress } from './hub-client.js';
import { tellResult } from './result.js';

const answer = z.object({
  changeAcknowledgements: z.array(z.object({ client: z.string(), lag: z.number(), acknowledgedAt: z.string() })),
});

/** Prints how far each system of an organization is behind the change log, as it has acknowledged itself. */
export async function lag(dataDir: string, options: HubAddress): Promise<void> {
  const query = '{ changeAcknowledgements { client lag acknowledgedAt } }';
  const { changeAcknowledgements } = await hubClient(dataDir, options).ask(answer, { query });
  const lines = changeAcknowledgements.map(
    ({ client, lag: behind, acknowledgedAt }) => `${client}\t落后 ${behind} 条\t${acknowledgedAt}`,
  );
  tellResult(
    options,
    changeAcknowledgements,
    lines.length === 0 ? '本单位没有系统发过回执 (no acknowledgements)' : lines.join('\n'),
  );
}
