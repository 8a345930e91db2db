import type { Period } from '../../platform/graphql/period.graphql.js';

export const activityReportKinds = {
  INSPECTION_RECORD: 'INSPECTION_RECORD',
  WORK_BULLETIN: 'WORK_BULLETIN',
  PLANNED_VISIT: 'PLANNED_VISIT',
  OTHER: 'OTHER',
} as const;
export type ActivityReportKind = keyof typeof activityReportKinds;

/** What leads to an inspection, as plans and registers of inspections of enterprises have it. */
export const inspectionKinds = {
  ROUTINE: 'ROUTINE',
  RANDOM: 'RANDOM',
  SPECIAL: 'SPECIAL',
  TRIGGERED: 'TRIGGERED',
} as const;
export type InspectionKind = keyof typeof inspectionKinds;

/** What an inspection has found, as results of random inspections (双随机、一公开) are published. */
export const inspectionResults = {
  NO_PROBLEM: 'NO_PROBLEM',
  CORRECTED_ON_SITE: 'CORRECTED_ON_SITE',
  ORDERED_TO_CORRECT: 'ORDERED_TO_CORRECT',
  TO_BE_HANDLED: 'TO_BE_HANDLED',
  CASE_OPENED: 'CASE_OPENED',
  HANDED_OVER: 'HANDED_OVER',
  NOT_REACHABLE: 'NOT_REACHABLE',
  NO_SUCH_ACTIVITY: 'NO_SUCH_ACTIVITY',
  CLOSED_DOWN: 'CLOSED_DOWN',
  UNCOOPERATIVE: 'UNCOOPERATIVE',
} as const;
export type InspectionResult = keyof typeof inspectionResults;

export const reinspectionResults = {
  CORRECTED: 'CORRECTED',
  PARTLY_CORRECTED: 'PARTLY_CORRECTED',
  NOT_CORRECTED: 'NOT_CORRECTED',
  CASE_OPENED: 'CASE_OPENED',
} as const;
export type ReinspectionResult = keyof typeof reinspectionResults;

export interface InspectedMatter {
  readonly matter: string;
  readonly itemCode?: string | null;
  readonly result?: InspectionResult | null;
  readonly finding?: string | null;
}

export interface Reinspection {
  /** `YYYY-MM-DD`. */
  readonly inspectedOn: string;
  readonly result: ReinspectionResult;
  readonly finding?: string | null;
}

/** What is told of an inspection, made or planned. */
export interface InspectionFields {
  readonly counterpartName?: string | null;
  /** Unified social credit code. */
  readonly counterpartCode?: string | null;
  readonly place?: string | null;
  readonly inspectionKind?: InspectionKind | null;
  /** Name or number of the plan that it is made under. */
  readonly plan?: string | null;
  /** 综合查一次: who inspects together with the publisher. */
  readonly participantCodes?: readonly string[] | null;
  readonly matters?: readonly InspectedMatter[] | null;
  readonly result?: InspectionResult | null;
  readonly ordered?: string | null;
  /** `YYYY-MM-DD`. */
  readonly correctBy?: string | null;
  readonly reinspections?: readonly Reinspection[] | null;
}

export interface ActivityReportFields extends InspectionFields {
  readonly kind: ActivityReportKind;
  readonly summary: string;
  /** Day it happened, `YYYY-MM-DD`; of a planned visit the day on which it was planned. */
  readonly occurredOn: string;
  /** What a bulletin speaks of; when a planned visit will be. */
  readonly period?: Period | null;
  readonly itemCodes?: readonly string[] | null;
}
