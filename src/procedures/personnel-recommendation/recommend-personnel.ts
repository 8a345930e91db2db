import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../../core/hub.js';
import { countyGovernment, namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  openProceeding,
  takeStep,
  type ProceedingPayload,
  type StepInput,
} from '../../core/proceedings/index.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import {
  personnelRecommendationFacts,
  type Asked,
  type PersonnelRecommendationFacts,
} from './personnel-recommendation.facts.js';
import { checkNote, checkRecommender } from './personnel-recommendation.rules.js';

type Answer = Promise<ProceedingPayload<PersonnelRecommendationFacts>>;

/** U9: the title names the department and nobody: titles stand in lists of deadlines and on pages. */
export function recommendPersonnel(context: RequestContext, input: Asked<'recommend'>): Answer {
  return openProceeding(context, personnelRecommendation, 'recommend', input, ({ hub, viewer, now }) => {
    const today = shanghaiDay(now).toString();
    const department = namedOrganization(hub.organizations, input.departmentCode, 'departmentCode', today);
    const refusals = [
      ...checkNote(input.note),
      ...(isRefused(department)
        ? department
        : checkRecommender(viewer.organization.kind, 'departmentCode', department.kind)),
    ];
    if (refusals.length > 0 || isRefused(department)) return refusals;
    return {
      set: {
        townshipId: viewer.organization.key,
        departmentId: department.key,
        countyId: countyGovernment(hub.organizations, today).key,
        ...factsGiven(personnelRecommendationFacts, 'recommend', input),
      },
      title: `对${department.name}派出机构负责人的人事建议`,
    };
  });
}

const named = (input: Asked<'withdraw'>) => ({
  path: 'personnelRecommendationId',
  id: input.personnelRecommendationId,
});

/** U9: what the department has to say. */
export function commentRecommendation(context: RequestContext, input: Asked<'comment'>): Answer {
  return takeStep(context, personnelRecommendation, 'comment', named(input), input, () =>
    unlessNoted(input, factsGiven(personnelRecommendationFacts, 'comment', input)),
  );
}

/** U9: what the county government makes of it. */
export function decideRecommendation(context: RequestContext, input: Asked<'decide'>): Answer {
  return takeStep(context, personnelRecommendation, 'decide', named(input), input, () =>
    unlessNoted(input, factsGiven(personnelRecommendationFacts, 'decide', input)),
  );
}

/** The township no longer recommends it. */
export function withdrawRecommendation(context: RequestContext, input: Asked<'withdraw'>): Answer {
  return takeStep(context, personnelRecommendation, 'withdraw', named(input), input, () => unlessNoted(input, {}));
}

function unlessNoted({ note }: StepInput, set: Partial<PersonnelRecommendationFacts>) {
  const refusals = checkNote(note);
  return refusals.length > 0 ? refusals : { set };
}
