import 'reflect-metadata';
import { activityReportFeature } from '../categories/activity-report/index.js';
import { complaintHandlingFeature } from '../categories/complaint-handling/index.js';
import { discretionStandardFeature } from '../categories/discretion-standard/index.js';
import { legalAdjustmentFeature } from '../categories/legal-adjustment/index.js';
import { otherInformationFeature } from '../categories/other-information/index.js';
import { penaltyDecisionFeature } from '../categories/penalty-decision/index.js';
import { statisticalDataFeature } from '../categories/statistical-data/index.js';
import { supervisionInformationFeature } from '../categories/supervision-information/index.js';
import { annualReportFeature } from '../statistics/annual-report/index.js';
import { assessmentFeature } from '../statistics/assessment/index.js';
import { dataQualityFeature } from '../statistics/data-quality/index.js';
import type { StatisticsFeature } from '../statistics/feature.js';
import { needStatisticsFeature } from '../statistics/needs/index.js';
import { penaltyStatisticsFeature } from '../statistics/penalties/index.js';
import { proceedingStatisticsFeatures } from '../statistics/proceedings/index.js';
import { sharingStatisticsFeature } from '../statistics/sharing/index.js';
import { archiveConsultationFeature } from '../procedures/archive-consultation/index.js';
import { assistanceRequestFeature } from '../procedures/assistance/index.js';
import { caseTransferFeature } from '../procedures/case-transfer/index.js';
import { consultationFeature } from '../procedures/consultation/index.js';
import { dangerNoticeFeature } from '../procedures/danger-notice/index.js';
import { jointOperationFeature } from '../procedures/joint-operation/index.js';
import { personnelRecommendationFeature } from '../procedures/personnel-recommendation/index.js';
import { supervisedMatterFeature } from '../procedures/supervised-matter/index.js';
import { whistleCallFeature } from '../procedures/whistle-call/index.js';
import { complaintFeature } from '../procedures/complaint/index.js';
import { criminalReferralFeature } from '../procedures/criminal-referral/index.js';
import { procuratorialOpinionFeature } from '../procedures/procuratorial-opinion/index.js';
import { reverseReferralFeature } from '../procedures/reverse-referral/index.js';
import { disputeFeature } from '../procedures/dispute/index.js';
import { policeSupportFeature } from '../procedures/police-support/index.js';
import { trainingFeature } from '../procedures/training/index.js';
import { conferenceFeatures } from '../procedures/conference/index.js';
import type { ProcedureFeature } from '../core/proceedings/index.js';
import type { CategoryFeature } from '../core/records/index.js';

/** The categories of Mech 三(三), in the order of the regulation. A ninth one is one more line. */
export const categoryFeatures: readonly CategoryFeature[] = [
  legalAdjustmentFeature,
  supervisionInformationFeature,
  penaltyDecisionFeature,
  statisticalDataFeature,
  discretionStandardFeature,
  activityReportFeature,
  complaintHandlingFeature,
  otherInformationFeature,
];

/** The procedures of Mech 三 and of the joint conference, in the order of the regulation. Another one is one more line. */
export const procedureFeatures: readonly ProcedureFeature[] = [
  caseTransferFeature,
  complaintFeature,
  consultationFeature,
  jointOperationFeature,
  dangerNoticeFeature,
  supervisedMatterFeature,
  personnelRecommendationFeature,
  whistleCallFeature,
  assistanceRequestFeature,
  archiveConsultationFeature,
  trainingFeature,
  policeSupportFeature,
  disputeFeature,
  criminalReferralFeature,
  reverseReferralFeature,
  procuratorialOpinionFeature,
  ...conferenceFeatures,
];

/** The figures of each chapter. Another chapter's are one more line. */
export const statisticsFeatures: readonly StatisticsFeature[] = [
  sharingStatisticsFeature,
  needStatisticsFeature,
  penaltyStatisticsFeature,
  annualReportFeature,
  dataQualityFeature,
  ...proceedingStatisticsFeatures,
  assessmentFeature,
];
