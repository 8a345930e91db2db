import { checkCitizenNumber, maskCitizenNumber } from '../../../kernel/codes/citizen-number.js';
import { maskCitizenNumbers } from '../../../kernel/codes/personal-numbers.js';
import type { CertificateRemark, CreditColumn } from './columns.js';

type Values = Partial<Record<CreditColumn['is'], unknown>>;

/** Numbers of people's documents. */
const ofPeople: readonly CertificateRemark[] = ['representativeNumber', 'partyNumber'];
/** Numbers of organizations, which for a sole trader may hold the owner's (the tax number does). */
const ofOrganizations: readonly CertificateRemark[] = [
  'registrationNumber',
  'organizationCode',
  'taxNumber',
  'institutionCertificate',
  'associationCertificate',
];
export const certificateRemarks: readonly CertificateRemark[] = [
  ...ofOrganizations,
  'representativeDocument',
  'partyDocument',
  ...ofPeople,
];
/** Columns whose cells may hold a person's number as it stands in the file. */
export const certificateNumbers: readonly CreditColumn['is'][] = [...ofPeople, ...ofOrganizations];

const identityCards = ['', '身份证', '居民身份证', '公民身份证', '二代身份证'];
const citizenNumber = /^\d{17}[\dXx]$/;

/**
 * Of a natural person the table has the citizen number among the documents and not where codes of organizations stand: it is the code of
 * the party, which is sealed. All numbers of people's documents are kept masked, as they are shown.
 */
export function certificatesOf(values: Values): Values {
  const number = typeof values.partyNumber === 'string' ? values.partyNumber.normalize('NFKC').replace(/\s/g, '') : '';
  const isPerson = values.partyKind === 'NATURAL_PERSON' && values.partyCode == null;
  const isCard = identityCards.includes(typeof values.partyDocument === 'string' ? values.partyDocument : '');
  const isCode = isPerson && isCard && citizenNumber.test(number);
  return {
    ...(isCode ? { partyCode: number.toUpperCase() } : {}),
    ...Object.fromEntries(ofOrganizations.map((is) => [is, masked(values[is], maskOwner)])),
    ...Object.fromEntries(ofPeople.map((is) => [is, masked(values[is], maskDocument)])),
  };
}

function masked(value: unknown, mask: (text: string) => string): string | null {
  return typeof value === 'string' ? mask(value) : null;
}

/** A tax number of a sole trader is the owner's citizen number with two digits behind it. */
function maskOwner(number: string): string {
  const digits = number
    .normalize('NFKC')
    .replace(/[^\dXx]/g, '')
    .toUpperCase();
  const owner = digits.slice(0, 18);
  if (digits.length <= 18 || checkCitizenNumber(owner) !== null) return maskCitizenNumbers(number);
  return maskCitizenNumber(owner) + digits.slice(18);
}

/** What is masked already stays so; of another document its ends are left. */
function maskDocument(number: string): string {
  const asCitizen = maskCitizenNumbers(number);
  if (asCitizen !== number || number.includes('*')) return asCitizen;
  return number.length < 6
    ? '*'.repeat(number.length)
    : `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}
