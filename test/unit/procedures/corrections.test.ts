import { getNamedType, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { procedureFeatures } from '../../../src/app/features.js';
import { hubSchema } from '../../../src/app/schema.js';
import type { Procedure } from '../../../src/core/proceedings/index.js';
import { isFinal } from '../../../src/kernel/procedure.js';

const schema = hubSchema();
const mutations = schema.getMutationType()?.getFields() ?? {};

/** What is told and not put right by a correction, and what does it instead. */
const otherwise: Readonly<Record<string, string>> = {
  'Bulletin.content': 'reviseBulletin writes it anew until it is published',
  'Complaint.outcome': 'correctComplaintFinding goes back to verification',
  'Bulletin.title': 'reviseBulletin gives another until it is published',
  'ConferenceMeeting.minutes': 'draftMinutes writes them anew until they are signed',
  'SupervisedMatter.result': 'what became of a task has that name too; that of the matter closes it',
  'ConferenceMeeting.overrideReason': 'the notice that went out gives it; changeConferenceMeeting gives another',
  'AgendaTopic.meetingKind': 'topics of either kind take ways of their own (J13, J14); it is proposed anew',
  'Consultation.kind': 'others were called to a meeting of that kind; another one is called anew',
  'ReverseReferral.ground':
    'whose decision it is and whom it is copied to follow from it; it is taken back and sent anew',
  'ReverseReferral.itemCode': 'who is competent was checked by it; it is taken back and sent anew',
  'Complaint.externalSystem': 'the other system knows it by this',
  'Complaint.externalNumber': 'the same',
  'JurisdictionDispute.reason': 'grounds: a correction has a reason of its own by that name',
};

/** What a procedure is told that says what something is or is called, while it goes on or of what is recorded as it closes. */
function told({ table, typeName, mutations: names }: Procedure): string[] {
  const type = schema.getType(typeName);
  const facts = isObjectType(type) ? type.getFields() : {};
  const isRecord = Object.keys(table.states).every((state) => isFinal(table, state));
  const fields = Object.entries(table.steps).flatMap(([step, { to }]) => {
    const input = getNamedType(mutations[names[step] ?? '']?.args[0]?.type);
    if (!isInputObjectType(input) || (to !== undefined && isFinal(table, to) && !isRecord)) return [];
    return Object.values(input.getFields()).filter((field) => {
      const named = getNamedType(field.type);
      const isSame = field.name in facts && getNamedType(facts[field.name]?.type) === named;
      return isSame && (named.name === 'String' || isEnumType(named));
    });
  });
  return [...new Set(fields.map(({ name }) => name))].filter((name) => name !== 'note');
}

function put(typeName: string): readonly string[] {
  const input = schema.getType(`Correct${typeName}Input`);
  return isInputObjectType(input) ? Object.keys(input.getFields()) : [];
}

const procedures = procedureFeatures.map(({ procedure }) => [procedure.typeName, procedure] as const);

describe('[S0] whoever told a fact wrongly puts it right', () => {
  test.each(procedures)('in a %s', (typeName, procedure) => {
    const missing = told(procedure).filter((name) => !put(typeName).includes(name));
    expect(mutations[`correct${typeName}`]).toBeDefined();
    expect(missing.filter((name) => !(`${typeName}.${name}` in otherwise))).toEqual([]);
  });

  test('or by what is named, and only there', () => {
    const missing = procedures.flatMap(([typeName, procedure]) =>
      told(procedure).flatMap((name) =>
        put(typeName).includes(name) && name !== 'reason' ? [] : [`${typeName}.${name}`],
      ),
    );
    expect(Object.keys(otherwise).filter((each) => !missing.includes(each))).toEqual([]);
    expect(put('JurisdictionDispute')).toContain('grounds');
  });
});
