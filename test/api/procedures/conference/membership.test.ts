import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../../../src/kernel/clock.js';
import type { Role } from '../../../../src/core/identity/index.js';
import { meetingFeature } from '../../../../src/procedures/conference/index.js';
import { askConference, member, meetingToday, office, readAs } from '../../../harness/builders/conference.js';
import { graphql } from '../../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../../harness/hub/hub.js';
import type { UserErrorAnswer } from '../../../harness/builders/inputs.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub({ clock: fixedClock('2026-11-23T09:00:00.000+08:00') });
});
afterAll(() => hub.close());

interface Answer {
  readonly members?: { readonly organization: { readonly code: string } }[];
  readonly roles?: { readonly role: string; readonly title: string; readonly personName: string | null }[];
  readonly userErrors: UserErrorAnswer[];
}

async function change(
  mutation: 'addConferenceMember' | 'endConferenceMember' | 'appointConferenceRole',
  input: object,
  [organization, roles]: [string, readonly Role[]] = ['sfj', ['CONFERENCE_OFFICE']],
): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const shown =
    mutation === 'appointConferenceRole' ? 'roles { role title personName }' : 'members { organization { code } }';
  const document = `mutation ($input: ${type}!) {
    answer: ${mutation}(input: $input) { ${shown} userErrors { path code message rule } } }`;
  const { data, errors } = await graphql<{ answer: Answer }>(hub.url, await hub.token(organization, roles), document, {
    input,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}

async function membersOn(on: string): Promise<string[]> {
  const query = `query ($on: LocalDate) { conferenceMembers(on: $on) { organization { code } } }`;
  const { conferenceMembers } = await readAs<{ conferenceMembers: { organization: { code: string } }[] }>(
    hub,
    member('lyj'),
    query,
    { on },
  );
  return conferenceMembers.map(({ organization }) => organization.code).sort();
}

const townships = ['141025100', '141025101', '141025102', '141025103', '141025104', '141025202'];
const departments = ['jtys', 'lyj', 'nync', 'scjg', 'sfj', 'sthj', 'whly', 'xspj', 'yjgl', 'zrzy'];
const decision = '联席会议2026年第2次例行会议纪要';

describe('members of the joint conference', () => {
  test('[J3] are all townships, the departments that Conf 3 names and the host of the office, since it came into force', async () => {
    expect(await membersOn('2021-05-25')).toEqual([...townships, ...departments]);
    expect(await membersOn('2021-05-24')).toEqual([]);
  });

  test('[J3] are added and leave from a day on, by a decision', async () => {
    const added = await change('addConferenceMember', { organizationCode: 'gaj', validFrom: '2026-12-01', decision });
    expect(added.userErrors).toEqual([]);
    expect(added.members?.map(({ organization }) => organization.code)).toContain('gaj');
    expect(await membersOn('2026-11-30')).not.toContain('gaj');
    expect(await membersOn('2026-12-01')).toContain('gaj');
    const again = await change('addConferenceMember', { organizationCode: 'gaj', validFrom: '2026-12-05', decision });
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', rule: 'J3' }]);
    const ended = { organizationCode: 'gaj', validTo: '2027-01-01', decision };
    expect((await change('endConferenceMember', ended)).userErrors).toEqual([]);
    expect(await membersOn('2026-12-31')).toContain('gaj');
    expect(await membersOn('2027-01-01')).not.toContain('gaj');
    expect((await change('endConferenceMember', ended)).userErrors).toEqual([]);
    const never = await change('endConferenceMember', { ...ended, organizationCode: 'fy' });
    expect(never.userErrors).toMatchObject([{ path: ['organizationCode'], code: 'NOT_FOUND', rule: 'J3' }]);
  });

  test('[J3] [J21] do not change without a decision, nor before the regulation', async () => {
    const without = await change('addConferenceMember', {
      organizationCode: 'fy',
      validFrom: '2026-12-01',
      decision: ' ',
    });
    expect(without.userErrors).toMatchObject([{ path: ['decision'], code: 'REQUIRED', rule: 'J3' }]);
    const before = await change('addConferenceMember', { organizationCode: 'fy', validFrom: '2021-05-24', decision });
    expect(before.userErrors).toMatchObject([{ path: ['validFrom'], code: 'INVALID', rule: 'J21' }]);
    expect(await membersOn('2026-12-01')).not.toContain('fy');
  });

  test('[J3] are changed by the office and the county government, nobody in another organization', async () => {
    const input = { organizationCode: 'jcy', validFrom: '2026-12-01', decision };
    await expect(change('addConferenceMember', input, ['lyj', ['CONFERENCE_OFFICE']])).rejects.toThrow('FORBIDDEN');
    await expect(change('addConferenceMember', input, ['sfj', ['PUBLISHER']])).rejects.toThrow('FORBIDDEN');
    expect((await change('addConferenceMember', input, ['xzf', ['COUNTY_GOVERNMENT']])).userErrors).toEqual([]);
  });

  test('[J3] stay as they were decided when the hub starts again', async () => {
    await change('endConferenceMember', { organizationCode: 'whly', validTo: '2026-12-01', decision });
    await meetingFeature.seed?.(hub.running.database.orm.em.fork());
    expect(await membersOn('2026-12-01')).not.toContain('whly');
  });
});

describe('offices of the joint conference', () => {
  const query = '{ conferenceRoles { role title organization { code } } }';

  test('[J4] [J10] are those of the deputy magistrate and the head of the judicial bureau', async () => {
    const { conferenceRoles } = await readAs<{ conferenceRoles: object[] }>(hub, member('lyj'), query);
    expect(conferenceRoles).toEqual([
      { role: 'CONVENER', title: '县政府分管副县长', organization: { code: 'xzf' } },
      { role: 'DEPUTY_CONVENER', title: '司法局主要负责人', organization: { code: 'sfj' } },
      { role: 'OFFICE_DIRECTOR', title: '司法局主要负责人', organization: { code: 'sfj' } },
    ]);
  });

  const term = {
    role: 'CONVENER',
    organizationCode: 'xzf',
    title: '副县长',
    personName: '某某',
    validFrom: '2026-12-01',
    basis: '县政府领导分工通知',
  };

  test('[J10] pass on from term to term', async () => {
    const answer = await change('appointConferenceRole', term);
    expect(answer.userErrors).toEqual([]);
    expect(answer.roles).toContainEqual({ role: 'CONVENER', title: '副县长', personName: '某某' });
    const { conferenceRoles } = await readAs<{ conferenceRoles: object[] }>(hub, member('lyj'), query);
    expect(conferenceRoles).toContainEqual(expect.objectContaining({ role: 'CONVENER', title: '县政府分管副县长' }));
    const begun = await change('appointConferenceRole', { ...term, validFrom: '2021-05-25' });
    expect(begun.userErrors).toMatchObject([{ path: ['validFrom'], code: 'WRONG_STATE', rule: 'J10' }]);
  });

  test.each([
    ['CONVENER', 'lyj', 'J10'],
    ['DEPUTY_CONVENER', 'xzf', 'J10'],
    ['OFFICE_DIRECTOR', 'scjg', 'J4'],
  ])('[J4] [J10] the %s is not of %s', async (role, organizationCode, rule) => {
    const { userErrors } = await change('appointConferenceRole', { ...term, role, organizationCode });
    expect(userErrors).toMatchObject([{ path: ['organizationCode'], code: 'INVALID', rule }]);
  });

  test('[J4] only the judicial bureau is the office, whatever role a token carries', async () => {
    const acting = { organization: 'lyj', roles: ['PUBLISHER', 'CONFERENCE_OFFICE'] } as const;
    const input = { ...meetingToday({ meetsAt: '2026-12-28T09:00:00.000+08:00' }) };
    const { userErrors } = await askConference(hub, acting, 'meeting', 'planMeeting', input);
    expect(userErrors).toMatchObject([
      { code: 'WRONG_PARTY', rule: 'J12' },
      { code: 'WRONG_PARTY', rule: 'J4' },
    ]);
    const without = await askConference(hub, member('sfj'), 'meeting', 'planMeeting', input);
    expect(without.userErrors).toMatchObject([{ code: 'WRONG_PARTY', rule: 'J12' }]);
    expect((await askConference(hub, office, 'meeting', 'planMeeting', input)).userErrors).toEqual([]);
  });
});
