import { Temporal } from 'temporal-polyfill';
import { announcedDays } from '../../../src/core/calendar/announced-days.js';
import type { Role, Viewer } from '../../../src/core/identity/index.js';
import { countyDivisions, countyOrganizations } from '../../../src/core/organizations/county.js';
import type { Organization, OrganizationRegister } from '../../../src/core/organizations/index.js';
import { policiesOf } from '../../../src/core/policies/policies.js';
import { policyTable, type PolicyName } from '../../../src/core/policies/policy-table.js';
import type { Circumstances, Procedure, ProceedingRow } from '../../../src/core/proceedings/index.js';
import { taskIds } from '../../../src/core/tasks/task-ids.js';
import type { Task } from '../../../src/core/tasks/task.js';
import { shanghaiDay, workingCalendar } from '../../../src/kernel/calendar.js';
import { shanghaiText } from '../../../src/kernel/instant-text.js';
import type { Refusal } from '../../../src/kernel/refusal.js';

/** The county's organizations without a database; keys count from 1 in the order of the register. */
export const register: OrganizationRegister = openRegister();

/** A moment of an ordinary working day: Wednesday, 09:00. */
export const morning = '2025-06-11T09:00:00+08:00';

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A time of that day, `HH:MM:SS`, in the county. */
export const thatDay = (time: string): Temporal.Instant => instant(`2025-06-11T${time}+08:00`);

interface Who {
  /** Code of the viewer's organization. */
  readonly by?: string;
  readonly roles?: readonly Role[];
  /** RFC 3339. */
  readonly at?: string;
  /** When it was done, if not then. */
  readonly occurredAt?: string;
  /** Policies that differ from their defaults. */
  readonly policies?: Readonly<Partial<Record<PolicyName, number>>>;
  /** Procedures that the decision looks at beside its own. */
  readonly procedures?: readonly Procedure[];
}

const announced = workingCalendar(announcedDays());

/** What a decision rests on, as the hub would give it: a township's officer on an ordinary morning, if nothing else is said. */
export function circumstances(who: Who = {}): Circumstances {
  const { by = '141025100', roles = [], at = morning, policies = {}, procedures = [] } = who;
  const { occurredAt = at } = who;
  const now = instant(at);
  return {
    organizations: register,
    policies: policiesOf(Object.keys(policyTable).map((name) => periodOf(name as PolicyName, policies))),
    calendar: announced,
    procedures: new Map(procedures.map((each) => [each.name, each])),
    viewer: viewerOf(by, roles),
    now,
    occurredAt: occurredAt === at ? now : instant(occurredAt),
    today: shanghaiDay(now).toString(),
    occurredOn: shanghaiDay(instant(occurredAt)).toString(),
  };
}

function periodOf(name: PolicyName, { [name]: value = policyTable[name].value }: Who['policies'] & object) {
  return { name, value, validFrom: '2021-05-25', validTo: null, basis: 'a test' };
}

interface Beside<Loaded> extends Who {
  /** What was read for it. */
  readonly loaded?: Loaded;
  readonly about?: ProceedingRow | null;
}

/** What an opening is decided on. */
export function opening<Input extends object, Loaded = undefined>(
  input: Input,
  { loaded, about = null, ...who }: Beside<Loaded> = {},
) {
  const asked = { idempotencyKey: 'a key', ...input };
  return frozen({ ...circumstances(who), input: asked, about, loaded: loaded as Loaded });
}

/** What a step in a proceeding is decided on; the row shows what the test is about. */
export function deciding<Input extends object, Loaded = undefined>(
  facts: object,
  input: Input,
  { loaded, about: _, ...who }: Beside<Loaded> = {},
) {
  return frozen({
    ...circumstances(who),
    row: { key: '0192f0c4-0000-7000-8000-000000000001', guestIds: [], suspicion: null, ...facts } as never,
    input: { idempotencyKey: 'a key', ...input },
    loaded: loaded as Loaded,
  });
}

/** Everything in it frozen: a decision that writes to what it is given throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
}

/** A task of an organization that nobody has reported on; one has at most one of them. */
export function taskOf(organizationId: number, changes: Partial<Task> = {}): Task {
  const id = `0192f0c4-0000-7000-8000-${String(organizationId).padStart(12, '0')}`;
  const fresh = {
    result: null,
    reportedAt: null,
    confirmedAt: null,
    urgedAt: null,
    urgings: 0,
    cancelledAt: null,
    closedAt: null,
  };
  return { id, organizationId, description: '核查', dueAt: '2025-06-12T00:00:00+08:00', ...fresh, ...changes };
}

/** Its global id, as requests name it. */
export const taskIdOf = ({ id }: Task): string => taskIds.of(id);

/** The key of an organization, as facts hold it. */
export function keyOf(code: string): number {
  return organizationOf(code).key;
}

/**
 * A decision as it can be compared. Moments become text: an instant has no properties, so a matcher takes any two for equal. What happens
 * together with the step becomes `true`: it happens in the database.
 */
export function told(answer: unknown): unknown {
  if (answer instanceof Temporal.Instant) return shanghaiText(answer);
  if (typeof answer === 'function') return true;
  if (Array.isArray(answer)) return answer.map(told);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, told(value)]));
}

/** The refusals of a decision as `path CODE rule`; a decision that refuses nothing has none. */
export function refusalsIn(answer: object): string[] {
  return Array.isArray(answer)
    ? (answer as readonly Refusal[]).map(({ path, code, rule }) => [path.join('.') || '-', code, rule ?? '-'].join(' '))
    : [];
}

/** What comes of a decision: why it is refused, or what it makes. */
export const outcomeOf = (answer: object): unknown => (Array.isArray(answer) ? refusalsIn(answer) : told(answer));

function organizationOf(code: string): Organization {
  const found = register.byCode(code);
  if (!found) throw new Error(`${code} is not in the register`);
  return found;
}

function viewerOf(code: string, roles: readonly Role[]): Viewer {
  return {
    organization: organizationOf(code),
    roles: new Set(roles),
    person: { key: 1, name: '测试人员' },
    expiresAt: Number.MAX_SAFE_INTEGER,
    trustedDocuments: 'OFF',
    apiKeyId: null,
  };
}

function openRegister(): OrganizationRegister {
  const divisions = new Map(countyDivisions.map(({ code, name }) => [code, { code, name }]));
  const all = countyOrganizations.map((each, index): Organization => {
    const division = divisions.get(each.divisionCode);
    if (!division) throw new Error(`${each.code} lies in an unknown division`);
    const { code, name, legalName, kind, validFrom, validTo = null } = each;
    const names = [{ name, legalName, validFrom, validTo: null }];
    const known = { code, name, legalName, names, kind, division, validFrom, validTo, successor: null, portions: [] };
    return { __typename: 'Organization', id: `org_${code}`, key: index + 1, ...known };
  });
  return {
    byKey(key) {
      const found = all[key - 1];
      if (!found) throw new Error(`organization ${key} is not in the register`);
      return found;
    },
    byCode: (code) => all.find((each) => each.code === code),
    byId: (id) => all.find((each) => each.id === id),
    all: () => all,
  };
}
