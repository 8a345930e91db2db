import { supplementIsAsked, supplementIsGiven, type Deciding, type Made } from '../../core/proceedings/index.js';
import type { AssistanceRequest } from './assistance-request.facts.js';
import { assistanceRequest } from './assistance-request.procedure.js';

/** A1: what the letter lacks is asked for. */
export const askForSupplement = (deciding: Deciding<AssistanceRequest, 'askSupplement'>): Made<AssistanceRequest> =>
  supplementIsAsked(deciding, deciding.input, assistanceRequest.table.clocks.supplement);

/** A1: the requester supplements it. */
export const supplementRequest = ({ input }: Deciding<AssistanceRequest, 'supplement'>): Made<AssistanceRequest> =>
  supplementIsGiven(input);
