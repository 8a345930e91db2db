import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../../../src/core/identity/index.js';
import { shanghaiDay } from '../../../src/kernel/calendar.js';
import { seededChoices, type Choices } from '../../harness/properties/choices.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { movingClock, type MovingClock } from '../../harness/time/moving-clock.js';
import { openJournal, type Journal } from './journal.js';

/** An organization as the hub tells of it. */
export interface Body {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly successor: { readonly code: string } | null;
  readonly portions: readonly { readonly successor: { readonly code: string } }[];
}

/** A record that somebody published or registered, as it was answered last. */
export interface KnownRecord {
  readonly id: string;
  readonly type: string;
  readonly publisher: string;
  revision: number;
  status: string;
  dueAt: string;
  scope: string;
}

/** What has been opened: in the order in which it was, so that lists are walked alike whatever ids are drawn. */
export interface KnownMatter {
  readonly id: string;
  readonly type: string;
  readonly order: number;
}

/** A county under a clock that moves: the real hub, who acts in it, and what they know. */
export interface County {
  readonly hub: TestHub;
  readonly clock: MovingClock;
  readonly choices: Choices;
  readonly schema: GraphQLSchema;
  readonly journal: Journal;
  readonly seed: number;
  /** Every organization, whenever it existed. */
  bodies: readonly Body[];
  readonly records: KnownRecord[];
  readonly matters: Map<string, KnownMatter>;
  now(): Temporal.Instant;
  today(): Temporal.PlainDate;
  close(): Promise<void>;
}

/** What people of any organization say that they are: offices count for whoever holds them alone. */
export const everyOffice: readonly Role[] = [
  'PUBLISHER',
  'LIAISON',
  'ANALYST',
  'CONFERENCE_OFFICE',
  'CONVENER',
  'COUNTY_GOVERNMENT',
];

export async function foundCounty(seed: number, from: string): Promise<County> {
  const clock = movingClock(`${from}T08:00:00+08:00`);
  return countyOf(await startHub({ clock }), clock, seed);
}

/** A county that is lived in by way of a hub that runs. */
export function countyOf(hub: TestHub, clock: MovingClock, seed: number): County {
  return {
    hub,
    clock,
    choices: seededChoices(seed),
    schema: buildSchema(readFileSync(join(import.meta.dirname, '../../../schema/schema.graphql'), 'utf8')),
    journal: openJournal(),
    seed,
    bodies: [],
    records: [],
    matters: new Map(),
    now: () => clock.now(),
    today: () => shanghaiDay(clock.now()),
    close: () => hub.close(),
  };
}

/** Organizations that there are today. */
export function bodiesToday(county: County): readonly Body[] {
  return county.bodies.filter((body) => existsToday(county, body));
}

/** Whoever acts for an organization today: itself, or whoever has succeeded it. */
export function actingFor(county: County, code: string): string {
  const body = county.bodies.find((each) => each.code === code);
  return !body || existsToday(county, body) || !body.successor ? code : actingFor(county, body.successor.code);
}

export function existsToday(county: County, { validFrom, validTo }: Body): boolean {
  const today = county.today().toString();
  return validFrom <= today && (validTo === null || today < validTo);
}
