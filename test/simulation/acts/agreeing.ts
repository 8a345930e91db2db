/** What the fields of an inspection are about; other reports have none of it. */
function reportOfItsKind(input: Record<string, unknown>): void {
  const outcome = ['matters', 'result', 'ordered', 'correctBy', 'reinspections'];
  const visit = ['counterpartName', 'counterpartCode', 'place', 'inspectionKind', 'plan', 'participantCodes'];
  const { kind, occurredOn } = input;
  const none = kind === 'INSPECTION_RECORD' ? [] : kind === 'PLANNED_VISIT' ? outcome : [...visit, ...outcome];
  for (const field of none) delete input[field];
  if (kind === 'PLANNED_VISIT') {
    input['counterpartName'] ??= '古县某砂石厂';
    input['period'] = { from: occurredOn, to: occurredOn };
  }
  if (kind !== 'INSPECTION_RECORD') return;
  input['counterpartName'] ??= '古县某砂石厂';
  Object.assign(input, { result: 'ORDERED_TO_CORRECT', ordered: '限期改正', correctBy: occurredOn });
  delete input['reinspections'];
  delete input['matters'];
}

/** What some fields of a request say of others. */
export const agreeing: Readonly<Record<string, (input: Record<string, unknown>) => void>> = {
  PublishPenaltyDecisionInput(input) {
    const kinds = input['penaltyKinds'] as readonly string[];
    if (!kinds.includes('FINE')) delete input['fineAmount'];
    if (!kinds.includes('CONFISCATION')) delete input['confiscatedAmount'];
    if (input['partyKind'] !== 'LEGAL_PERSON') delete input['partyCode'];
  },
  PublishActivityReportInput: reportOfItsKind,
  PublishDiscretionStandardInput(input) {
    const isStandard = input['kind'] === 'DISCRETION_STANDARD';
    if (isStandard) input['violation'] ??= '擅自占用城市道路';
    for (const field of isStandard ? ['appliesTo', 'steps'] : ['violation', 'tiers']) delete input[field];
  },
  DiscretionTierInput: (input) => void delete input['itemCode'],
  ProcedureStepInput(input) {
    delete input['number'];
    if (input['limitAmount'] === undefined || input['limitUnit'] === undefined) {
      delete input['limitAmount'];
      delete input['limitUnit'];
    }
  },
  PublishSupervisionInformationInput(input) {
    input['counterpartName'] ??= '古县某砂石厂';
    if (String(input['kind']).startsWith('LICENCE_')) input['licenceNumber'] ??= '古许字〔2026〕1号';
    else for (const field of ['licenceName', 'licenceNumber', 'validFrom', 'validTo']) delete input[field];
  },
  RecordDecisionReviewInput(input) {
    if (input['outcome'] === 'CHANGED' || input['outcome'] === 'PARTLY_SET_ASIDE') return;
    delete input['fineAmount'];
    delete input['confiscatedAmount'];
  },
};
