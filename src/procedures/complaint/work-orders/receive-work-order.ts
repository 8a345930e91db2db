import { shanghaiDay } from '../../../kernel/calendar.js';
import { refusal, type Refusal } from '../../../kernel/refusal.js';
import type { RequestContext } from '../../../core/hub.js';
import { requirePermission } from '../../../core/identity/index.js';
import { actingFor } from '../../../core/visibility/index.js';
import { progressOf, type ShownDuplicate } from './progress.js';
import { readWorkOrder, type OrderInput } from './read-work-order.js';
import { differingFields, toldFields } from './told-fields.js';
import { readNumber } from './work-order.sql.js';
import type { WorkOrderSystem } from './work-order-systems.js';

/** A fault of a work order: the field of the hub, and where it comes from in the work order. */
export interface OrderFault extends Pick<Refusal, 'code' | 'message' | 'rule'> {
  readonly field: string;
  readonly place: string | null;
}

/** The answer to one work order; what it became stands in it as far as the caller may see it. */
export interface OrderAnswer {
  /** As of HTTP: 201 registered now, 200 registered before, 409 with another content before, 422 refused. */
  readonly status: 200 | 201 | 409 | 422;
  readonly externalNumber: string | null;
  readonly complaintId: string | null;
  readonly number: string | null;
  readonly state: string | null;
  readonly stateLabel: string | null;
  readonly duplicates: readonly ShownDuplicate[];
  readonly errors: readonly OrderFault[];
}

/** Registers a complaint as `registerComplaint` does, in a transaction of its own. */
export type Registering = (input: OrderInput) => Promise<readonly Refusal[]>;

/**
 * Makes a complaint of a work order, once: under its number it is the same one however often it comes. With another content it is refused,
 * since others have acted on what was registered and its clocks run: whoever registered it puts that right by `correctComplaint`, with a
 * reason that stays.
 */
export async function receiveWorkOrder(
  contextOf: () => RequestContext,
  system: WorkOrderSystem,
  order: unknown,
  register: Registering,
): Promise<OrderAnswer> {
  const { hub, viewer: caller } = contextOf();
  const viewer = requirePermission(caller, 'handleCases');
  const today = shanghaiDay(hub.clock.now()).toString();
  const read = readWorkOrder(order, system, { organizations: hub.organizations, today });
  if ('faults' in read) return refused(422, read.number, read.faults);
  const { input } = read;
  const name = { system: system.name, number: input.externalNumber };
  const session = actingFor(viewer.organization, hub.pool);

  const before = await asRegistered();
  if (before) return before;
  const refusals = await register(input);
  if (refusals.length === 0) return answer(201, []);
  // Another request may have come with the same work order meanwhile.
  return (await asRegistered()) ?? refused(isTaken(refusals) ? 409 : 422, name.number, refusals);

  async function asRegistered(): Promise<OrderAnswer | null> {
    const known = await readNumber(session, name);
    if (!known) return null;
    const differing = differingFields(known.told, toldFields(hub.sealing, input));
    if (differing.length === 0) return answer(200, []);
    const message = '与此编号的工单登记时的内容不同，未作更改；须更正的，由登记单位以 correctComplaint 更正';
    return answer(
      409,
      differing.map((field) => refusal(field, 'ALREADY_EXISTS', message)),
    );
  }

  async function answer(status: 200 | 201 | 409, faults: readonly Refusal[]): Promise<OrderAnswer> {
    const progress = await progressOf(contextOf(), name);
    if (!progress) throw new Error('a work order was registered and cannot be seen');
    const { complaintId, number, state, stateLabel, duplicates } = progress;
    const errors = told(faults);
    return { status, externalNumber: name.number, complaintId, number, state, stateLabel, duplicates, errors };
  }

  function refused(status: 409 | 422, externalNumber: string | null, faults: readonly Refusal[]): OrderAnswer {
    const nothing = { complaintId: null, number: null, state: null, stateLabel: null, duplicates: [] };
    return { status, externalNumber, ...nothing, errors: told(faults) };
  }

  function told(faults: readonly Refusal[]): OrderFault[] {
    return faults.map(({ path, code, message, rule }) => {
      const field = path.join('.') === 'idempotencyKey' ? 'externalNumber' : path.join('.');
      const place = system.fields.find((each) => each.field === field)?.writtenPlace ?? null;
      return { place, field, code, message, rule };
    });
  }
}

function isTaken(refusals: readonly Refusal[]): boolean {
  return refusals.every(({ code }) => code === 'ALREADY_EXISTS' || code === 'IDEMPOTENCY_CONFLICT');
}
