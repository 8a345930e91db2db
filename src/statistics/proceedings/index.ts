import type { StatisticsFeature } from '../feature.js';
import { assistanceChapter } from './assistance.js';
import { dangerNoticeChapter, whistleCallChapter } from './calls.js';
import { proceedingStatistics } from './chapter.resolver.js';
import { complaintChapter } from './complaints.js';
import { disputeChapter } from './disputes.js';
import { referralChapter } from './referrals.js';
import { resolutionChapter } from './resolutions.js';
import { reverseReferralChapter } from './reverse-referrals.js';
import { transferChapter } from './transfers.js';

export { figureScopes } from './chapter.resolver.js';

/** The figures of the procedures, a chapter each, in the order of the regulation. */
export const proceedingStatisticsFeatures: readonly StatisticsFeature[] = [
  transferChapter,
  complaintChapter,
  dangerNoticeChapter,
  whistleCallChapter,
  assistanceChapter,
  disputeChapter,
  referralChapter,
  reverseReferralChapter,
  resolutionChapter,
].map(proceedingStatistics);
