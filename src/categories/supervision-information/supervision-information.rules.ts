import { checkCounterpart, isBlank } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

export const supervisionKinds = {
  LICENCE_GRANTED: 'LICENCE_GRANTED',
  LICENCE_CHANGED: 'LICENCE_CHANGED',
  LICENCE_RENEWED: 'LICENCE_RENEWED',
  LICENCE_ENDED: 'LICENCE_ENDED',
  LICENCE_REVOKED: 'LICENCE_REVOKED',
  ENFORCEMENT_ITEM: 'ENFORCEMENT_ITEM',
  RISK_RATING: 'RISK_RATING',
  SAMPLING: 'SAMPLING',
  OTHER: 'OTHER',
} as const;
export type SupervisionKind = keyof typeof supervisionKinds;

export interface SupervisionInformationFields {
  readonly summary: string;
  /** Null in what was shared before kinds were told. */
  readonly kind?: SupervisionKind | null;
  readonly counterpartName?: string | null;
  /** Unified social credit code. */
  readonly counterpartCode?: string | null;
  readonly licenceName?: string | null;
  readonly licenceNumber?: string | null;
  /** `YYYY-MM-DD`, both days included; without a last day it holds for good. */
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
  readonly itemCodes?: readonly string[] | null;
}

/** S2: what is told of a licence says whose and which it is, and only that has a number and days of validity. */
export function checkSupervisionInformation(fields: SupervisionInformationFields): Refusal[] {
  const { kind, validFrom, validTo } = fields;
  return [
    ...checkCounterpart(fields, 'S2'),
    ...(kind?.startsWith('LICENCE_') ? checkLicence(fields) : checkNoLicence(fields)),
    ...(validFrom != null && validTo != null && validTo < validFrom
      ? [refusal('validTo', 'INVALID', '有效期至不能早于有效期自', 'S2')]
      : []),
  ];
}

function checkLicence({ counterpartName, licenceNumber }: SupervisionInformationFields): Refusal[] {
  return [
    ...(isBlank(counterpartName) ? [refusal('counterpartName', 'REQUIRED', '许可信息须填写监管对象', 'S2')] : []),
    ...(isBlank(licenceNumber) ? [refusal('licenceNumber', 'REQUIRED', '许可信息须填写许可编号', 'S2')] : []),
  ];
}

function checkNoLicence(fields: SupervisionInformationFields): Refusal[] {
  return (['licenceName', 'licenceNumber', 'validFrom', 'validTo'] as const)
    .filter((field) => fields[field] != null)
    .map((field) => refusal(field, 'INVALID', '种类为许可的才有许可名称、编号和有效期', 'S2'));
}
