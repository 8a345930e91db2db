import { registerEnumType } from 'type-graphql';

const codes = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));
export const SharingCategory = codes(
  'LEGAL_ADJUSTMENT',
  'SUPERVISION_INFORMATION',
  'PENALTY_DECISION',
  'STATISTICAL_DATA',
  'DISCRETION_STANDARD',
  'ACTIVITY_REPORT',
  'COMPLAINT_HANDLING',
  'OTHER_INFORMATION',
);
export const SharingScope = codes('ALL_MEMBERS', 'NAMED_ORGANIZATIONS');
export const Timeliness = codes('SAME_DAY', 'EXTENDED', 'LATE', 'AWAITED');
export const PartyKind = codes('LEGAL_PERSON', 'NATURAL_PERSON', 'SOLE_TRADER');
export const PenaltyKind = codes(
  'WARNING',
  'CIRCULATED_CRITICISM',
  'FINE',
  'CONFISCATION',
  'LICENCE_SUSPENSION',
  'QUALIFICATION_DOWNGRADE',
  'LICENCE_REVOCATION',
  'BUSINESS_RESTRICTION',
  'SUSPENSION_OF_BUSINESS',
  'CLOSURE_OR_INDUSTRY_BAN',
  'ADMINISTRATIVE_DETENTION',
  'OTHER',
);
export const ExecutionStatus = codes('NOT_YET', 'PARTIAL', 'EXECUTED', 'COMPULSORY', 'SUSPENDED');
export const ChangeKind = codes('PUBLISHED', 'REVISED', 'WITHDRAWN');
for (const [name, values] of Object.entries({
  SharingCategory,
  SharingScope,
  Timeliness,
  PartyKind,
  PenaltyKind,
  ExecutionStatus,
  ChangeKind,
})) {
  registerEnumType(values, { name });
}
