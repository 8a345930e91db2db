import { describe, expect, test } from 'vitest';
import { getNamedType, isInputObjectType, type GraphQLInputObjectType } from 'graphql';
import { hubSchema } from '../../../src/app/schema.js';
import { procedureFeatures } from '../../../src/app/features.js';

const schema = hubSchema();

/** Requests that say no moment or day at all, and why none is missed. Patterns stand for kinds of requests. */
const timeless: Readonly<Record<string, string>> = {
  '^correct(?!OrganizationEnd$)': 'what is put right counts from when others can read it; the fact has its own time',
  '^revise': 'a revision of a record is told the day it is made, and its sharing clock does not go by it',
  '^confirmListCheck$': 'what was found is said as it is found, by whoever keeps the list',
  '^(addProceedingMaterial|recordDocumentNumber)$':
    'adds to the file of a case what others have from then on; no clock goes by it',
  '^(grant|revoke)Visibility$': 'who may read holds from the moment at which the hub lets them',
  '^withdrawRecord$': 'a record is withdrawn when it is no longer there for others',
  '^(acknowledgeChanges|removeChangeConsumer)$': 'how far somebody has read the log of the hub',
  '^(create|update|pause|resume|remove|redeliver|test)Webhook$|^rotateWebhookSecret$':
    'what is posted to somebody, from when the hub knows it',
  '^(requestUpload|registerTrustedDocuments)$': 'happens in the hub alone',
  '^(createApiKey|revokeApiKey|rotateApiKey|registerSigningKey|revokeSigningKey)$':
    'a key opens doors from when the hub knows it',
  '^(deactivatePerson|reactivatePerson)$': 'an access is ended or given back at once',
  '^(setNotificationPreferences|markNotificationsRead|sendTestNotification)$':
    'what somebody is told, and has read, in the hub alone',
  '^(importPenaltyDecisions|importDelegations|importEnforcementItems)$': 'the file says the day of each row',
};

/** Moments and days that a request may tell, its own or of what it holds; `IdempotencyKey` and the like are none. */
function moments(input: GraphQLInputObjectType, depth = 2): string[] {
  return Object.values(input.getFields()).flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (['DateTime', 'LocalDate'].includes(named.name)) return [name];
    return isInputObjectType(named) && depth > 0 ? moments(named, depth - 1) : [];
  });
}

const requests = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const input = args.map(({ type }) => getNamedType(type)).find(isInputObjectType);
  return { name, tells: input ? moments(input) : [] };
});

describe('what happened is registered with when it did', () => {
  test.each(procedureFeatures.map(({ procedure }) => [procedure.typeName, procedure] as const))(
    '[S10] every step of a %s',
    (_, { table, mutations }) => {
      const untold = Object.entries(table.steps).flatMap(([step, { moment, toldBy = 'occurredAt' }]) => {
        const request = requests.find(({ name }) => name === mutations[step]);
        return request?.tells.includes(moment ?? toldBy) ? [] : [step];
      });
      expect(untold).toEqual([]);
    },
  );

  test('[S10] every other request says a moment or a day, or it is known why none', () => {
    const untold = requests.filter(({ tells }) => tells.length === 0).map(({ name }) => name);
    const known = Object.keys(timeless).map((pattern) => new RegExp(pattern));
    expect(untold.filter((name) => !known.some((pattern) => pattern.test(name)))).toEqual([]);
    // No reason outlives what it was given for.
    expect(known.filter((pattern) => !untold.some((name) => pattern.test(name))).map(String)).toEqual([]);
  });
});
