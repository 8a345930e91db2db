import { partyKindNames } from './columns.js';
import { partyKinds, type PartyKind } from '../penalty-decision.js';
import { penaltyKinds, penaltyKindTitles, type PenaltyKind } from '../penalty-kind.js';

/** What a cell says, or why it says nothing that can be kept. */
export type Read<Value> = { readonly value: Value; readonly fault?: undefined } | { readonly fault: string };

/** What earlier laws and everyday tables call some kinds. */
const otherNames: Readonly<Partial<Record<PenaltyKind, readonly string[]>>> = {
  CONFISCATION: ['没收'],
  LICENCE_SUSPENSION: ['暂扣许可证', '暂扣执照', '暂扣'],
  LICENCE_REVOCATION: ['吊销许可证', '吊销执照', '吊销'],
  SUSPENSION_OF_BUSINESS: ['责令停产停业整顿'],
  OTHER: ['其他行政处罚'],
};

/** Kinds are written one after another; names that hold a 、 are found before it separates anything. */
const kindNames = Object.values(penaltyKinds).flatMap((kind) => {
  const title = penaltyKindTitles[kind];
  return [title, ...title.split('、'), ...(otherNames[kind] ?? [])].map((name) => ({ kind, name }));
});
const longestFirst = kindNames.sort((one, other) => other.name.length - one.name.length);

/** `罚款；没收违法所得` → the kinds, each once, in the order they stand there. */
export function readPenaltyKinds(text: string): Read<PenaltyKind[]> {
  const kinds: PenaltyKind[] = [];
  let rest = text.replace(/\s+/g, '');
  while (rest !== '') {
    const found = longestFirst.find(({ name }) => rest.startsWith(name));
    if (!found) return { fault: `处罚类别须为${Object.values(penaltyKindTitles).join('；')}，多项以分号相隔` };
    if (!kinds.includes(found.kind)) kinds.push(found.kind);
    rest = rest.slice(found.name.length).replace(/^[；;、，,]+/, '');
  }
  return kinds.length === 0 ? { fault: '处罚类别不能为空' } : { value: kinds };
}

export function writePenaltyKinds(kinds: readonly PenaltyKind[]): string {
  return kinds.map((kind) => penaltyKindTitles[kind]).join('；');
}

export function readPartyKind(text: string): Read<PartyKind> {
  const kind = Object.values(partyKinds).find((one) => partyKindNames[one].includes(text));
  return kind
    ? { value: kind }
    : {
        fault: `行政相对人类别须为${Object.values(partyKindNames)
          .map(([name]) => name)
          .join('、')}之一`,
      };
}
