import type {
  CopiedActivityReportFragment,
  CopiedComplaintHandlingFragment,
  CopiedDiscretionStandardFragment,
  CopiedLegalAdjustmentFragment,
  CopiedOtherInformationFragment,
  CopiedPenaltyDecisionFragment,
  CopiedSharedRecordFragment,
  CopiedStatisticalDataFragment,
  CopiedSupervisionInformationFragment,
  RecordStatus,
  SharingCategory,
} from './operations.generated.js';
import { texts } from './operations.generated.js';
import type { Open } from './change.js';
import type { RecordFields } from './selection.js';

/** The categories of information: the type of their records, and the query that lists them. */
export const categories = {
  LEGAL_ADJUSTMENT: { type: 'LegalAdjustment', list: 'legalAdjustments' },
  SUPERVISION_INFORMATION: { type: 'SupervisionInformation', list: 'supervisionInformation' },
  PENALTY_DECISION: { type: 'PenaltyDecision', list: 'penaltyDecisions' },
  STATISTICAL_DATA: { type: 'StatisticalData', list: 'statisticalData' },
  DISCRETION_STANDARD: { type: 'DiscretionStandard', list: 'discretionStandards' },
  ACTIVITY_REPORT: { type: 'ActivityReport', list: 'activityReports' },
  COMPLAINT_HANDLING: { type: 'ComplaintHandling', list: 'complaintHandling' },
  OTHER_INFORMATION: { type: 'OtherInformation', list: 'otherInformation' },
} as const satisfies Record<SharingCategory, { readonly type: string; readonly list: string }>;

/** What a copy holds of each record unless one says otherwise. */
export const copiedFields: RecordFields = {
  SharedRecord: texts.CopiedSharedRecord,
  LegalAdjustment: texts.CopiedLegalAdjustment,
  SupervisionInformation: texts.CopiedSupervisionInformation,
  PenaltyDecision: texts.CopiedPenaltyDecision,
  StatisticalData: texts.CopiedStatisticalData,
  DiscretionStandard: texts.CopiedDiscretionStandard,
  ActivityReport: texts.CopiedActivityReport,
  ComplaintHandling: texts.CopiedComplaintHandling,
  OtherInformation: texts.CopiedOtherInformation,
};

interface OwnFields {
  readonly LegalAdjustment: CopiedLegalAdjustmentFragment;
  readonly SupervisionInformation: CopiedSupervisionInformationFragment;
  readonly PenaltyDecision: CopiedPenaltyDecisionFragment;
  readonly StatisticalData: CopiedStatisticalDataFragment;
  readonly DiscretionStandard: CopiedDiscretionStandardFragment;
  readonly ActivityReport: CopiedActivityReportFragment;
  readonly ComplaintHandling: CopiedComplaintHandlingFragment;
  readonly OtherInformation: CopiedOtherInformationFragment;
  /** Registered, to be shared. */
  readonly PendingRecord: object;
}

/** What a copy needs of any record, whichever fields it holds. */
export interface CopiedHead {
  readonly __typename: string;
  readonly id: string;
  readonly category: Open<SharingCategory>;
  readonly status: Open<RecordStatus>;
  readonly revision: number;
}

/** A record as a copy holds it, by its type. */
export type CopiedRecord = {
  [Type in keyof OwnFields]: CopiedHead & { readonly __typename: Type } & CopiedSharedRecordFragment & OwnFields[Type];
}[keyof OwnFields];
