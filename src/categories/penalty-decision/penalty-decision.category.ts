import { normalizeDocumentNumber } from '../../kernel/codes/document-number.js';
import { parseAmount } from '../../kernel/money.js';
import { defineCategory, detailTable, type RecordRow } from '../../core/records/index.js';
import { keyOfCase, readNamedCase } from './case/index.js';
import { eventTable } from './execution/execution-event.sql.js';
import { followExecution } from './execution/follow-execution.js';
import { PenaltyDecisionEntity } from './penalty-decision.entity.js';
import { penaltyDecisionFields } from './penalty-decision.graphql.js';
import { normalizedParty, type ExecutionStatus, type PenaltyDecisionFields } from './penalty-decision.js';
import { checkPenaltyDecision } from './penalty-decision.rules.js';
import { heaviestKind } from './penalty-kind.js';
import type { DecisionStanding } from './review/decision-review.js';
import { reviewTable } from './review/decision-review.sql.js';

/** A stored penalty decision: its fields, and what the hub derives or keeps beside them. */
export type PenaltyDecisionRow = RecordRow &
  PenaltyDecisionFields & {
    readonly caseId: string | null;
    readonly executionStatus: ExecutionStatus;
    readonly executedOn: string | null;
    readonly standing: DecisionStanding;
    readonly changedFineAmount: string | null;
    readonly changedConfiscatedAmount: string | null;
    /** By what happened after the decision; null where nothing is told. */
    readonly surchargeAmount: string | null;
    readonly paidAmount: string | null;
    readonly outstandingAmount: string | null;
  };

export const penaltyDecision = defineCategory<PenaltyDecisionFields>({
  name: 'PENALTY_DECISION',
  typeName: 'PenaltyDecision',
  description: '行政处罚决定：第 3 类，行政处罚决定及执行情况。Penalty decisions and their execution.',
  fields: penaltyDecisionFields,
  details: detailTable(PenaltyDecisionEntity, ['partyCodeSealed', 'partyCodeLookup', 'normalizedParty']),
  personal: ['partyCode'],
  party: { shown: 'partyName', name: 'normalizedParty', code: 'partyCode', case: 'caseId' },
  parts: {},
  columnsBehind: { outsideOwnList: ['itemCode', 'decidedOn', 'publisher', 'caseId'], case: ['caseId'] },
  required: {
    decisionNumber: '决定书文号',
    decidedOn: '决定日期',
    partyName: '当事人名称',
    partyKind: '当事人类型',
    violation: '违法行为',
    facts: '违法事实',
    legalBasis: '处罚依据',
    penaltyKinds: '处罚种类',
    content: '处罚内容',
  },
  prose: ['violation', 'facts', 'legalBasis', 'content'],
  check: (fields, { today }) => checkPenaltyDecision(fields, today),
  store: (fields) => ({
    columns: {
      decisionNumber: fields.decisionNumber,
      normalizedNumber: normalizeDocumentNumber(fields.decisionNumber),
      decidedOn: fields.decidedOn,
      partyName: fields.partyName,
      partyKind: fields.partyKind,
      partyCode: fields.partyCode ?? null,
      normalizedParty: normalizedParty(fields.partyKind, fields.partyName),
      legalRepresentative: fields.legalRepresentative ?? null,
      violation: fields.violation,
      facts: fields.facts,
      legalBasis: fields.legalBasis,
      penaltyKinds: fields.penaltyKinds,
      heaviestKind: heaviestKind(fields.penaltyKinds),
      content: fields.content,
      fineAmount: amount(fields.fineAmount),
      confiscatedAmount: amount(fields.confiscatedAmount),
      itemCode: fields.itemCode ?? null,
      caseId: fields.caseId == null ? null : keyOfCase(fields.caseId),
    },
    initial: {
      executionStatus: 'NOT_YET',
      executedOn: null,
      standing: 'IN_FORCE',
      changedFineAmount: null,
      changedConfiscatedAmount: null,
      surchargeAmount: null,
      paidAmount: null,
      outstandingAmount: null,
    },
    itemCodes: fields.itemCode == null ? [] : [fields.itemCode],
  }),
  readNamed: readNamedCase,
  updated: {
    columns: [
      ...['executionStatus', 'executedOn', 'standing', 'changedFineAmount', 'changedConfiscatedAmount'],
      ...['surchargeAmount', 'paidAmount', 'outstandingAmount'],
    ],
    parts: { reviews: reviewTable, executionEvents: eventTable },
    follow: followExecution,
  },
  fieldsOf: (row) => {
    const {
      decisionNumber,
      decidedOn,
      partyName,
      partyKind,
      partyCode,
      legalRepresentative,
      violation,
      facts,
      legalBasis,
      penaltyKinds,
      content,
      fineAmount,
      confiscatedAmount,
      itemCode,
      caseId,
    } = row as RecordRow & Required<PenaltyDecisionFields>;
    return {
      decisionNumber,
      decidedOn,
      partyName,
      partyKind,
      partyCode,
      legalRepresentative,
      violation,
      facts,
      legalBasis,
      penaltyKinds,
      content,
      fineAmount,
      confiscatedAmount,
      itemCode,
      caseId,
    };
  },
});

function amount(text: string | null | undefined): string | null {
  return text == null ? null : parseAmount(text);
}
