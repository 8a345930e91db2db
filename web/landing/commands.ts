/** The address that the command line asks when it is told none. */
const usual = 'http://127.0.0.1:4000';

/** The commands that the page shows, as they are pasted into a shell in the hub's folder, for a hub at this origin. */
export function commandsFor(origin: string): { readonly tail: string; readonly curl: string } {
  const elsewhere = origin === usual ? '' : ` --url ${origin}`;
  return {
    tail: `npm run hub -- tail --after 0 --state tail.cursor${elsewhere}`,
    curl: [
      'TOKEN=$(npm run --silent hub -- token --organization sfj --roles VIEWER | tail -1)',
      `curl -N ${origin}/events -H "authorization: Bearer $TOKEN"`,
    ].join('; '),
  };
}
