import { Temporal } from 'temporal-polyfill';
import { shanghaiDay, workingDaysBetween } from '../../kernel/calendar.js';
import type { ComplaintHandlingFields, HandlingStatus } from '../../categories/complaint-handling/index.js';
import type { Hub } from '../../core/hub.js';
import type { OrganizationRegister } from '../../core/organizations/index.js';
import type { ProceedingRow } from '../../core/proceedings/index.js';
import type { ComplaintFacts } from './complaint.facts.js';

type Row = ProceedingRow<ComplaintFacts>;

const kinds = { COMPLAINT: '投诉', TIP_OFF: '举报' } as const;

/** What others are told of a step, and when it was done. */
export interface ToldStep {
  readonly handlingStatus: HandlingStatus;
  /** Where it has led, in words. */
  readonly label: string;
  readonly at: Temporal.Instant;
}

/**
 * S7: what others than its parties are told of a complaint: facts of its handling, in the hub's own words. Nothing stands in it that
 * somebody has typed, but for the code of an item, which is in the form of one.
 */
export function toldOf(
  row: Row,
  { handlingStatus, label, at }: ToldStep,
  { organizations, calendar }: Pick<Hub, 'organizations' | 'calendar'>,
): { readonly title: string; readonly fields: ComplaintHandlingFields } {
  const { kind, number, itemCode, placeId, outcome } = row;
  const place = placeId === null ? null : organizations.byKey(placeId);
  const received = shanghaiDay(receiptOf(row));
  const workingDays = workingDaysBetween(calendar, received, shanghaiDay(at));
  const summary = [
    `${kinds[kind]}：${label}`,
    ...(place ? [`发生地${place.name}`] : []),
    ...(itemCode === null ? [] : [`执法事项${itemCode}`]),
    workingDays === 0 ? '收到当日办理' : `收到后${workingDays}个工作日`,
  ].join('；');
  return {
    title: `${kinds[kind]} ${number}`,
    fields: {
      receivedOn: received.toString(),
      ...{ handlingStatus, summary, complaintKind: kind, workingDays, outcome },
      townshipCode: place?.code ?? null,
      itemCodes: itemCode === null ? [] : [itemCode],
    },
  };
}

/** When the complaint was received. */
export function receiptOf({ receivedAt }: ComplaintFacts): Temporal.Instant {
  return Temporal.Instant.from(receivedAt);
}

/** Who may see that: all members, or those that are named and the parties; null: all members. */
export function readersOf(
  { sharingScope, sharedWith, audience }: Row,
  organizations: OrganizationRegister,
): readonly number[] | null {
  if (sharingScope === 'ALL_MEMBERS') return null;
  const named = sharedWith.flatMap((code) => organizations.byCode(code)?.key ?? []);
  return [...new Set([...named, ...audience])].sort((one, other) => one - other);
}
