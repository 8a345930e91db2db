import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientFault, SceneReport } from './client-fault.js';
import { openPlayedHub } from './played-hub.js';
import { scenes, type Pace } from './scenes.js';
import { openStage, type Stage } from './stage.js';

export interface CheckReport {
  /** False: nobody came. */
  readonly came: boolean;
  /** Whether it told what it processed; without it nothing can be said of what it does with a change. */
  readonly told: boolean;
  readonly scenes: readonly SceneReport[];
}

export interface ClientCheck {
  readonly url: string;
  /** The client says that it has processed the change of a cursor. */
  processed(cursor: string): void;
  /** The cursors in a text that a client has written. */
  cursorsIn(text: string): readonly string[];
  /** The client has ended: it is not waited for any more. */
  clientEnded(): void;
  /** Plays all scenes to the first client that comes. */
  play(onScene?: (report: SceneReport) => void): Promise<CheckReport>;
  close(): Promise<void>;
}

/** Opens a hub that is none, and looks at what a client does when things go wrong. */
export async function openClientCheck(pace: Pace & { readonly wait: number }, port = 0): Promise<ClientCheck> {
  const stage = openStage();
  const hub = await openPlayedHub(stage, port);
  const mark = stage.log.cursor(0).replace(/0$/, '');
  const form = new RegExp(`${mark}\\d+`, 'g');
  return {
    url: hub.url,
    processed: stage.processed,
    cursorsIn: (text) => [...text.matchAll(form)].map(([cursor]) => cursor),
    clientEnded: stage.clientEnded,
    close: () => hub.close(),
    async play(onScene = () => undefined) {
      const reports: SceneReport[] = [];
      const tell = (report: SceneReport): void => {
        reports.push(report);
        onScene(report);
      };
      if (!(await stage.connection(0, pace.wait))) return { came: false, told: false, scenes: [] };
      await sleep(pace.settle);
      const beating = setInterval(() => stage.beat(), pace.silence / 4);
      let isLost = false;
      for (const { name: scene, title, play } of scenes) {
        const faults: ClientFault[] = isLost ? [] : unique(await play(stage, pace));
        tell({ scene, title, played: !isLost, faults });
        isLost ||= faults.some((fault) => fault === 'NOT_BACK' || fault === 'SAME_EXPIRED_CURSOR');
      }
      clearInterval(beating);
      const title = '每条变更各处理一次 (each change processed once)';
      const { tells, unknownCursors } = stage.deeds;
      const faults = [
        ...(unknownCursors > 0 ? (['UNKNOWN_CURSOR'] as const) : []),
        ...(tells ? processingFaults(stage) : []),
      ];
      tell({ scene: 'once', title, played: tells, faults });
      return { came: true, told: tells, scenes: reports };
    },
  };
}

function processingFaults({ deeds, log, connections }: Stage): ClientFault[] {
  const began = connections[0]?.place ?? 0;
  const wasSent = (place: number): boolean => connections.some((each) => each.place < place && each.sent() >= place);
  // Of what was pruned, a client that did not have it finds it in the data.
  const due = log.changes.filter((_, index) => index >= began && (index >= log.pruned() || wasSent(index + 1)));
  const times = due.map(({ cursor }) => deeds.processed.get(cursor) ?? 0);
  return [
    ...(times.some((count) => count === 0) ? (['LOST'] as const) : []),
    ...(times.some((count) => count > 1) ? (['DOUBLED'] as const) : []),
  ];
}

function unique(faults: readonly ClientFault[]): ClientFault[] {
  return [...new Set(faults)];
}
