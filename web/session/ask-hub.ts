/**
 * Asks the hub one query.
 * @throws when the hub cannot be reached within 10 s, or answers without data: refused token, fault
 */
export async function askHub<Data>(token: string, query: string): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer: { data?: Data | null } = await response.json();
  if (!answer.data) throw new Error(`the hub answered ${response.status} without data`);
  return answer.data;
}
