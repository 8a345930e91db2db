import type { Role } from '../../../src/core/identity/index.js';
import { assessmentFigureNames, assessmentFigures } from '../../../src/statistics/assessment/assessment-figures.js';
import { graphql } from './graphql.js';
import type { TestHub } from '../hub/hub.js';

export interface AskedPeriod {
  readonly from: string;
  readonly to: string;
}

export type AssessmentRowAnswer = Readonly<Record<string, number | null>> & {
  readonly organization: { readonly code: string } | null;
};

export interface AssessmentAnswer {
  readonly scope: string;
  readonly rows: readonly AssessmentRowAnswer[];
  readonly total: AssessmentRowAnswer;
  readonly definitions: readonly Readonly<Record<string, string | number | null>>[];
}

export interface MatterAnswer {
  readonly label: string;
  readonly number: string | null;
  readonly subjectId: string;
  readonly organization: { readonly code: string };
}

const figures = assessmentFigureNames.map((name) => assessmentFigures[name].property).join(' ');
const row = `{ organization { code } inTimeRate score ${figures} }`;
const assessment = `query ($period: PeriodInput!, $organizationCodes: [String!]) {
  assessment(period: $period, organizationCodes: $organizationCodes) {
    scope rows ${row} total ${row} definitions { figure title definition definitionInEnglish points } } }`;
const matters = `query ($period: PeriodInput!, $organizationCode: String!, $figure: AssessmentFigure!, $after: String) {
  assessmentMatters(period: $period, organizationCode: $organizationCode, figure: $figure, first: 7, after: $after) {
    totalCount nodes { label number subjectId organization { code } } pageInfo { endCursor hasNextPage } } }`;

/** The numbers of a period as somebody is told of them. */
export async function assessmentFor(
  hub: TestHub,
  organization: string,
  variables: { readonly period: AskedPeriod; readonly organizationCodes?: readonly string[] },
  roles: readonly Role[] = ['PUBLISHER'],
): Promise<AssessmentAnswer> {
  const token = await hub.token(organization, roles);
  const { data, errors } = await graphql<{ assessment: AssessmentAnswer }>(hub.url, token, assessment, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.assessment;
}

interface MatterPage {
  readonly totalCount: number;
  readonly nodes: readonly MatterAnswer[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

/** What a number counts, page by page to the end; a refusal is thrown by its code. */
export async function mattersBehind(
  hub: TestHub,
  organization: string,
  variables: { readonly period: AskedPeriod; readonly organizationCode: string; readonly figure: string },
  roles: readonly Role[] = ['PUBLISHER'],
): Promise<MatterAnswer[]> {
  const token = await hub.token(organization, roles);
  const found: MatterAnswer[] = [];
  for (let after: string | null = null; ;) {
    const asked: object = { ...variables, after };
    const { data, errors } = await graphql<{ assessmentMatters: MatterPage }>(hub.url, token, matters, asked);
    if (!data?.assessmentMatters) throw new Error(errors?.[0]?.extensions?.['code'] as string);
    const { nodes, totalCount, pageInfo } = data.assessmentMatters;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) {
      if (found.length !== totalCount) throw new Error(`${found.length} of ${totalCount} were listed`);
      return found;
    }
    after = pageInfo.endCursor;
  }
}
