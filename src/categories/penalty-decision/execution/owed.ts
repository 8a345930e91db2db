import { parseAmount } from '../../../kernel/money.js';
import type { PenaltyKind } from '../penalty-kind.js';
import type { Owed } from './execution.rules.js';

interface Decided {
  readonly fineAmount?: string | null;
  readonly changedFineAmount?: string | null;
  readonly penaltyKinds: readonly PenaltyKind[];
}

/** What a decision says is owed: the fine as reviews left it. */
export function owedBy({ fineAmount, changedFineAmount, penaltyKinds }: Decided): Owed {
  const fine = changedFineAmount ?? fineAmount ?? null;
  return { fine: fine === null ? null : parseAmount(fine), penaltyKinds };
}
