import { ask } from '../../harness/hub/embedded.js';
import type { HookAnswer } from '../../harness/hub/hook-server.js';

/** What a receiver is to have taken, in this order: the ids of all changes behind a place in the log. */
export async function expectedChanges(databaseUrl: string, behind: number): Promise<string[]> {
  const rows = await ask(
    databaseUrl,
    `SELECT e.event_id FROM change_position p JOIN change_event e USING (id) WHERE p.seq > ${behind} ORDER BY p.seq`,
  );
  return rows.map(({ event_id }) => `change_${String(event_id)}`);
}

/** The last number of the log. */
export async function headOfLog(databaseUrl: string): Promise<number> {
  const [row] = await ask(databaseUrl, 'SELECT coalesce(max(to_seq), 0) AS head FROM change_batch');
  return Number(row?.['head']);
}

/** A receiver that takes something, and fails, cuts, moves away, takes and says nothing of it, or sends without end, by chance. */
export function moody(random: () => number) {
  return (): HookAnswer => {
    const mood = random();
    if (mood < 0.7) return { status: 204 };
    if (mood < 0.8) return { status: 500 };
    if (mood < 0.88) return 'CUT';
    if (mood < 0.92) return { status: 302, headers: { location: 'http://127.0.0.1:1/' } };
    if (mood < 0.97) return { status: 503, headers: { 'retry-after': '1' }, body: 'x'.repeat(200_000) };
    return { by: (response) => void setTimeout(() => response.writeHead(500).end(), 1500) };
  };
}
