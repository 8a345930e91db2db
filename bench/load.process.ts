import { connect } from 'node:net';
import { answerParent } from './child.js';
import { bodyOf, type Workload } from './workloads.js';

/** One measurement: so many connections, each with one request under way at any time. */
export interface LoadOrder {
  readonly url: string;
  readonly path: string;
  readonly token: string;
  readonly workload: Workload;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Answers that were not 200 or held errors. */
  readonly faults: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

let runs = 0;

async function measure(order: LoadOrder): Promise<LoadResult> {
  const run = `${process.pid}-${Date.now()}-${(runs += 1)}`;
  const latencies: number[] = [];
  let faults = 0;
  let n = 0;
  const started = performance.now();
  const end = started + order.seconds * 1000;
  const next = (): string | null => {
    if (performance.now() >= end) return null;
    n += 1;
    return bodyOf(order.workload, run, n);
  };
  const one = (): Promise<void> =>
    drive(order, next, (milliseconds, sound) => {
      latencies.push(milliseconds);
      if (!sound) faults += 1;
    });
  await Promise.all(Array.from({ length: order.connections }, one));
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    requests: latencies.length,
    requestsPerSecond: latencies.length / elapsed,
    faults,
    p50: at(0.5),
    p99: at(0.99),
  };
}

/** A bare HTTP/1.1 client: with two cores, a comfortable one would take the time that is to be measured. */
function drive(
  { url, path, token }: LoadOrder,
  next: () => string | null,
  done: (milliseconds: number, sound: boolean) => void,
): Promise<void> {
  const { hostname, port } = new URL(url);
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: `;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    let sent = 0;
    let received = Buffer.alloc(0);
    const send = (): void => {
      const body = next();
      if (body === null) {
        socket.end();
        return;
      }
      received = Buffer.alloc(0);
      sent = performance.now();
      socket.write(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    socket.on('connect', send);
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const border = received.indexOf('\r\n\r\n');
      if (border < 0) return;
      const length = /content-length: (\d+)/i.exec(received.toString('latin1', 0, border))?.[1];
      if (received.length < border + 4 + Number(length ?? 0)) return;
      const sound =
        received.toString('latin1', 9, 12) === '200' && !received.includes('"errors"') && !received.includes('"rule":');
      done(performance.now() - sent, sound);
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

answerParent({}, async (order: LoadOrder) => measure(order));
