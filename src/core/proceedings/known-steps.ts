import type { ProcedureTable } from '../../kernel/procedure.js';

/** What an entry of a proceeding's history is called, and the rule behind it. */
interface StepWords {
  readonly label: string;
  readonly rule: string;
}

/**
 * What other procedures do to a proceeding without a step of its own table: the state stays, the history tells it.
 */
export const linkedSteps = {
  flagSuspicion: { label: '标记涉嫌犯罪', rule: 'X3' },
  referToPolice: { label: '移送公安机关', rule: 'X2' },
  transferForProsecution: { label: '移送审查起诉', rule: 'X2' },
  contestNonFiling: { label: '对不予立案提出异议', rule: 'X2' },
  clearSuspicion: { label: '说明不移送或不予立案的理由', rule: 'X3' },
  raiseDispute: { label: '提出管辖争议', rule: 'D1' },
  referDispute: { label: '提请县政府决定', rule: 'D2' },
  agreeJurisdiction: { label: '协商确定管辖', rule: 'D1' },
  endDispute: { label: '争议办结', rule: 'D1' },
  succeed: { label: '变更承接单位', rule: 'T10' },
} as const satisfies Record<string, StepWords>;

/**
 * What the parties of every proceeding do beside the steps of its table (S0): it leads nowhere and touches no clock.
 */
export const commonSteps = {
  correctFacts: { label: '更正', rule: 'S0' },
  addMaterial: { label: '补充材料', rule: 'S0' },
  recordDocumentNumber: { label: '登记发文字号', rule: 'S0' },
  reviseSharing: { label: '调整共享范围', rule: 'S7' },
} as const satisfies Record<string, StepWords>;

export type CommonStep = keyof typeof commonSteps;

export type LinkedStep = keyof typeof linkedSteps;

/** A step by the name that the history keeps: one of the procedure's own table, or one that every procedure knows. */
export function wordsOfStep({ steps }: Pick<ProcedureTable, 'steps'>, step: string): StepWords {
  const known: Readonly<Record<string, StepWords>> = { ...linkedSteps, ...commonSteps, ...steps };
  return known[step] ?? { label: step, rule: '' };
}
