import { viewsOfToday } from '../../migrations/analyst-views.js';

/** The views for BI tools as a page. */
export function analystsPage(): string {
  const views = viewsOfToday.map(
    ({ name, comment, columns }) => `## \`${name}\`

${comment}.

| column | says |
|---|---|
${columns.map(([column, , meaning]) => `| \`${column}\` | ${meaning} |`).join('\n')}
`,
  );
  return `# Analyst views

Printed from \`migrations/analyst-views.ts\` by \`npm run docs\`. Metabase, Superset, psql, R or pandas read the hub's database through the views of
schema \`analyst\`. Columns are added over time, never renamed. Every column is commented in the database as here.

\`\`\`sh
npm run hub -- analyst-login --organization sfj            # prints user and password once
npm run hub -- analyst-login --revoke analyst_sfj_1a2b3c4d # ends the login and its sessions
npm run hub -- analyst-login --close-doors                 # as a superuser (DATABASE_OWNER_URL), see below
\`\`\`

Connect with PostgreSQL's own driver to the hub's database, with that user. (The embedded database of a demonstration listens on
this machine only, while the hub runs.)

- A login sees what its organization sees in the API: published to all, or to it. Withdrawn records are not there.
- It may read these views and nothing else. What it may not see is not told by \`EXPLAIN\`, estimates or counters either
  ([ADR 0011](../adr/0011-analysts.md)).
- Citizen numbers are masked. Amounts are in yuan, days are those of Asia/Shanghai.
- What joins and counts here is exact at the moment of the statement; [figures.md](figures.md) says what a figure of the API means.
- Every statement reads the whole view as the login sees it, also one that looks for a single record: tens of seconds with a million records on a busy machine.
  A BI tool that keeps extracts is served better than one that asks at every click.

## What a login is held to

| bound | held by |
|---|---|
| three sessions at once | the login; it cannot change that |
| a statement ends after 60 seconds, an idle transaction too | settings of the session, which it may lift; then the hub ends the session after 65 seconds |
| 512 MB of memory | the hub ends the session, where the owner of the database is a superuser and the server runs Linux |
| 4 GB of temporary files a session | \`temp_file_limit\`, which only a superuser sets |
| this database only | the hub ends sessions in other databases of the server within seconds |
| reading | no privilege to write; temporary tables, large objects and messages in the write-ahead log are taken from everybody |

The first login of a database takes from everybody (\`PUBLIC\`) in it what a login could misuse: \`TEMPORARY\`, and, where the owner is a superuser as with
the embedded database, calling PostgreSQL's functions for locks, notifications, large objects, statistics, sizes and transaction numbers, and the
columns of \`pg_class\` that count (so \`SELECT * FROM pg_class\` is refused, named columns are not). Members of \`pg_monitor\` and the hub's roles keep
them.

What stays open everywhere: a login hears when a job is queued (a record registered for later, an import, the clock of every minute), since the
queue's channel of \`NOTIFY\` has a known name; it hears of no publication. It may set settings for its own later sessions, and its password.

**On a server whose owner is no superuser** (most managed ones) \`analyst-login\` says what stays open. Then a login can count activity (\`pg_stat_*\`,
sizes, transaction numbers: how much is written and when, hidden changes among it, never what), fill the disk with temporary files or large objects, and take
memory. Have the server's administrator run \`--close-doors\` once, or let analysts read a replica with a superuser of its own. A
replica is better for busy dashboards anyway: three sessions share the processors with the hub.

\`\`\`sql
SELECT publisher_name, count(*), sum(coalesce(changed_fine_amount, fine_amount))
FROM penalty_decision
WHERE status = 'SHARED' AND standing NOT IN ('SET_ASIDE', 'FOUND_VOID') AND decided_on >= '2026-01-01'
GROUP BY publisher_name ORDER BY 2 DESC;
\`\`\`

${views.join('\n')}`;
}
