import { refusalsOf, isRefused, type Deciding, type Loading, type Made } from '../../core/proceedings/index.js';
import { checkSecrecy, readIdentity } from './check-secrecy.js';
import type { Complaint } from './complaint.facts.js';
import { complaint, type ComplaintStep } from './complaint.procedure.js';
import type { Identity } from './secrecy.rules.js';
import { shareStep } from './share-step.js';

/** Who complained, to see that no text tells it, and what the step's own rules rest on. */
interface Guarded<Loaded> {
  readonly identity: Identity | null;
  readonly own: Loaded;
}

/** The rules of a step of a complaint: no text of it tells who complained, and where it leads on it is shared with all members (S7). */
export function guarded<Step extends ComplaintStep, Loaded = undefined>(
  step: Step,
  decide: (context: Deciding<Complaint, Step, Loaded>) => Made<Complaint>,
  load?: (context: Loading<Complaint, Step>) => Promise<Loaded>,
) {
  const leadsOn = complaint.table.steps[step].to !== undefined;
  return {
    async load(context: Loading<Complaint, Step>): Promise<Guarded<Loaded>> {
      return { identity: await readIdentity(context, context.row), own: (await load?.(context)) as Loaded };
    },
    decide({ loaded, ...context }: Deciding<Complaint, Step, Guarded<Loaded>>): Made<Complaint> {
      const secrecy = checkSecrecy(context.input, loaded.identity);
      const decision = decide({ ...context, loaded: loaded.own });
      if (isRefused(decision) || secrecy.length > 0) return [...secrecy, ...refusalsOf(decision)];
      return leadsOn ? { ...decision, also: shareStep } : decision;
    },
  };
}
