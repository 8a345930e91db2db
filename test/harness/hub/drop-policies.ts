import type { TestHub } from './hub.js';

/** The database as it would be had nobody thought of row-level security. */
export async function dropPolicies({ owner }: TestHub): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    'SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity AND relnamespace = $1::regnamespace',
    ['public'],
  );
  if (rows.length < 10) throw new Error('there are no policies to drop');
  for (const { name } of rows) await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
}
