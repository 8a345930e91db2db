import type { Answer } from '../examples/faults.js';

/** One operation over HTTP, whatever is answered. @throws when the hub cannot be reached within 30 s */
export async function post(token: string, query: string, variables: unknown): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  return response.json();
}
