import type { StepContext } from '../../core/proceedings/index.js';
import type { ComplaintFacts } from './complaint.facts.js';
import { shareStep } from './share-step.js';
import { reportStep } from './work-orders/report-step.js';

/** What others are told of a step, in its own transaction: members by a record (S7), the system that the complaint came from by a job. */
export async function tellStep(context: StepContext<ComplaintFacts>): Promise<void> {
  await shareStep(context);
  await reportStep(context);
}
