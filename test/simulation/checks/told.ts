import { foreignWords } from '../../harness/properties/own-words.js';
import { allTold } from '../../harness/hub/all-told.js';
import type { County } from '../county/county.js';

/** Nothing that anybody typed is in what people are told, and each is told once; of what is over somebody is. */
export async function checkTold({ hub, journal }: County): Promise<void> {
  await allTold(hub);
  // No two people of the simulation have a name, so that whatever is no word of the hub was typed.
  for (const word of new Set(await foreignWords(hub, /(?!)/))) journal.violate('told', `a notification says ${word}`);
  const { rows } = await hub.owner.query<{ kind: string; told: number; twice: number }>(
    `SELECT kind, count(*)::int AS told, (count(*) - count(DISTINCT (affiliation_id, holder_id, source)))::int AS twice
     FROM notification GROUP BY kind`,
  );
  for (const { kind, twice } of rows) if (twice > 0) journal.violate('told', `${twice} of ${kind} were told twice`);
  for (const kind of ['NEW_FOR_ME', 'OVERDUE']) {
    if (!rows.some((row) => row.kind === kind)) journal.violate('told', `nobody was told of anything ${kind}`);
  }
}
