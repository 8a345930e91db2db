import { categoryFeatures, procedureFeatures } from '../../../src/app/features.js';
import { namingOf } from '../../../src/core/notifications/naming.js';
import { lineOf } from '../../../src/core/notifications/notification-text.js';
import type { Told } from '../../../src/core/notifications/notification.js';
import { rfc3339 } from '../../../src/platform/database/row.js';
import type { TestHub } from '../hub/hub.js';

const procedures = procedureFeatures.map(({ procedure }) => procedure);
const categories = categoryFeatures.map(({ category }) => category);

/** Clocks that are no clock of a procedure's table. */
const otherClocks = ['共享', '执行情况反馈', '核查清单', '清单核查'];

/** What may stand in each column of a notification: words of the hub's own, and nothing that anybody has typed. */
const own: Readonly<Record<string, (text: string) => boolean>> = {
  kind: (text) => /^[A-Z_]+$/.test(text),
  source: (text) => /^[0-9a-f-]{36}$|^stalled:[0-9a-f]{32}:\d+$/.test(text),
  subject_type: (text) => ['SharedRecord', ...procedures.map(({ typeName }) => typeName)].includes(text),
  procedure: (text) => procedures.some(({ name }) => name === text),
  number: (text) => /^[A-Z]{2}\d{10}$/.test(text),
  category: (text) => categories.some(({ name }) => name === text),
  rule: (text) => /^[A-Z]\d{1,2}$/.test(text),
  label: (text) =>
    [
      ...otherClocks,
      ...procedures.flatMap(({ table }) => Object.values(table.clocks).map((clock) => clock.label)),
    ].includes(text),
};

/** What is kept and told in notifications and is none of the hub's own words. */
export async function foreignWords({ owner, running: { hub } }: TestHub, typed: RegExp): Promise<string[]> {
  const { rows } = await owner.query<Record<string, string | null>>(
    `SELECT kind, source, subject_type, subject_id::text, procedure, number, category, rule, label, due_at::text, occurred_at::text
     FROM notification`,
  );
  const naming = namingOf(hub);
  return rows.flatMap((row) => [
    ...Object.entries(own).flatMap(([column, isOwn]) => {
      const text = row[column] ?? null;
      return text === null || isOwn(text) ? [] : [`${column}: ${text}`];
    }),
    ...[lineOf(toldOf(row), naming)].filter((line) => typed.test(line)),
  ]);
}

function toldOf(row: Readonly<Record<string, string | null>>): Told {
  const { kind, source, procedure, number, category, rule, label } = row;
  return {
    ...{ kind, source, procedure, number, category, rule, label },
    ...{ subjectType: row['subject_type'], subjectId: row['subject_id'] },
    ...{ dueAt: row['due_at'] ? rfc3339(row['due_at']) : null, occurredAt: rfc3339(row['occurred_at'] ?? '') },
  } as Told;
}
