import { readFileSync } from 'node:fs';
import type { Client } from 'pg';
import type { Server } from './server.js';

/**
 * Microseconds of processor time that PostgreSQL has used so far for the connections of a server. Linux tells it in /proc; nothing
 * else does, so it is 0 elsewhere.
 */
export async function databaseCpuOf(server: Server, admin: Client): Promise<number> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND datname = current_database() AND ${server.backends}`,
  );
  return rows.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
}

/** Clock ticks of user and system time, a hundred a second; 0 of a process that has ended. */
function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return 0;
  }
}
