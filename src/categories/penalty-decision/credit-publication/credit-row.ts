import { holdsCitizenNumber, maskCitizenNumbers } from '../../../kernel/codes/personal-numbers.js';
import { parseTenThousandYuan } from '../../../kernel/money.js';
import { textFault } from '../../../kernel/text-fault.js';
import type { PenaltyDecisionFields } from '../penalty-decision.js';
import { amountCell, dayCell, textCell, type CellRead, type ReadRow } from '../../../platform/tables/index.js';
import { readPartyKind, readPenaltyKinds, type Read } from './cells.js';
import { certificateNumbers, certificateRemarks, certificatesOf } from './certificates.js';
import { creditColumns, type CreditColumn, type CreditField, type CreditRemark } from './columns.js';
import type { Heading } from './heading.js';

/** What the table says of a decision beside the decision itself. */
export type CreditRemarks = Readonly<Record<CreditRemark, string | null>>;

/** A row of the table as a penalty decision. */
export interface CreditRow {
  readonly fields: PenaltyDecisionFields;
  readonly remarks: CreditRemarks;
  /** Name of the authority that decided. */
  readonly authority: string;
}

/** What is wrong with a cell. */
export interface CellFault {
  readonly column: string;
  readonly message: string;
}

type Values = Partial<Record<CreditColumn['is'], unknown>>;

/** A row, or everything that is wrong with its cells. */
export function readCreditRow(row: ReadRow, { places }: Heading): CreditRow | readonly CellFault[] {
  const values: Values = {};
  const faults: CellFault[] = [];
  for (const column of creditColumns) {
    const { text, fault: unread } = cellOf(row, column, places.get(column));
    const { value, fault } = text === undefined ? { value: null, fault: unread } : readCell(column, text);
    if (fault === undefined) values[column.is] = value;
    else faults.push({ column: column.code, message: fault });
  }
  Object.assign(values, certificatesOf(values));
  const licence = maskedLicence(values);
  if (licence.fault === undefined) values.licence = licence.value;
  else faults.push({ column: codeOf('licence'), message: licence.fault });
  if (faults.length > 0) return faults;
  return { fields: fieldsOf(values), remarks: remarksOf(values), authority: String(values.authority) };
}

/** The cells that may name a person by number: what becomes of it is seen when the whole row is read. */
const forNumbers: readonly CreditColumn['is'][] = ['partyCode', 'licence', ...certificateNumbers];

function readCell(column: CreditColumn, text: string): Read<unknown> & { readonly value?: unknown } {
  const { title, required, length, is } = column;
  if (text === '') return required ? { fault: `${title}不能为空` } : { value: null };
  if (text.length > length) return { fault: `${title}不得超过${length}字` };
  const fault = textFault(text, forNumbers.includes(is));
  if (fault !== null) return { fault };
  const read = readers[is];
  return read ? read(text) : { value: text };
}

/**
 * The number of a driving licence is its holder's citizen number. It is kept masked where the row gives the same number as the party's,
 * which is sealed; another one would be lost.
 */
function maskedLicence({ licence, partyCode }: Values): Read<unknown> & { readonly value?: unknown } {
  if (typeof licence !== 'string') return { value: null };
  const masked = maskCitizenNumbers(licence, typeof partyCode === 'string' ? partyCode : '');
  if (!holdsCitizenNumber(masked)) return { value: masked };
  return {
    fault:
      '证照编号为公民身份号码的，须与行政相对人代码一致（自然人的代码加密保存，证照编号随之只显示 141***********1019 的形式）；否则请隐去中间各位',
  };
}

function codeOf(is: CreditColumn['is']): string {
  return creditColumns.find((column) => column.is === is)?.code ?? is;
}

/** The text of a cell of the file: days and amounts as everybody writes them, whatever form they have there. */
function cellOf(row: ReadRow, { is }: CreditColumn, place: number | undefined): CellRead {
  if (days.has(is)) return dayCell(row, place);
  if (amounts.has(is)) return amountCell(row, place, (text) => parseTenThousandYuan(text) !== null);
  return textCell(row, place);
}

const days: ReadonlySet<CreditColumn['is']> = new Set(['decidedOn', 'validUntil', 'publicUntil']);
const amounts: ReadonlySet<CreditColumn['is']> = new Set(['fineAmount', 'confiscatedAmount']);

const readAmount = (text: string): Read<string> => {
  const value = parseTenThousandYuan(text);
  return value === null ? { fault: '金额须为不小于零、至多六位小数的万元数' } : { value };
};

const readers: Partial<Record<CreditColumn['is'], (text: string) => Read<unknown>>> = {
  partyKind: readPartyKind,
  penaltyKinds: readPenaltyKinds,
  fineAmount: readAmount,
  confiscatedAmount: readAmount,
};

function fieldsOf(values: Values): PenaltyDecisionFields {
  const decision = values as unknown as Record<CreditField, never>;
  const kinds: readonly string[] = decision.penaltyKinds;
  return {
    decisionNumber: decision.decisionNumber,
    decidedOn: decision.decidedOn,
    partyName: decision.partyName,
    partyKind: decision.partyKind,
    partyCode: decision.partyCode,
    legalRepresentative: decision.legalRepresentative,
    violation: decision.violation,
    facts: decision.facts,
    legalBasis: decision.legalBasis,
    penaltyKinds: decision.penaltyKinds,
    content: decision.content,
    fineAmount: unlessNone(decision.fineAmount, kinds.includes('FINE')),
    confiscatedAmount: unlessNone(decision.confiscatedAmount, kinds.includes('CONFISCATION')),
    itemCode: null,
  };
}

/** Tables write 0 where there was no such penalty. */
function unlessNone(yuan: string | null, imposed: boolean): string | null {
  return yuan === '0.00' && !imposed ? null : yuan;
}

export const creditRemarks: readonly CreditRemark[] = [
  'licence',
  'validUntil',
  'publicUntil',
  'authorityCode',
  'source',
  'sourceCode',
  'remark',
  ...certificateRemarks,
];

function remarksOf(values: Values): CreditRemarks {
  return Object.fromEntries(creditRemarks.map((name) => [name, values[name] ?? null])) as CreditRemarks;
}
