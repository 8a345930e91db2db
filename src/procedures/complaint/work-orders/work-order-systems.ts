import type { FieldSource, Place } from '../../../platform/json-mapping/index.js';
import type { JsonTarget } from '../../../platform/json-post/index.js';
import type { OrderField } from './order-fields.js';
import type { ReportField, ReportedState } from './reported.js';

declare module '../../../core/hub.js' {
  interface Hub {
    /** Systems of somebody else that pass work orders on, by name. */
    readonly workOrders: WorkOrderSystems;
  }
}

export type WorkOrderSystems = ReadonlyMap<string, WorkOrderSystem>;

/** A system of somebody else that passes work orders (工单) on, as its operator's mapping file tells of it. */
export interface WorkOrderSystem {
  readonly name: string;
  readonly fields: readonly MappedOrderField[];
  /** Null: it asks for itself what became of its work orders. */
  readonly report: ReportMapping | null;
}

/** Where a field of the complaint comes from in a work order, and how the mapping file names that place. */
export interface MappedOrderField extends FieldSource {
  readonly field: OrderField;
  /** As it is written in the file; null where the field is the same for all. */
  readonly writtenPlace: string | null;
}

/** Where, when and how that system is told what became of a work order. */
export interface ReportMapping {
  readonly target: JsonTarget;
  /** States on which it is told. */
  readonly on: ReadonlySet<ReportedState>;
  readonly body: readonly ReportedPlace[];
}

/** A place in what is posted, and what stands there. */
export interface ReportedPlace extends Omit<FieldSource, 'place'> {
  readonly to: Place;
  /** Null: the same each time. */
  readonly field: ReportField | null;
}
