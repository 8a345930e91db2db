import { shanghaiDay } from '../../kernel/calendar.js';
import type { RequestContext } from '../../core/hub.js';
import { countyGovernment, namedOrganization } from '../../core/organizations/index.js';
import { isRefused, openProceeding, takeStep, type ProceedingPayload } from '../../core/proceedings/index.js';
import type {
  CommentPersonnelRecommendationInput,
  DecidePersonnelRecommendationInput,
  PersonnelRecommendationStepInput,
  RecommendPersonnelInput,
} from './personnel-recommendation-input.graphql.js';
import { personnelRecommendation } from './personnel-recommendation.procedure.js';
import type { PersonnelRecommendationFacts } from './personnel-recommendation.js';
import { checkNote, checkRecommender } from './personnel-recommendation.rules.js';

type Answer = Promise<ProceedingPayload<PersonnelRecommendationFacts>>;

/** U9: the title names the department and nobody: titles stand in lists of deadlines and on pages. */
export function recommendPersonnel(context: RequestContext, input: RecommendPersonnelInput): Answer {
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
        bodyName: input.bodyName,
        personName: input.personName ?? null,
        measure: input.measure,
        grounds: input.grounds,
        opinion: null,
        decision: null,
        decisionText: null,
      },
      title: `对${department.name}派出机构负责人的人事建议`,
    };
  });
}

const named = (input: PersonnelRecommendationStepInput) => ({
  path: 'personnelRecommendationId',
  id: input.personnelRecommendationId,
});

/** U9: what the department has to say. */
export function commentRecommendation(context: RequestContext, input: CommentPersonnelRecommendationInput): Answer {
  return takeStep(context, personnelRecommendation, 'comment', named(input), input, () =>
    unlessNoted(input, { opinion: input.opinion }),
  );
}

/** U9: what the county government makes of it. */
export function decideRecommendation(context: RequestContext, input: DecidePersonnelRecommendationInput): Answer {
  return takeStep(context, personnelRecommendation, 'decide', named(input), input, () =>
    unlessNoted(input, { decision: input.decision, decisionText: input.decisionText }),
  );
}

/** The township no longer recommends it. */
export function withdrawRecommendation(context: RequestContext, input: PersonnelRecommendationStepInput): Answer {
  return takeStep(context, personnelRecommendation, 'withdraw', named(input), input, () => unlessNoted(input, {}));
}

function unlessNoted({ note }: PersonnelRecommendationStepInput, set: Partial<PersonnelRecommendationFacts>) {
  const refusals = checkNote(note);
  return refusals.length > 0 ? refusals : { set };
}
