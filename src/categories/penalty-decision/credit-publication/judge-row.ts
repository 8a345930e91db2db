import { Temporal } from 'temporal-polyfill';
import { countyZone, shanghaiDay } from '../../../kernel/calendar.js';
import type { Hub } from '../../../core/hub.js';
import type { Viewer } from '../../../core/identity/index.js';
import { preparePublication, type PreparedRecord, type Sharing } from '../../../core/records/index.js';
import type { ReadRow } from '../../../platform/tables/index.js';
import { penaltyDecision } from '../penalty-decision.category.js';
import { certificateRemarks } from './certificates.js';
import { creditColumns, type CreditRemark } from './columns.js';
import { creditRemarks, readCreditRow, type CreditRow } from './credit-row.js';
import type { Heading } from './heading.js';
import type { RowFault } from './penalty-import.sql.js';
import type { StandingDecision } from './standing-decisions.sql.js';

/** A row that reads well, as the decision it is. */
export interface ReadDecision {
  readonly row: number;
  readonly credit: CreditRow;
  readonly prepared: PreparedRecord;
  readonly number: string;
}

/** With whom a file's decisions are shared. */
export type ImportScope = Pick<Sharing, 'scope' | 'organizationCodes'>;

/** A row as a decision of the importing organization, by the same rules as any other publication; or what is wrong with it. */
export function judgeRow(
  hub: Hub,
  viewer: Viewer,
  heading: Heading,
  scope: ImportScope,
  read: ReadRow,
): ReadDecision | readonly RowFault[] {
  const { row } = read;
  const credit = readCreditRow(read, heading);
  if (!('fields' in credit)) {
    return credit.map(({ column, message }) => ({ row, column, code: 'INVALID', message, rule: null }));
  }
  const now = hub.clock.now();
  const { fields, authority } = credit;
  const sharing = {
    ...scope,
    title: `行政处罚决定书 ${fields.decisionNumber}`,
    formedAt: formedAt(fields.decidedOn, now),
    externalRef: null,
  };
  const faults = checkAuthority(hub, viewer, authority, row);
  const prepared = preparePublication(hub, viewer, penaltyDecision, { sharing, fields }, now);
  if (!('record' in prepared)) {
    const others = prepared.map(({ path, code, message, rule }) => ({
      row,
      column: columnOf(path[0]),
      code,
      message,
      rule,
    }));
    return [...faults, ...others];
  }
  if (faults.length > 0) return faults;
  return { row, credit, prepared, number: String(prepared.details.fields.columns['normalizedNumber']) };
}

/** The last second of the day of the decision, the latest that the table says it was formed (S10); now, if that is today. */
function formedAt(decidedOn: string, now: Temporal.Instant): Temporal.Instant {
  if (decidedOn >= shanghaiDay(now).toString()) return now;
  return Temporal.PlainDate.from(decidedOn)
    .toZonedDateTime({ timeZone: countyZone, plainTime: '23:59:59' })
    .toInstant();
}

/** G3: nobody publishes another authority's decisions. The name may come with the county's before it and 人民政府 behind it. */
function checkAuthority(hub: Hub, { organization }: Viewer, authority: string, row: number): RowFault[] {
  const county = hub.organizations.all().find(({ kind }) => kind === 'COUNTY_GOVERNMENT')?.division.name ?? '';
  const { name } = organization;
  const names = [name, `${county}${name}`].flatMap((one) => [one, `${one}人民政府`]);
  if (names.includes(authority)) return [];
  const message = `处罚机关须为本单位（${name}）`;
  return [{ row, column: 'CF_CFJG', code: 'NOT_COMPETENT', message, rule: 'G3' }];
}

function columnOf(property: string | undefined): string | null {
  if (property === 'sharing') return 'CF_WSH';
  return creditColumns.find(({ is }) => is === property)?.code ?? null;
}

/** A decision that stands as the table is exported after reviews have changed it: other amounts, and a remark that says so. */
export function changedByReview({ credit }: ReadDecision, standing: StandingDecision): StandingDecision[] {
  const { columns, remarks } = standing;
  if (columns['standing'] !== 'CHANGED' && columns['standing'] !== 'PARTLY_SET_ASIDE') return [];
  return [
    {
      ...standing,
      columns: {
        ...columns,
        fineAmount: columns['changedFineAmount'] ?? columns['fineAmount'],
        confiscatedAmount: columns['changedConfiscatedAmount'] ?? columns['confiscatedAmount'],
      },
      remarks: remarks && { ...remarks, remark: credit.remarks.remark },
    },
  ];
}

/** Codes of the columns in which a row differs from a decision that stands. */
export function differences({ prepared, credit }: ReadDecision, standing: StandingDecision): string[] {
  const given = prepared.details.fields.columns;
  const decision = creditColumns.filter(
    ({ is }) => is in given && is !== 'decisionNumber' && comparable(given[is]) !== comparable(standing.columns[is]),
  );
  const { remarks } = standing;
  const beside = creditRemarks.filter(
    (name) => remarks !== null && remarks[name] !== credit.remarks[name] && !isOlder(name, remarks[name]),
  );
  return [...decision.map(({ code }) => code), ...beside.map((name) => columnOf(name) ?? name)];
}

/** Whether the decision was imported when the hub did not take the column over. */
function isOlder(name: CreditRemark, standing: string | null): boolean {
  return standing === null && certificateRemarks.some((one) => one === name);
}

function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...(value as string[])].sort() : (value ?? null));
}
