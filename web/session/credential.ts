/** What the hub is asked with. */
export interface Credential {
  /** A bearer token; a new one each time where the demonstration hands them out. */
  token(): Promise<string>;
  /** Whether a refused token can be replaced without asking the person. */
  readonly renewable: boolean;
}

/** A token the person pasted. */
export function pastedCredential(token: string): Credential {
  return { renewable: false, token: () => Promise.resolve(token) };
}

/** The identity of an organization in the demonstration; null where the hub gives none out. */
export async function demonstrationCredential(organizationCode: string): Promise<Credential | null> {
  if ((await demonstrationToken(organizationCode)) === null) return null;
  return {
    renewable: true,
    token: async () => {
      const token = await demonstrationToken(organizationCode);
      if (token === null) throw new Error('演示身份已停用');
      return token;
    },
  };
}

/**
 * A token of the demonstration for an organization, for all that its account may do or for these roles. The hub hands them out on loopback only; anywhere else it answers 404
 * and this gives null.
 * @throws when the hub cannot be reached or refuses the organization
 */
export async function demonstrationToken(
  organizationCode: string,
  roles: readonly string[] = [],
): Promise<string | null> {
  const asked = new URLSearchParams({ organization: organizationCode });
  if (roles.length > 0) asked.set('roles', roles.join(','));
  const response = await fetch(`/demo/session?${asked.toString()}`, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`演示身份不可用（HTTP ${response.status}）`);
  const session: { token: string } = await response.json();
  return session.token;
}
