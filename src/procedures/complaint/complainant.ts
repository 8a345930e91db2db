import { maskCitizenNumber } from '../../kernel/codes/citizen-number.js';
import type { Sealing } from '../../platform/sealing/index.js';
import type { ComplainantLookups, SealedComplainant } from './complainant.sql.js';
import type { Complainant } from './complaint.js';

const place = (column: string, recordId: string) => ({ table: 'complainant', column, recordId });

/** Who complained, as the table keeps it; each part opens in its own column of its own row only. */
export function sealComplainant(
  sealing: Sealing,
  { name, contact, citizenNumber }: Complainant,
  key: string,
): SealedComplainant {
  const seal = (text: string | null, column: string): Buffer | null =>
    text === null ? null : sealing.seal(text, place(column, key));
  return {
    name: sealing.seal(name, place('name', key)),
    contact: seal(contact, 'contact'),
    citizenNumber: seal(citizenNumber, 'citizen_number'),
  };
}

export function openComplainant(
  sealing: Sealing,
  { name, contact, citizenNumber }: SealedComplainant,
  key: string,
): Complainant {
  const open = (sealed: Buffer | null, column: string): string | null =>
    sealed === null ? null : sealing.open(sealed, place(column, key));
  return {
    name: sealing.open(name, place('name', key)),
    contact: open(contact, 'contact'),
    citizenNumber: open(citizenNumber, 'citizen_number'),
  };
}

/** By what the same complainant is found again, however the number is written; an address is compared as it stands. */
export function complainantLookups(
  sealing: Pick<Sealing, 'lookup'>,
  { contact, citizenNumber }: Omit<Complainant, 'name'>,
): ComplainantLookups {
  return {
    contact: contact === null ? null : sealing.lookup(`contact ${comparedContact(contact)}`),
    // Not as elsewhere: nobody is to find the party of a penalty decision by this.
    citizenNumber:
      citizenNumber === null
        ? null
        : sealing.lookup(`complainant ${citizenNumber.normalize('NFKC').trim().toUpperCase()}`),
  };
}

function comparedContact(contact: string): string {
  const plain = contact
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .toLowerCase();
  return plain.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}

/** `王某某`, `13812345678` → `王**`, `*******5678`: enough to tell two complaints apart. */
export function maskComplainant({ name, contact, citizenNumber }: Complainant): Complainant {
  const [first = '', ...others] = Array.from(name);
  return {
    name: `${first}${'*'.repeat(others.length)}`,
    contact: contact === null ? null : maskContact(contact),
    citizenNumber: citizenNumber === null ? null : maskCitizenNumber(citizenNumber),
  };
}

const shownDigits = 4;

/** A number keeps its last digits; an address is hidden whole, as any part of it may be all of it. */
function maskContact(contact: string): string {
  const characters = Array.from(contact);
  const isNumber = /^[\d\s()+-]{8,}$/.test(contact.normalize('NFKC'));
  const hidden = isNumber ? characters.length - shownDigits : characters.length;
  return '*'.repeat(hidden) + characters.slice(hidden).join('');
}
