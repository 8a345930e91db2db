/** Something that somebody did or tried. */
export interface Act {
  readonly number: number;
  /** The moment in the county. */
  readonly at: string;
  readonly who: string;
  /** Why it was tried: what is lawful, and each way of being unlawful. */
  readonly intent: string;
  readonly mutation: string;
  readonly input: object;
  /** `done`, or codes with what they cite. */
  outcome: string;
}

export interface Violation {
  readonly check: string;
  readonly what: string;
  /** The matter or record that it is about. */
  readonly subject: string | null;
}

/** Everything that was done, and everything that was wrong with it. */
export interface Journal {
  readonly acts: Act[];
  readonly violations: Violation[];
  /** Acts about a subject. */
  readonly bySubject: Map<string, Act[]>;
  write(act: Omit<Act, 'number' | 'outcome'>): Act;
  concern(act: Act, subject: string): void;
  violate(check: string, what: string, subject?: string | null): void;
}

export function openJournal(): Journal {
  const acts: Act[] = [];
  const violations: Violation[] = [];
  const bySubject = new Map<string, Act[]>();
  return {
    acts,
    violations,
    bySubject,
    write(act) {
      const written = { ...act, number: acts.length + 1, outcome: '' };
      acts.push(written);
      return written;
    },
    concern(act, subject) {
      const known = bySubject.get(subject);
      if (!known) bySubject.set(subject, [act]);
      else if (known.at(-1) !== act) known.push(act);
    },
    violate(check, what, subject = null) {
      violations.push({ check, what, subject });
    },
  };
}
