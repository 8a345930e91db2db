import type { Temporal } from 'temporal-polyfill';
import type { Hub } from '../../core/hub.js';
import type { Viewer } from '../../core/identity/index.js';
import { maySee } from '../../core/visibility/index.js';
import type { Acted } from './life.js';

/** A record or a case as an act answers it. */
interface Subject {
  readonly key: string;
  readonly audience: readonly number[] | null;
}

/** 已阅: what an act has made is opened by some of the others who may see it, within hours; the rest stays unread. */
export function openByOthers(
  hub: Pick<Hub, 'readings'>,
  viewers: Iterable<Viewer>,
  acted: Acted & { readonly record?: object | null; readonly proceeding?: object | null },
  { at, index }: { readonly at: Temporal.Instant; readonly index: number },
): void {
  const subject = (acted.record ?? acted.proceeding ?? null) as Subject | null;
  if (!subject) return;
  for (const [place, viewer] of [...viewers].entries()) {
    if (!maySee(subject.audience, viewer.organization) || (index * 7 + place * 3) % 5 > 1) continue;
    hub.readings.opened(viewer, subject.key, at.add({ minutes: 15 + ((index + place) % 9) * 20 }).epochMilliseconds);
  }
}
