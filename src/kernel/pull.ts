/** A value that is there, or that will be. */
export type Eventual<Value> = Value | Promise<Value>;

/** Hands a value on, at once if it is there: thousands of readers of the same values would spend more on promises than on them. */
export function handOn<Value, Result>(
  value: Eventual<Value>,
  make: (value: Value) => Eventual<Result>,
): Eventual<Result> {
  return value instanceof Promise ? value.then(make) : make(value);
}

/** Values that are asked for one at a time. */
export interface Pull<Value> {
  /** The next one; null at the end. */
  pull(): Eventual<Value | null>;
  /** Ends it: what is being waited for ends at once. */
  stop(): Eventual<void>;
}

/** The same as libraries ask for it. An object and not a generator, because `return` of a generator waits behind a pending `next`. */
export type PullGenerator<Value> = AsyncGenerator<Value, void, void> & Pull<Value>;

export function pullGenerator<Value>({ pull, stop }: Pull<Value>): PullGenerator<Value> {
  const done = { done: true, value: undefined } as const;
  return {
    pull,
    stop,
    async next() {
      const value = await pull();
      return value === null ? done : { done: false, value };
    },
    async return() {
      await stop();
      return done;
    },
    async throw(error) {
      await stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}

/** What a library gives, which may be one of ours. */
export function pullFrom<Value>(values: AsyncIterator<Value>): Pull<Value> {
  if ('pull' in values && 'stop' in values) return values as AsyncIterator<Value> & Pull<Value>;
  return {
    pull: () => values.next().then(({ done, value }: IteratorResult<Value>) => (done ? null : value)),
    async stop() {
      await values.return?.();
    },
  };
}
