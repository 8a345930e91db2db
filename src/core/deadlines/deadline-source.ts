import type { Temporal } from 'temporal-polyfill';
import type { Sql } from '../../platform/database/sql.js';
import type { RequestContext } from '../hub.js';
import type { Permission, Viewer } from '../identity/index.js';
import type { OrganizationDirectory } from '../organizations/index.js';
import type { AvailableStep } from './available-step.js';
import type { Deadline } from './deadline.js';

declare module '../hub.js' {
  interface Hub {
    readonly deadlineSources: readonly DeadlineSource[];
  }
}

/** Which open deadlines a source is asked for. */
export interface AskedDeadlines {
  readonly viewer: Viewer;
  /** For what is due by the calendar alone. */
  readonly now: Temporal.Instant;
  /** For what is due by whoever has an office. */
  readonly organizations: OrganizationDirectory;
  /** Whether only those are asked for that the viewer's roles allow it to do something about. */
  readonly toDo: boolean;
  /** `AND <column> = <whose>`, where those of one organization are asked for: each source has an index that begins with it. */
  ofOwner(column: string): Sql;
  /** `AND <column> >= …`: the due times that are asked for, as far as they are bounded. */
  due(column: string): Sql;
}

/** What the next steps of a deadline rest on. */
export interface DeadlineScope extends Pick<RequestContext, 'hub' | 'loaders'> {
  readonly viewer: Viewer;
}

/**
 * Where open deadlines come from. A feature with clocks adds one; each walks its own index: on the due time, and on the organization with
 * the due time.
 */
export interface DeadlineSource {
  /** What its keys begin with, e.g. `clk_`. */
  readonly prefix: string;
  /** What somebody needs to do anything about them. */
  readonly permission: Permission;
  /**
   * How whoever supervises the county finds all of them: `BY_FUNCTION` those of proceedings and records, which are under policies
   * (`county_deadlines()`), `AS_GOVERNMENT` what `select` shows the county government, `NEVER` what is of supervision itself.
   */
  readonly county: 'BY_FUNCTION' | 'AS_GOVERNMENT' | 'NEVER';
  /**
   * The SELECT of those that the viewer may see: `key text, title, responsible_id, due_at, rule, subject_id, label, clock, procedure,
   * number`, by these names. One with an index on its due times narrows them by `ofOwner` and `due`. `responsible_id` is who acts for it now; `label` may be null where `labelOf` says it.
   */
  select(asked: AskedDeadlines): Sql;
  /** What a clock is called. */
  labelOf?(deadline: { readonly procedure: string | null; readonly clock: string }, hub: DeadlineScope['hub']): string;
  /** The steps that would meet one of the viewer's own. */
  nextSteps(deadline: Deadline, scope: DeadlineScope): Promise<readonly AvailableStep[]>;
  /** The same, and whatever else its organization may do about it, if that has to come first. */
  availableSteps?(deadline: Deadline, scope: DeadlineScope): Promise<readonly AvailableStep[]>;
}

/** The source that a deadline comes from. */
export function sourceOf(sources: readonly DeadlineSource[], key: string): DeadlineSource {
  const source = sources.find(({ prefix }) => key.startsWith(prefix));
  if (!source) throw new Error('no source has deadlines with such a key');
  return source;
}
