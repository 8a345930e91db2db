import { Temporal } from 'temporal-polyfill';
import { complaintKinds } from '../../../categories/complaint-handling/index.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import { textFault } from '../../../kernel/text-fault.js';
import { beyondTime, isInstantWithin } from '../../../kernel/time-bounds.js';
import type { OrganizationRegister } from '../../../core/organizations/index.js';
import { momentReader, textOfField } from '../../../platform/json-mapping/index.js';
import { checkExternal } from './external.rules.js';
import { requiredFields, type OrderField } from './order-fields.js';
import { knownTownships, townshipNamed } from './township.js';
import type { WorkOrderSystem } from './work-order-systems.js';

/** A work order as a request to register a complaint. */
export interface OrderInput {
  readonly idempotencyKey: string;
  readonly externalSystem: string;
  readonly externalNumber: string;
  readonly kind: string;
  readonly subject: string;
  readonly summary: string;
  /** RFC 3339. */
  readonly receivedAt?: string;
  readonly itemCode?: string;
  readonly townshipCode?: string;
  readonly partyName?: string;
  readonly note?: string;
  readonly complainant: OrderComplainant | null;
}

interface OrderComplainant {
  readonly name: string;
  readonly contact?: string;
  readonly citizenNumber?: string;
}

/** What a work order says, or everything that keeps it from being understood; its number, where that can be read. */
export type ReadOrder = { readonly number: string | null } & (
  | { readonly input: OrderInput }
  | { readonly faults: readonly Refusal[] }
);

type Texts = Partial<Record<OrderField, string>>;

/** Where names are looked up, and on which day. */
export interface OrderScope {
  readonly organizations: OrganizationRegister;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Reads a work order by the mapping of the system that it comes from. No value is told in a fault: any place may hold who complained. */
export function readWorkOrder(order: unknown, system: WorkOrderSystem, scope: OrderScope): ReadOrder {
  const texts: Texts = {};
  const faults: Refusal[] = [];
  for (const source of system.fields) {
    const read = textOfField(order, source);
    if ('fault' in read) faults.push(refusal(source.field, 'INVALID', read.fault));
    else if (read.text !== null) texts[source.field] = read.text;
  }
  const unread = new Set(faults.map(({ path }) => path.join('.')));
  for (const field of requiredFields) {
    if (texts[field] === undefined && !unread.has(field)) faults.push(refusal(field, 'REQUIRED', '工单中没有此项'));
  }
  const number = texts.externalNumber ?? null;
  if (number !== null) faults.push(...checkNumber(system.name, number));
  faults.push(...checkChoices(texts));
  const received = momentOf(texts.receivedAt, system, faults);
  const townshipCode = townshipOf(texts.townshipCode, scope, faults);
  const complainant = complainantOf(texts, faults);
  if (faults.length > 0)
    return { number: faults.some(({ path }) => path[0] === 'externalNumber') ? null : number, faults };
  const { kind = '', subject = '', summary = '', itemCode, partyName, note } = texts;
  const input = {
    idempotencyKey: keyOf(system.name, number ?? ''),
    ...{ externalSystem: system.name, externalNumber: number ?? '', kind, subject, summary },
    ...given({ receivedAt: received, itemCode, townshipCode, partyName, note }),
    complainant,
  };
  return { number, input };
}

/** The idempotency key under which a work order is registered, however often it comes. */
export function keyOf(system: string, number: string): string {
  return `work-order:${system}:${number}`;
}

function checkNumber(system: string, number: string): Refusal[] {
  const fault = textFault(number);
  return fault === null ? checkExternal(system, number) : [refusal('externalNumber', 'INVALID', fault)];
}

function checkChoices({ kind, anonymous }: Texts): Refusal[] {
  const kinds = Object.keys(complaintKinds);
  return [
    ...(kind === undefined || kinds.includes(kind)
      ? []
      : [refusal('kind', 'INVALID', `映射文件的对照表中没有此值，须对应 ${kinds.join(' 或 ')}`)]),
    ...(anonymous === undefined || anonymous === 'true' || anonymous === 'false'
      ? []
      : [refusal('anonymous', 'INVALID', '映射文件的对照表中没有此值，须对应 true 或 false')]),
  ];
}

function momentOf(text: string | undefined, { fields }: WorkOrderSystem, faults: Refusal[]): string | undefined {
  if (text === undefined) return undefined;
  const { dateFormat = null } = fields.find(({ field }) => field === 'receivedAt') ?? {};
  const moment = dateFormat === null ? instantIn(text) : momentReader(dateFormat)(text);
  if (moment !== null && isInstantWithin(moment)) return moment.toString();
  const form = dateFormat ?? '带时区的 RFC 3339，如 2026-11-23T09:00:00+08:00';
  faults.push(refusal('receivedAt', 'INVALID', moment === null ? `不是此格式的时间：${form}` : `时间${beyondTime}`));
  return undefined;
}

function instantIn(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

function townshipOf(
  text: string | undefined,
  { organizations, today }: OrderScope,
  faults: Refusal[],
): string | undefined {
  if (text === undefined) return undefined;
  const township = townshipNamed(text, organizations, today);
  if (township) return township.code;
  faults.push(
    refusal('townshipCode', 'NOT_FOUND', `没有此名称或代码的乡镇，已知的有${knownTownships(organizations, today)}`),
  );
  return undefined;
}

/** Nobody where the work order says so, or says nothing of anybody. */
function complainantOf(texts: Texts, faults: Refusal[]): OrderComplainant | null {
  if (texts.anonymous === 'true') return null;
  const {
    'complainant.name': name,
    'complainant.contact': contact,
    'complainant.citizenNumber': citizenNumber,
  } = texts;
  if (name !== undefined) return { name, ...given({ contact, citizenNumber }) };
  if (texts.anonymous === 'false' || contact !== undefined || citizenNumber !== undefined) {
    faults.push(refusal('complainant.name', 'REQUIRED', '不是匿名的，须有姓名', 'S7'));
  }
  return null;
}

function given<Fields extends Readonly<Record<string, string | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: string } {
  const told = Object.entries(fields).filter(([, text]) => text !== undefined);
  return Object.fromEntries(told) as { [Name in keyof Fields]?: string };
}
