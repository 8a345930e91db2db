import { Client } from 'pg';
import { createAnalystLogin, type AnalystLogin } from '../../../src/app/analysts/index.js';
import type { TestHub } from './hub.js';

/** A login to the analyst views of an organization. */
export async function analystLogin(hub: TestHub, organization: string): Promise<AnalystLogin> {
  const created = await createAnalystLogin(hub.owner, organization);
  if (!created) throw new Error(`no organization ${organization}`);
  return created;
}

/** A session of a login, in the hub's database or another of the server. */
export async function signIn(hub: TestHub, { name, password }: AnalystLogin, database?: string): Promise<Client> {
  const url = new URL(hub.database.url);
  [url.username, url.password] = [name, password];
  if (database !== undefined) url.pathname = `/${database}`;
  const session = new Client({ connectionString: url.href });
  session.on('error', () => undefined);
  await session.connect();
  return session;
}
