import { availableParallelism, loadavg } from 'node:os';

/** Milliseconds of processor time that the work below takes on the machine whose limits the tests name. */
const usual = 40;
const mostPatient = 10;

/** How much longer than on an idle machine of usual speed everything may take just now: 1 there, at most 10. */
export function patienceFactor(): number {
  const waiting = (loadavg()[0] ?? 0) / availableParallelism();
  return Math.min(mostPatient, Math.max(1, slowness()) * Math.max(1, waiting));
}

/** Measured once a process, in processor time, so that what others do at that moment counts once: in the load. */
let measured: number | undefined;

function slowness(): number {
  return (measured ??= measure());
}

function measure(): number {
  const before = process.cpuUsage();
  let kept: unknown = Array.from({ length: 200 }, (_, index) => ({
    index,
    text: `第${index}条`,
    parts: [index, 'a', null],
  }));
  for (let round = 0; round < 200; round += 1) kept = JSON.parse(JSON.stringify(kept));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / usual;
}
