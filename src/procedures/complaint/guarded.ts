import { refusalsOf, isRefused, type Deciding, type Loading, type Made } from '../../core/proceedings/index.js';
import { newRecordKey } from '../../core/records/index.js';
import { checkSecrecy, readIdentity } from './check-secrecy.js';
import type { Complaint } from './complaint.facts.js';
import type { ComplaintStep } from './complaint.procedure.js';
import type { Identity } from './secrecy.rules.js';
import { isTold } from './share-step.js';
import { tellStep } from './tell-step.js';

/** Who complained, to see that no text tells it, and what the step's own rules rest on. */
interface Guarded<Loaded> {
  readonly identity: Identity | null;
  /** The record that the step may have to begin. */
  readonly recordKey: string;
  readonly own: Loaded;
}

/** The rules of a step of a complaint: no text of it tells who complained, and of where it leads others are told (S7). */
export function guarded<Step extends ComplaintStep, Loaded = undefined>(
  step: Step,
  decide: (context: Deciding<Complaint, Step, Loaded>) => Made<Complaint>,
  load?: (context: Loading<Complaint, Step>) => Promise<Loaded>,
) {
  return {
    async load(context: Loading<Complaint, Step>): Promise<Guarded<Loaded>> {
      const own = (await load?.(context)) as Loaded;
      return { identity: await readIdentity(context, context.row), recordKey: newRecordKey(), own };
    },
    decide({ loaded, ...context }: Deciding<Complaint, Step, Guarded<Loaded>>): Made<Complaint> {
      const secrecy = checkSecrecy(context.input, loaded.identity);
      const decision = decide({ ...context, loaded: loaded.own });
      if (isRefused(decision) || secrecy.length > 0) return [...secrecy, ...refusalsOf(decision)];
      if (!isTold(step)) return decision;
      const recordId = context.row.recordId ?? loaded.recordKey;
      return { ...decision, set: { ...decision.set, recordId }, also: tellStep };
    },
  };
}
