import { describe, expect, test } from 'vitest';
import { caseTransfer } from '../../../src/procedures/case-transfer/case-transfer.procedure.js';
import {
  agreeDispute,
  proposeAgreement,
  recordConsultation,
  withdrawDispute,
} from '../../../src/procedures/dispute/consult.js';
import { decideDispute, referDispute } from '../../../src/procedures/dispute/decide-dispute.js';
import { dispute } from '../../../src/procedures/dispute/dispute.procedure.js';
import { raiseDispute } from '../../../src/procedures/dispute/raise-dispute.js';
import { deciding, keyOf, opening, outcomeOf, refusalsIn, told } from '../../harness/builders/deciding.js';

const [township, bureau] = [keyOf('141025100'), keyOf('zrzy')];
const disputeId = 'dsp_1';

describe('a dispute that is raised', () => {
  const overItem = { otherCode: 'zrzy', itemCode: '330115001000', townshipCode: '141025101', reason: '未列入清单' };
  const overCase = { otherCode: 'zrzy', aboutId: 'trf_1', reason: '不属本镇' };
  const nothing = { taken: [], listedId: null };
  const raise = (input: typeof overCase | typeof overItem, changes: object = {}, who: object = {}) =>
    raiseDispute(opening({ ...input, ...changes }, { loaded: nothing, ...who }));
  const about = {
    ...{ key: 'the case', procedure: 'CASE_TRANSFER', state: 'RETURNED', title: '占用道路' },
    ...{ senderId: township, receiverId: bureau, countyId: null, raiserId: township, otherId: bureau },
  };
  const raiseOver = (changes: object, more: { otherCode?: string; by?: string; taken?: readonly string[] } = {}) => {
    const { otherCode = 'zrzy', by = '141025100', taken = [] } = more;
    const loaded = { taken, listedId: null };
    const procedures = [caseTransfer, dispute];
    return raise(overCase, { otherCode }, { by, loaded, procedures, about: { ...about, ...changes } });
  };

  test('[D1] [G2] over an item in a township says who is competent by the lists', () => {
    expect(told(raise(overItem, {}, { loaded: { taken: [], listedId: bureau } }))).toEqual({
      set: {
        raiserId: township,
        otherId: bureau,
        itemCode: '330115001000',
        reason: '未列入清单',
        townshipId: keyOf('141025101'),
        listedId: bureau,
      },
      title: '管辖争议：330115001000（北平镇）',
    });
  });

  test('[D1] over a case takes its title, and marks it', () => {
    expect(told(raiseOver({}))).toMatchObject({
      set: { itemCode: null, townshipId: null, listedId: null },
      title: '管辖争议：占用道路',
      also: true,
    });
  });

  test.each([
    ['with oneself', { otherCode: '141025100' }, {}, ['otherCode INVALID D1']],
    ['with the procuratorate', { otherCode: 'jcy' }, {}, ['otherCode WRONG_PARTY D1']],
    ['with nobody known', { otherCode: 'nobody' }, {}, ['otherCode NOT_FOUND -']],
    ['by the county government', {}, { by: 'xzf' }, ['- WRONG_PARTY D1']],
    ['over nothing', { itemCode: null, townshipCode: null }, {}, ['aboutId REQUIRED D1']],
    ['over an item nowhere', { townshipCode: null }, {}, ['townshipCode REQUIRED D1']],
    ['over a place', { itemCode: null }, {}, ['aboutId REQUIRED D1', 'itemCode REQUIRED D1']],
    ['over no item', { itemCode: '? ' }, {}, ['itemCode INVALID -']],
    ['over an item in a department', { townshipCode: 'lyj' }, {}, ['townshipCode INVALID G2']],
    ['over an item nobody knows where', { townshipCode: 'nobody' }, {}, ['townshipCode NOT_FOUND -']],
  ])('[D1] [G2] %s is refused', (_, changes, who, expected) => {
    expect(refusalsIn(raise(overItem, changes, who))).toEqual(expected);
  });

  const again = ['raiseDispute', 'endDispute', 'raiseDispute'];
  test.each([
    ['that is concluded', { state: 'CONCLUDED' }, {}, ['aboutId WRONG_STATE D1']],
    ['that nobody can route', { procedure: 'JURISDICTION_DISPUTE' }, {}, ['aboutId INVALID D1']],
    ['of others', {}, { by: 'lyj', otherCode: 'nync' }, ['otherCode WRONG_PARTY D1']],
    [
      'of others and nobody known',
      {},
      { by: 'lyj', otherCode: 'x' },
      ['otherCode NOT_FOUND -', 'otherCode WRONG_PARTY D1'],
    ],
    ['with a party of it', {}, { by: 'lyj' }, []],
    ['that is disputed', {}, { taken: ['send', 'raiseDispute', 'receive'] }, ['aboutId ALREADY_EXISTS D1']],
    ['that is disputed again', {}, { taken: again }, ['aboutId ALREADY_EXISTS D1']],
    ['whose dispute was given up', {}, { taken: ['raiseDispute', 'endDispute'] }, []],
    ['whose dispute was agreed on', {}, { taken: ['raiseDispute', 'agreeJurisdiction'] }, []],
    ['whose dispute was decided', {}, { taken: ['raiseDispute', 'designate'] }, []],
  ])('[D1] over a case %s is taken or refused', (_, changes, more, expected) => {
    expect(refusalsIn(raiseOver(changes, more))).toEqual(expected);
  });
});

describe('consulting', () => {
  test.each([
    ['2025-06-11', { also: true }],
    ['2025-06-12', ['heldOn INVALID D1']],
  ])('[D1] held on %s is recorded or refused: %j', (heldOn, expected) => {
    const input = { disputeId, heldOn, content: '双方协商', outcome: 'FAILED' as const };
    expect(outcomeOf(recordConsultation(deciding({ state: 'CONSULTING' }, input)))).toEqual(expected);
  });

  test('[D2] once it is referred is recorded, and nobody’s time to settle it begins', () => {
    const input = { disputeId, heldOn: '2025-06-11', content: '双方协商', outcome: 'FAILED' as const };
    const answer = recordConsultation(deciding({ state: 'REFERRED' }, input));
    expect(outcomeOf(answer)).toEqual({ also: true, starts: { settlement: null } });
  });

  const sides = { raiserId: township, otherId: bureau };
  test.each([
    ['141025100', []],
    ['zrzy', []],
    ['lyj', ['handlerCode INVALID D1']],
    ['nobody', ['handlerCode NOT_FOUND -']],
  ])('[D1] proposes one of the two: %s is refused for %j', (handlerCode, expected) => {
    expect(refusalsIn(proposeAgreement(deciding(sides, { disputeId, handlerCode })))).toEqual(expected);
  });

  test('[D1] says in the history who is proposed', () => {
    expect(proposeAgreement(deciding(sides, { disputeId, handlerCode: 'zrzy' }))).toEqual({
      set: { proposedId: bureau, proposedById: township },
      note: '由自然资源局管辖',
    });
  });

  test.each([
    ['zrzy', 'zrzy', { set: { designatedId: bureau }, also: true }],
    ['zrzy', '141025100', ['handlerCode PRECONDITION_FAILED D1']],
    ['zrzy', 'nobody', ['handlerCode NOT_FOUND -']],
    ['141025100', 'zrzy', ['- WRONG_PARTY D1']],
  ])('[D1] agrees as the other side with what stands: %s with %s makes %j', (by, handlerCode, expected) => {
    const proposal = { proposedId: bureau, proposedById: township };
    const agreed = agreeDispute(deciding(proposal, { disputeId, handlerCode }, { by }));
    expect(outcomeOf(agreed)).toEqual(expected);
  });

  test('[D1] is given up with a reason in the history', () => {
    expect(told(withdrawDispute(deciding({}, { disputeId, reason: '对方已受理' })))).toEqual({
      note: '对方已受理',
      also: true,
    });
  });
});

describe('the county government', () => {
  test('[D2] is asked with a reason and sees the case from then on', () => {
    expect(told(referDispute(deciding({}, { disputeId, reason: '意见不一' })))).toEqual({
      set: { countyId: keyOf('xzf'), referralReason: '意见不一' },
      also: true,
    });
  });

  const decide = (designatedCode: string, changes: object = {}) =>
    decideDispute(deciding({ guestIds: [1] }, { disputeId, designatedCode, basis: '就近管辖', ...changes }));

  test('[D2] says who is competent and why; whoever it is sees the dispute', () => {
    expect(told(decide('lyj', { documentNumber: '古政函〔2025〕3号' }))).toEqual({
      set: { designatedId: keyOf('lyj'), decisionBasis: '就近管辖', documentNumber: '古政函〔2025〕3号' },
      guestIds: [1, keyOf('lyj')],
      also: true,
    });
  });

  test.each([
    ['141025101', []],
    ['xzf', ['designatedCode INVALID D2']],
    ['jcy', ['designatedCode INVALID D2']],
    ['fy', ['designatedCode INVALID D2']],
    ['nobody', ['designatedCode NOT_FOUND -']],
  ])('[D2] designates whoever may handle it: %s is refused for %j', (code, expected) => {
    expect(refusalsIn(decide(code))).toEqual(expected);
  });
});
