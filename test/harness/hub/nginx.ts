import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../time/eventually.js';
import { freePort } from './hub-process.js';

const sbin = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** Whether this machine has nginx. */
export const hasNginx = spawnSync('sh', ['-c', 'command -v nginx'], { env: { PATH: sbin } }).status === 0;

/** The usual address of a hub, as pages write it. */
const usual = 'http://127.0.0.1:4000';

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** nginx before a hub, with the blocks of a page as they stand there but for the hub's address: those of `location` within the server, others beside it. */
export async function startNginx(blocks: readonly string[], hubUrl: string): Promise<Nginx> {
  const directory = await mkdtemp(join(tmpdir(), 'liandong-nginx-'));
  const port = await freePort();
  const here = blocks.map((block) => block.replaceAll(usual, hubUrl));
  const [within, beside] = [true, false].map((isWithin) =>
    here.filter((block) => block.startsWith('location') === isWithin).join('\n'),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  await mkdir(join(directory, 'logs'));
  // Its workers are another user when a test runs as root.
  await chmod(directory, 0o755);
  await writeFile(
    join(directory, 'nginx.conf'),
    `daemon off; pid ${directory}/nginx.pid; error_log ${directory}/error.log; worker_processes 1;
events {}
http { access_log off; ${temporary.join(' ')}
${beside}
server { listen 127.0.0.1:${port};
${within}
} }`,
  );
  const child = spawn('nginx', ['-p', directory, '-c', join(directory, 'nginx.conf')], {
    env: { PATH: sbin },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(await readFile(join(directory, 'error.log'), 'utf8'));
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    return isOpen;
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
