import { delegationColumns, itemColumns, type ListColumn } from '../../src/core/jurisdiction/list-columns.js';

function table(columns: readonly ListColumn<string>[]): string {
  const rows = columns.map(
    ({ title, field, required, isDay }) =>
      `| ${title} | \`${field}\` | ${required ? 'yes' : ''} | ${isDay ? 'day' : 'text'} |`,
  );
  return ['| heading | field | required | kind |', '|---|---|---|---|', ...rows].join('\n');
}

/** The boundaries and the exchange of their lists, the columns from the code that reads them. */
export function jurisdictionPage(): string {
  return `# Boundaries: item lists and what townships have taken over (职责边界)

Columns printed from \`src/core/jurisdiction/list-columns.ts\` by \`npm run docs\`. Mech 二, rules G2 and G3.

## Who is competent

\`competentOrganization(itemCode, townshipCode, on)\` goes by the lists of that day and by nothing else:

- the township to which a department has handed the item over, from the day of the handover until the day it is taken back;
- else the department that lists the item, or whoever has succeeded it;
- null where no list has the item on that day, where the department is gone without a successor, and where two departments list it and
  none has handed it over: they have to agree (D1).

A township that has merged is answered by its successor from that day on, with what it had taken over; \`since\` stays the day of the
handover, on which T1 and T2 depend. \`until\` is as far as is decided. A list with two departments under one code is taken as it is:
\`coverageReport(on)\` names every item that nobody or several hold, by township. What it can find: two departments with one code; a department
that has ended without a successor; a handover whose item is listed no longer, or to a township that is gone.

## Decisions outside of one's list

\`PenaltyDecision.outsideOwnList\` flags a decision (G3) whose item was not on its publisher's own list on the day of the decision; it is worked
out when it is read, so that lists which are recorded later count. A department keeps on its list what it has handed over: it decides what
it had filed before (T2). Nothing is flagged for a day without any list, or without an item code. Nothing is refused.

## Changing lists

\`recordEnforcementItem\`, \`delegateItem\` and \`revokeDelegation\` are for the department whose list it is and for the county government, and
are audited. A version from a later day ends the one before it; one from the same day corrects it. A request that comes twice changes nothing and
answers as the first did, so none of them needs an idempotency key. A revocation whose day has not come may be told anew.

## What was told wrongly

\`correctDelegation\` and \`correctEnforcementItem\` put right what stands, begun or not: they name it by the first day that it has now, and give
what is right. \`cancelDelegation\` and \`cancelEnforcementItem\` take out what will not be, or should never have been told: a handover to the
wrong township, from 2036 instead of 2026. Each needs a \`reason\`; what would overlap is refused with both days. With \`dryRun: true\` they answer
the same and write nothing: the periods as they would stand, \`changedDays\`, and under \`touched\` the records of those days on the item, which stay as
they are.

Nothing is overwritten: \`Delegation.history\` and \`EnforcementItem.history\` say who changed what when and why, and what was told before.
\`competentOrganization\` and \`enforcementItem\` take \`asKnownAt\`: who was competent on a day, by the lists as they were told at a moment. What was
replaced before the hub kept histories is not known: an earlier moment reads what stood when that began.

## Import

\`\`\`sh
npm run hub -- import-items items.xlsx --organization jtys
npm run hub -- import-delegations delegations.csv --organization xzf --from 2021-07-01 --basis 古政发〔2021〕8号
\`\`\`

The same over the API: \`PUT /uploads\` answers \`{ "uploadId" }\`, and \`importEnforcementItems(input: { uploadId, departmentCode, validFrom, basis })\` or
\`importDelegations(input: { uploadId, departmentCode, delegatedFrom, basis })\` takes the file in one transaction: all of it, or nothing and
\`rowErrors { row column code message rule }\`. Examples: \`examples/jurisdiction/items.csv\`, \`examples/jurisdiction/delegations.csv\`.

- CSV in UTF-8 or GB18030, or the first sheet of an XLSX workbook that has the heading, read as the credit publication table is; at most 20,000 rows. Columns in any order; others are named in \`columnsLeftOut\`. Other headings: by a mapping ([files.md](files.md)).
- An item without 事项代码 gets one from the hub, always the same for its department and name: \`givenCodes\`.
- What a row leaves empty is taken from the request: department (one's own, if none is given), first day, document.
- Imported once more, rows count as \`unchanged\`. An empty 失效日期 or 收回日期 takes no end back that stands already.
- Days: \`2026-01-05\`, \`2026/1/5\`, \`2026.1.5\`, \`20260105\`, \`2026年1月5日\`, with a time of day or without, or a spreadsheet's own.

### Items (执法事项清单)

${table(itemColumns)}

失效日期 is the first day on which the version no longer holds; empty: until the next version.

### Handovers (下放事项清单)

${table(delegationColumns)}

收回日期 is the first day on which the department acts again; 收回依据 is 依据文件 if empty.
`;
}
