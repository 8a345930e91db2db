import { analystViews } from '../../migrations/analyst-views.js';

/** The views for BI tools as a page. */
export function analystsPage(): string {
  const views = analystViews.map(
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
\`\`\`

Connect with PostgreSQL's own driver to the hub's database, with that user. (The embedded database of a demonstration listens on
this machine only, while the hub runs.)

- A login sees what its organization sees in the API: published to all, or to it. Withdrawn records are not there.
- It may read these views and nothing else. Statements end after 60 seconds, sessions are ten at most.
- Citizen numbers are masked. Amounts are in yuan, days are those of Asia/Shanghai.
- What joins and counts here is exact at the moment of the statement; what a figure of the API means is in docs/figures.md.

\`\`\`sql
SELECT publisher_name, count(*), sum(fine_amount)
FROM penalty_decision
WHERE status = 'SHARED' AND decided_on >= '2026-01-01'
GROUP BY publisher_name ORDER BY 2 DESC;
\`\`\`

${views.join('\n')}`;
}
