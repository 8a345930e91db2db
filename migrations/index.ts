import type { MigrationClass } from '../src/platform/database/index.js';
import { Migration0001Organizations } from './0001-organizations.js';
import { Migration0002CalendarAndPolicies } from './0002-calendar-and-policies.js';
import { Migration0003ChangeLog } from './0003-change-log.js';
import { Migration0004Records } from './0004-records.js';
import { Migration0005Categories } from './0005-categories.js';
import { Migration0006SearchBigrams } from './0006-search-bigrams.js';
import { Migration0007DeadlineNotices } from './0007-deadline-notices.js';
import { Migration0008DatabaseRoles } from './0008-database-roles.js';
import { Migration0009RowLevelSecurity } from './0009-row-level-security.js';
import { Migration0011TrustedDocuments } from './0011-trusted-documents.js';
import { Migration0012Evidence } from './0012-evidence.js';
import { Migration0013PersonalDataAndAudit } from './0013-personal-data-and-audit.js';
import { Migration0014ApiKeysAndPeople } from './0014-api-keys-and-people.js';
import { Migration0015VisibilityGrants } from './0015-visibility-grants.js';
import { Migration0016StatisticsRollups } from './0016-statistics-rollups.js';
import { Migration0017CreditPublication } from './0017-credit-publication.js';
import { Migration0018AnalystViews } from './0018-analyst-views.js';
import { Migration0019PenaltyImportList } from './0019-penalty-import-list.js';
import { Migration0020Jurisdiction } from './0020-jurisdiction.js';
import { Migration0021Attachments } from './0021-attachments.js';
import { Migration0022Proceedings } from './0022-proceedings.js';
import { Migration0023CaseTransfer } from './0023-case-transfer.js';
import { Migration0024Complaint } from './0024-complaint.js';
import { Migration0025Dispute } from './0025-dispute.js';
import { Migration0026CriminalReferral } from './0026-criminal-referral.js';
import { Migration0027Consultation } from './0027-consultation.js';
import { Migration0028DangerNotice } from './0028-danger-notice.js';
import { Migration0029WhistleCall } from './0029-whistle-call.js';
import { Migration0030SupervisedMatter } from './0030-supervised-matter.js';
import { Migration0031Assistance } from './0031-assistance.js';
import { Migration0032ArchiveConsultation } from './0032-archive-consultation.js';
import { Migration0033PoliceSupport } from './0033-police-support.js';
import { Migration0034Training } from './0034-training.js';
import { Migration0035ConferenceMembership } from './0035-conference-membership.js';
import { Migration0036ConferenceMeeting } from './0036-conference-meeting.js';
import { Migration0037ConferenceResolution } from './0037-conference-resolution.js';
import { Migration0038Bulletin } from './0038-bulletin.js';
import { Migration0039SubordinateBodies } from './0039-subordinate-bodies.js';
import { Migration0040ProceedingFigures } from './0040-proceeding-figures.js';
import { Migration0041ChangeLogPlans } from './0041-change-log-plans.js';
import { Migration0042ProceedingPolicy } from './0042-proceeding-policy.js';
import { Migration0043LocksAndDoorbells } from './0043-locks-and-doorbells.js';
import { Migration0044AnalystBarrier } from './0044-analyst-barrier.js';
import { Migration0045MaskCitizenNumbers } from './0045-mask-citizen-numbers.js';
import { Migration0046RunningWorkingDays } from './0046-running-working-days.js';
import { Migration0047UploadReading } from './0047-upload-reading.js';
import { Migration0048Succession } from './0048-succession.js';
import { Migration0049ReckonedDeadlines } from './0049-reckoned-deadlines.js';
import { Migration0050CorrectionsSeen } from './0050-corrections-seen.js';
import { Migration0051DecisionReviews } from './0051-decision-reviews.js';
import { Migration0052InService } from './0052-in-service.js';
import { Migration0053DatedChanges } from './0053-dated-changes.js';
import { Migration0056JointResolutions } from './0056-joint-resolutions.js';
import { Migration0057ComplaintEndings } from './0057-complaint-endings.js';
import { Migration0058ContestedRefusals } from './0058-contested-refusals.js';
import { Migration0059UnheldProceedings } from './0059-unheld-proceedings.js';
import { Migration0061OccurredAt } from './0061-occurred-at.js';
import { Migration0062DocumentNumbers } from './0062-document-numbers.js';
import { Migration0063CorrectedTrainings } from './0063-corrected-trainings.js';
import { Migration0065Affiliations } from './0065-affiliations.js';
import { Migration0066OrganizationNames } from './0066-organization-names.js';
import { Migration0067Supplements } from './0067-supplements.js';
import { Migration0068ExpectedAndForwarded } from './0068-expected-and-forwarded.js';
import { Migration0069ChangedTasks } from './0069-changed-tasks.js';
import { Migration0070ReviewsCounted } from './0070-reviews-counted.js';
import { Migration0071AnalystsSeeStanding } from './0071-analysts-see-standing.js';
import { Migration0072CorrectedTrainingKinds } from './0072-corrected-training-kinds.js';
import { Migration0073ComplaintRecords } from './0073-complaint-records.js';
import { Migration0076Needs } from './0076-needs.js';
import { Migration0078Search } from './0078-search.js';
import { Migration0079ItemSearch } from './0079-item-search.js';
import { Migration0080RecordAttachments } from './0080-record-attachments.js';
import { Migration0082DecisionCases } from './0082-decision-cases.js';
import { Migration0084RecordsOfItems } from './0084-records-of-items.js';
import { Migration0085Inspections } from './0085-inspections.js';
import { Migration0086WorkProcedures } from './0086-work-procedures.js';
import { Migration0087AnalystsSeeContents } from './0087-analysts-see-contents.js';
import { Migration0088Parties } from './0088-parties.js';
import { Migration0089ExecutionEvents } from './0089-execution-events.js';
import { Migration0091ListsInMotion } from './0091-lists-in-motion.js';
import { Migration0092LawsAndLists } from './0092-laws-and-lists.js';
import { Migration0093LegalNames } from './0093-legal-names.js';
import { Migration0094ReferralsCopied } from './0094-referrals-copied.js';
import { Migration0095ReverseReferrals } from './0095-reverse-referrals.js';
import { Migration0096AfterFiling } from './0096-after-filing.js';
import { Migration0097MappedImports } from './0097-mapped-imports.js';
import { Migration0098ItemsOfProceedings } from './0098-items-of-proceedings.js';
import { Migration0100Duties } from './0100-duties.js';
import { Migration0101ToDo } from './0101-to-do.js';
import { Migration0102Supervision } from './0102-supervision.js';
import { Migration0105Notifications } from './0105-notifications.js';
import { Migration0106Absences } from './0106-absences.js';
import { Migration0108Readings } from './0108-readings.js';
import { Migration0109Assessment } from './0109-assessment.js';
import { Migration0110WhistleRatings } from './0110-whistle-ratings.js';
import { Migration0111SearchedSteps } from './0111-searched-steps.js';
import { Migration0112ChangeConsumers } from './0112-change-consumers.js';
import { Migration0113AssessedUrges } from './0113-assessed-urges.js';
import { Migration0114Webhooks } from './0114-webhooks.js';
import { Migration0118ApiKeyUse } from './0118-api-key-use.js';
import { Migration0120WorkOrders } from './0120-work-orders.js';
import { Migration0122ScheduledTables } from './0122-scheduled-tables.js';
import { Migration0123TakenByWebhooks } from './0123-taken-by-webhooks.js';

/**
 * All migrations, oldest first. To add one: write `migrations/<number>-<name>.ts` that exports
 * `class Migration<number><Name> extends Migration` with an `up()` only (forward only), and append the class here.
 */
export const migrations: readonly MigrationClass[] = [
  Migration0001Organizations,
  Migration0002CalendarAndPolicies,
  Migration0003ChangeLog,
  Migration0004Records,
  Migration0005Categories,
  Migration0006SearchBigrams,
  Migration0007DeadlineNotices,
  Migration0008DatabaseRoles,
  Migration0009RowLevelSecurity,
  Migration0011TrustedDocuments,
  Migration0012Evidence,
  Migration0013PersonalDataAndAudit,
  Migration0014ApiKeysAndPeople,
  Migration0015VisibilityGrants,
  Migration0016StatisticsRollups,
  Migration0017CreditPublication,
  Migration0018AnalystViews,
  Migration0019PenaltyImportList,
  Migration0020Jurisdiction,
  Migration0021Attachments,
  Migration0022Proceedings,
  Migration0023CaseTransfer,
  Migration0024Complaint,
  Migration0025Dispute,
  Migration0026CriminalReferral,
  Migration0027Consultation,
  Migration0028DangerNotice,
  Migration0029WhistleCall,
  Migration0030SupervisedMatter,
  Migration0031Assistance,
  Migration0032ArchiveConsultation,
  Migration0033PoliceSupport,
  Migration0034Training,
  Migration0035ConferenceMembership,
  Migration0036ConferenceMeeting,
  Migration0037ConferenceResolution,
  Migration0038Bulletin,
  Migration0039SubordinateBodies,
  Migration0040ProceedingFigures,
  Migration0041ChangeLogPlans,
  Migration0042ProceedingPolicy,
  Migration0043LocksAndDoorbells,
  Migration0044AnalystBarrier,
  Migration0045MaskCitizenNumbers,
  Migration0046RunningWorkingDays,
  Migration0047UploadReading,
  Migration0048Succession,
  Migration0049ReckonedDeadlines,
  Migration0050CorrectionsSeen,
  Migration0051DecisionReviews,
  Migration0052InService,
  Migration0053DatedChanges,
  Migration0056JointResolutions,
  Migration0057ComplaintEndings,
  Migration0058ContestedRefusals,
  Migration0059UnheldProceedings,
  Migration0061OccurredAt,
  Migration0062DocumentNumbers,
  Migration0063CorrectedTrainings,
  Migration0065Affiliations,
  Migration0066OrganizationNames,
  Migration0067Supplements,
  Migration0068ExpectedAndForwarded,
  Migration0069ChangedTasks,
  Migration0070ReviewsCounted,
  Migration0071AnalystsSeeStanding,
  Migration0072CorrectedTrainingKinds,
  Migration0073ComplaintRecords,
  Migration0076Needs,
  Migration0078Search,
  Migration0079ItemSearch,
  Migration0080RecordAttachments,
  Migration0082DecisionCases,
  Migration0084RecordsOfItems,
  Migration0085Inspections,
  Migration0086WorkProcedures,
  Migration0087AnalystsSeeContents,
  Migration0088Parties,
  Migration0089ExecutionEvents,
  Migration0091ListsInMotion,
  Migration0092LawsAndLists,
  Migration0093LegalNames,
  Migration0094ReferralsCopied,
  Migration0095ReverseReferrals,
  Migration0096AfterFiling,
  Migration0097MappedImports,
  Migration0098ItemsOfProceedings,
  Migration0100Duties,
  Migration0101ToDo,
  Migration0102Supervision,
  Migration0105Notifications,
  Migration0106Absences,
  Migration0108Readings,
  Migration0109Assessment,
  Migration0110WhistleRatings,
  Migration0111SearchedSteps,
  Migration0112ChangeConsumers,
  Migration0113AssessedUrges,
  Migration0114Webhooks,
  Migration0118ApiKeyUse,
  Migration0120WorkOrders,
  Migration0122ScheduledTables,
  Migration0123TakenByWebhooks,
];
