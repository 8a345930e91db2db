const operations = import.meta.glob<string>('../../examples/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const variables = import.meta.glob<string>('../../examples/operations/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The example operations, a tab each, in the order of their file names. */
export function exampleTabs(now: Date): { query: string; variables: string }[] {
  return Object.entries(operations)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, query]) => ({
      query,
      variables: asOf(now, variables[path.replace('.graphql', '.variables.json')] ?? ''),
    }));
}

/**
 * The examples speak of 23 November 2026. Here their day becomes today, so that what they publish is shared on its day
 * (S10), and their idempotency keys become new ones, so that the same example can be published again tomorrow.
 */
function asOf(now: Date, text: string): string {
  const [today = '', time = ''] = now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).split(' ');
  return text
    .replaceAll(/2026-11-23(?:T[\d:]+)?/g, (moment) => (moment.includes('T') ? `${today}T${time}` : today))
    .replaceAll('"example-', `"${now.getTime()}-`);
}
