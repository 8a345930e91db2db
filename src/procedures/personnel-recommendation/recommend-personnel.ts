import { countyGovernment, namedOrganization } from '../../core/organizations/index.js';
import {
  factsGiven,
  isRefused,
  unlessRefused,
  type Opening,
  type Deciding,
  type Made,
  type Opened,
} from '../../core/proceedings/index.js';
import { personnelRecommendationFacts, type PersonnelRecommendation } from './personnel-recommendation.facts.js';
import { checkNote, checkRecommender } from './personnel-recommendation.rules.js';

/** U9: the title names the department and nobody: titles stand in lists of deadlines and on pages. */
export function recommendPersonnel({
  input,
  viewer,
  organizations,
  today,
}: Opening<PersonnelRecommendation, 'recommend'>): Opened<PersonnelRecommendation> {
  const department = namedOrganization(organizations, input.departmentCode, 'departmentCode', today);
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
      countyId: countyGovernment(organizations, today).key,
      ...factsGiven(personnelRecommendationFacts, 'recommend', input),
    },
    title: `对${department.name}派出机构负责人的人事建议`,
  };
}

/** U9: what the department has to say. */
export const commentRecommendation = ({
  input,
}: Deciding<PersonnelRecommendation, 'comment'>): Made<PersonnelRecommendation> =>
  unlessRefused(checkNote(input.note), () => ({ set: factsGiven(personnelRecommendationFacts, 'comment', input) }));

/** U9: what the county government makes of it. */
export const decideRecommendation = ({
  input,
}: Deciding<PersonnelRecommendation, 'decide'>): Made<PersonnelRecommendation> =>
  unlessRefused(checkNote(input.note), () => ({ set: factsGiven(personnelRecommendationFacts, 'decide', input) }));

/** The township no longer recommends it. */
export const withdrawRecommendation = ({
  input,
}: Deciding<PersonnelRecommendation, 'withdraw'>): Made<PersonnelRecommendation> =>
  unlessRefused(checkNote(input.note), () => ({}));
