import { creditColumns, partyKindNames } from '../../src/categories/penalty-decision/credit-publication/columns.js';
import { penaltyKindTitles } from '../../src/categories/penalty-decision/penalty-kind.js';

/** The exchange of the credit publication table, its columns from the code that reads and writes them. */
export function creditPublicationPage(): string {
  const rows = creditColumns.map(
    ({ code, title, required, length }) => `| \`${code}\` | ${title} | ${required ? 'yes' : ''} | ${length} |`,
  );
  return `# The credit publication table (双公示)

Columns printed from \`src/categories/penalty-decision/credit-publication\` by \`npm run docs\`. The table is that of 发改办财金〔2018〕424号.

## Import

\`\`\`sh
npm run hub -- import-penalties penalties.xlsx --organization sfj               # nothing if a row is wrong
npm run hub -- import-penalties penalties.csv --organization sfj --mode valid   # the rows that are right
\`\`\`

The same over the API: \`PUT /uploads\` with the file (\`text/csv\` or the media type of XLSX, at most 64 MB) answers \`{ "uploadId" }\`;
\`importPenaltyDecisions(input: { idempotencyKey, uploadId, mode })\` begins the import on some node, and
\`penaltyImport(id) { status rows done imported unchanged refused errors(first: 100) { nodes { row column message } } }\` tells how far it is.
A file is kept until its import has ended, at most a day. An example: \`examples/credit-publication/penalties.csv\`.

- CSV in UTF-8, with or without its mark, or in GB18030; of an XLSX workbook the first sheet with the heading, hidden ones aside, titles of up
  to 20 rows above it. The heading holds codes, titles or both, in any
  order, in one row or two; columns that the table does not know are named in \`columnsLeftOut\`. A \`mapping\` takes files
  with other headings ([files.md](files.md)). \`errors.row\` is the row a spreadsheet shows.
- Each row becomes a penalty decision by the rules of \`publishPenaltyDecision\`: formed at the end of the day of the decision (now, if that is
  today), so that what comes later is flagged late (S10); shared with all members unless the mutation says otherwise.
- \`ALL_OR_NOTHING\` checks the whole file first and then writes it in one transaction. \`VALID_ROWS\` writes 200 rows a transaction.
- Files are read as they are worked on, a few rows at a time; of XLSX the table of texts is kept (at most 64 MB unpacked; CSV has no such
  bound). When a node is killed, another one, or the same when it is back, begins the import again within half a minute: rows that
  had been written are found \`unchanged\`, so each is there once. After three attempts it is \`FAILED\`.
- Bounds of a workbook: 1,048,576 rows, 16,384 columns, 32,767 characters a cell, 1 GB unpacked. It is read in a thread of its own; a file over
  which a node ended while it read it for the first time is refused, not tried again. At most \`ORGANIZATION_UPLOADS\` files of a member, and
  \`ORGANIZATION_UPLOAD_MEGABYTES\` of them, wait at a time: 429 or 413.
- Authority and number (brackets, spaces, 第 and leading zeros aside) say which decision a row is. One that stands already with the same
  content counts as \`unchanged\`; with other content the row is refused and names the columns that differ: revise the decision in the hub.
- No cell holds a citizen number of 18 or 15 digits, whatever stands between its digits, and no control or reordering character: the row is refused
  with its column. \`CF_XDR_SHXYM\` of a natural person is made for the number and keeps it sealed. The number of a driving licence in
  \`CF_NR_ZKDX\` *is* the holder's citizen number: where it is the same as the row's \`CF_XDR_SHXYM\` the row is taken and the licence kept and
  exported as \`141***********1019\`, the number itself standing sealed with the party; any other one is refused: write it masked. A number elsewhere
  (\`BZ\` and all others) is written masked too. What looks like one and is none (an old registration number of 15 digits that reads as a
  birthday, about one in 27) is written with a letter before it or with its credit code.
- Documents of people are kept and exported masked (\`CF_FR_ZJHM\`, \`CF_XDR_ZJHM\`, the owner's number in \`CF_XDR_SWDJ\`); the citizen number of a natural
  person in \`CF_XDR_ZJHM\` becomes the code of the party, sealed, where \`CF_XDR_SHXYM\` is empty. \`CF_FRDB\` is \`legalRepresentative\` of the decision. What was
  imported before the hub took certificates over counts as unchanged when it comes with them.
- Only one's own decisions: \`CF_CFJG\` is the importing organization, also with the county's name before it or 人民政府 behind it.

## Export

Every night by itself, for the platform that publishes it: [scheduled tables](scheduled-tables.md).

\`GET /export/creditPublication.csv?from=2026-01-01&to=2026-12-31\` (or \`.xlsx\`, \`.jsonl\`), by the day of the decision; \`header=name\` for codes,
\`encoding=gb18030\` for CSV as older programs want it; or \`hub export creditPublication --arg from=… --arg to=…\`. It holds what the caller may
see; the number of a natural person is not in it. What reconsideration or a court has set aside, found void or found unlawful is left out, since
its publication is withdrawn (Administrative Penalty Law art. 48); what they changed has its changed amounts, and \`BZ\` begins with the document, as in
\`已变更：古政复决字〔2026〕3号\`. A table that is imported again changes nothing.

## Columns

| code | title | required | characters |
|---|---|---|---|
${rows.join('\n')}

- \`CF_NR_FK\` and \`CF_NR_WFFF\` are in 万元 with at most six decimals and become yuan exactly; 0 without the kind of penalty is none.
- \`CF_CFLB\`: ${Object.values(penaltyKindTitles).join('；')}; several one after another, with ； between them.
- \`CF_XDR_LB\`: ${Object.values(partyKindNames).flat().join('、')}.
- Days: \`2026-01-05\`, \`2026/1/5\`, \`2026.1.5\`, \`20260105\`, \`2026年1月5日\`, digits of any width, with a time of day or without, or a spreadsheet's own.
- Amounts that are numbers are taken at fifteen digits, as a spreadsheet shows them. Refused by row and column: error cells, formulas without a
  result, TRUE and FALSE in texts, and numbers in texts that have lost digits (more than fifteen, or an exponent): make such columns text.
- What a decision of the hub has no field for (licence, validity, codes, certificates, source, remark) is kept beside it for the next export.
`;
}
