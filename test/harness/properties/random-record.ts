import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import type { CategoryType } from '../builders/category-inputs.js';
import type { Choices } from './choices.js';

type Input = Record<string, unknown>;

/** What every publishing input has beside its category's own fields, and what names something that must be there. */
const apart = ['idempotencyKey', 'sharing', 'signedPayload', 'caseId'];

let counted = 0;
/** A text that no other field has, so that one which comes out elsewhere is seen. */
const text = (): string => `文${(counted += 1)}字`;

/** Values that only their fields' names explain; everything else is drawn from its type. */
const byName: Readonly<Record<string, (choices: Choices) => unknown>> = {
  counterpartCode: () => '91141025MA0GTYRP65',
  partyCode: () => '91141025MA0GTYRP65',
  itemCode: (choices) => `T${choices.below(3)}`,
  itemCodes: () => ['T0', 'T1', 'T2'],
  participantCodes: (choices) => choices.pick([['scjg'], ['nync', 'sthj'], []]),
  period: () => ({ from: '2021-10-01', to: '2021-10-31' }),
  occurredOn: () => '2021-09-30',
  decidedOn: () => '2021-09-30',
  receivedOn: () => '2021-09-30',
  adoptedOn: () => '2021-09-01',
  validFrom: () => '2021-10-02',
  validTo: () => '2022-10-02',
  number: () => undefined,
  articles: (choices) => [`第${choices.pick(['三十四', '一百零二'])}条`, `第${choices.pick(['七', '十'])}条之一`],
};

/** A random publishing input of a category, made from the fields that the schema declares; what fields say of each other fits. */
export function randomRecord(choices: Choices, type: CategoryType): Input {
  const given = fieldsOf(choices, `Publish${type}Input`, apart);
  agree[type]?.(given, choices);
  return given;
}

/** The fields of a category's input that a round trip is to keep. */
export function keptFields(type: CategoryType): string[] {
  const input = hubSchema().getType(`Publish${type}Input`);
  if (!isInputObjectType(input)) throw new Error(`no input of ${type}`);
  return Object.keys(input.getFields()).filter((name) => !apart.includes(name));
}

function fieldsOf(choices: Choices, name: string, without: readonly string[] = []): Input {
  const type = hubSchema().getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
  const fields = Object.values(type.getFields()).filter((field) => !without.includes(field.name));
  const given = fields.flatMap((field) => {
    if (!isNonNullType(field.type) && choices.chance(25)) return [];
    const value = valueOf(choices, field.name, field.type);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(given);
}

function valueOf(choices: Choices, name: string, type: GraphQLInputType): unknown {
  const known = byName[name];
  if (known) return known(choices);
  const bare = getNullableType(type);
  if (isListType(bare)) {
    if (isEnumType(getNullableType(bare.ofType))) return [valueOf(choices, name, bare.ofType)];
    return Array.from({ length: 1 + choices.below(3) }, () => valueOf(choices, name, bare.ofType));
  }
  if (isEnumType(bare)) return choices.pick(bare.getValues()).name;
  if (isInputObjectType(bare)) return fieldsOf(choices, bare.name);
  if (bare.name === 'String') return text();
  if (bare.name === 'Int') return 1 + choices.below(90);
  if (bare.name === 'Decimal') return `${1 + choices.below(900)}.${10 + choices.below(90)}`;
  if (bare.name === 'LocalDate') return `2021-11-${10 + choices.below(20)}`;
  throw new Error(`nobody says what a ${bare.name} is: ${name}`);
}

function without(input: Input, ...names: string[]): void {
  for (const name of names) delete input[name];
}

const visit = ['counterpartName', 'counterpartCode', 'place', 'inspectionKind', 'plan', 'participantCodes'];
const outcome = ['matters', 'result', 'ordered', 'correctBy', 'reinspections'];

/** What the rules of a category want of fields together; all kinds come up. */
const agree: Partial<Record<CategoryType, (input: Input, choices: Choices) => void>> = {
  LegalAdjustment: (input) => void (input['effectiveOn'] = '2021-10-01'),
  SupervisionInformation(input) {
    input['counterpartName'] ??= text();
    if (String(input['kind']).startsWith('LICENCE_')) input['licenceNumber'] ??= text();
    else without(input, 'licenceName', 'licenceNumber', 'validFrom', 'validTo');
  },
  PenaltyDecision(input, choices) {
    input['partyKind'] = choices.pick(['LEGAL_PERSON', 'SOLE_TRADER']);
    input['penaltyKinds'] = ['FINE', 'CONFISCATION'];
  },
  DiscretionStandard(input) {
    input['itemCodes'] = ['T0', 'T1', 'T2'];
    if (input['kind'] === 'DISCRETION_STANDARD') {
      input['violation'] ??= text();
      input['tiers'] ??= [{ circumstance: text(), tier: text(), range: text() }];
      for (const tier of input['tiers'] as Input[]) Object.assign(tier, { minimumFine: '0.50', maximumFine: '900.05' });
      without(input, 'steps', 'appliesTo');
      return;
    }
    without(input, 'tiers', 'violation');
    input['steps'] ??= [{ title: text() }];
    for (const [index, step] of (input['steps'] as Input[]).entries()) {
      step['number'] = index * 2 + 1;
      if ((step['limitAmount'] ?? step['limitUnit']) !== undefined)
        Object.assign(step, { limitAmount: 7, limitUnit: step['limitUnit'] ?? 'DAYS' });
    }
  },
  ActivityReport(input) {
    input['itemCodes'] = ['T0', 'T1', 'T2'];
    if (input['kind'] === 'INSPECTION_RECORD') {
      input['counterpartName'] ??= text();
      Object.assign(input, { result: 'ORDERED_TO_CORRECT', ordered: text() });
      for (const again of (input['reinspections'] ?? []) as Input[]) again['inspectedOn'] = '2021-12-01';
      return;
    }
    without(input, ...outcome);
    if (input['kind'] === 'PLANNED_VISIT')
      Object.assign(input, { counterpartName: text(), period: { from: '2021-10-01', to: '2021-10-31' } });
    else without(input, ...visit);
  },
};
