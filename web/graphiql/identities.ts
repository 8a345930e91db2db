import type { Identity } from '../examples/example.js';
import { demonstrationToken } from '../session/credential.js';

/** Of twelve hours, which is how long a token of the demonstration lives. */
const renewAfter = 60 * 60_000;
const tokens = new Map<string, { readonly since: number; readonly token: string }>();

/** A token of the demonstration for somebody; asked for once an hour. @throws Error where the hub gives none out */
export async function tokenOf({ organization, roles }: Identity): Promise<string> {
  const key = [organization, ...roles].join(' ');
  const known = tokens.get(key);
  if (known && Date.now() - known.since < renewAfter) return known.token;
  const token = await demonstrationToken(organization, roles);
  if (token === null) throw new Error('平台不提供演示身份 (the hub gives out no identities)');
  tokens.set(key, { since: Date.now(), token });
  return token;
}
