import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Names of ranks as legal databases write them. */
const levels = new Map([
  ['法律', 'LAW'],
  ['行政法规', 'ADMINISTRATIVE_REGULATION'],
  ['地方性法规', 'LOCAL_REGULATION'],
  ['规章', 'RULE'],
  ['部门规章', 'RULE'],
  ['地方政府规章', 'RULE'],
  ['规范性文件', 'NORMATIVE_DOCUMENT'],
]);

/** A State Council approval adopts; what merely comes into force was promulgated before. */
const kinds = new Map([
  ['ADOPTED', 'ADOPTED'],
  ['APPROVED', 'ADOPTED'],
  ['PROMULGATED', 'PROMULGATED'],
  ['ENTERED_INTO_FORCE', 'PROMULGATED'],
  ['AMENDED', 'AMENDED'],
  ['REVISED', 'REVISED'],
  ['REPEALED', 'REPEALED'],
]);

function oneOf(names: ReadonlyMap<string, string>) {
  return z.string().transform((text, context) => {
    const value = names.get(text);
    if (value === undefined) context.addIssue(`“${text}”不在 ${[...names.keys()].join('、')} 之中`);
    return value ?? '';
  });
}

/** The columns of a file of legal events; all others are left out, and told. */
export const lawRow = z.object({
  event_date: z.iso.date('须为 YYYY-MM-DD 日期'),
  event_kind: oneOf(kinds),
  short_name: z.string().trim().min(1, '名称不能为空'),
  level: oneOf(levels),
  event_text: z.string(),
  source_path: z.string(),
});
export const lawColumns = Object.keys(lawRow.shape);

/** A row as `publishLegalAdjustment` takes it. The key comes from the row as written: the same row acts once. */
export function lawInput(raw: Readonly<Record<string, string>>): object {
  const row = lawRow.parse(raw);
  const written = lawColumns.map((column) => raw[column]);
  const key = createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 32);
  // The day of the text itself stands in its file's name: 条例(2021-01-24).md
  const ofText = /\((\d{4}-\d{2}-\d{2})\)/.exec(row.source_path)?.[1];
  const inForce = raw['event_kind'] === 'ENTERED_INTO_FORCE';
  const adoptedOn = inForce && ofText !== undefined && ofText < row.event_date ? ofText : row.event_date;
  return {
    idempotencyKey: `law-${key}`,
    sharing: {
      title: `《${row.short_name}》${row.event_text}`.slice(0, 200),
      formedAt: `${row.event_date}T09:00:00+08:00`,
      scope: 'ALL_MEMBERS',
      externalRef: row.source_path.slice(0, 200) || null,
    },
    instrumentTitle: row.short_name,
    level: row.level,
    adjustmentKind: row.event_kind,
    adoptedOn,
    ...(inForce ? { effectiveOn: row.event_date } : {}),
    summary: row.event_text || null,
  };
}
