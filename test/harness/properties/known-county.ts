import type { Choices } from './choices.js';

/** A decision of a generated county, as published and as the truth about the county counts it. */
export interface KnownDecision {
  readonly publisher: string;
  readonly decidedOn: string;
  readonly penaltyKinds: readonly string[];
  /** Written down by hand beside the kinds, not worked out. */
  readonly heaviest: string;
  readonly itemCode: string | null;
  readonly partyKind: string;
  /** Fen. */
  readonly fine: bigint;
  readonly confiscated: bigint;
  readonly executed: boolean;
}

const publishers = ['scjg', 'nync', 'lyj', '141025100', '141025104'];
const sets: readonly (readonly [readonly string[], string])[] = [
  [['WARNING'], 'WARNING'],
  [['FINE', 'WARNING'], 'FINE'],
  [['FINE'], 'FINE'],
  [['FINE', 'CONFISCATION', 'CIRCULATED_CRITICISM'], 'CONFISCATION'],
  [['LICENCE_SUSPENSION', 'FINE'], 'LICENCE_SUSPENSION'],
  [['QUALIFICATION_DOWNGRADE', 'LICENCE_SUSPENSION'], 'QUALIFICATION_DOWNGRADE'],
  [['BUSINESS_RESTRICTION', 'FINE'], 'BUSINESS_RESTRICTION'],
  [['SUSPENSION_OF_BUSINESS', 'BUSINESS_RESTRICTION'], 'SUSPENSION_OF_BUSINESS'],
  [['CLOSURE_OR_INDUSTRY_BAN', 'SUSPENSION_OF_BUSINESS', 'FINE'], 'CLOSURE_OR_INDUSTRY_BAN'],
  [['LICENCE_REVOCATION', 'FINE'], 'LICENCE_REVOCATION'],
  [['ADMINISTRATIVE_DETENTION', 'LICENCE_REVOCATION'], 'ADMINISTRATIVE_DETENTION'],
  [['OTHER'], 'OTHER'],
  [['CIRCULATED_CRITICISM', 'WARNING'], 'CIRCULATED_CRITICISM'],
];

/** Decisions of three years, the last days of months and years among them. */
export function knownCounty(choices: Choices, decisions: number): KnownDecision[] {
  return Array.from({ length: decisions }, () => {
    const [penaltyKinds, heaviest] = choices.pick(sets);
    const month = String(1 + choices.below(12)).padStart(2, '0');
    const day = choices.pick(['01', '15', '28', month === '02' ? '28' : '30']);
    return {
      publisher: choices.pick(publishers),
      decidedOn: `${choices.pick([2023, 2024, 2025])}-${month}-${day}`,
      penaltyKinds,
      heaviest,
      itemCode: choices.pick([null, '330231-01', '330231-02', '330231-03']),
      partyKind: choices.pick(['LEGAL_PERSON', 'SOLE_TRADER']),
      fine: penaltyKinds.includes('FINE') ? BigInt(choices.below(100_000_000)) : 0n,
      confiscated: penaltyKinds.includes('CONFISCATION') ? BigInt(choices.below(9_999)) : 0n,
      executed: choices.chance(40),
    };
  });
}

/** `123456n` → `"1234.56"`. */
export function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}
