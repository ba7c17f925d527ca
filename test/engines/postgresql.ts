import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell, Engine } from './engine.js';

const DEBIAN = '/usr/lib/postgresql';
// What stands for NULL in the rows that psql writes.
const NULL = '\\N';

/** PostgreSQL, and where other servers find it. */
export interface Postgresql extends Engine {
  readonly port: string;
}

/** Debian's PostgreSQL, a server of its own on loopback in a folder that is deleted afterwards. */
export async function startPostgresql(): Promise<Postgresql> {
  const folder = mkdtempSync(join(tmpdir(), 'openras-postgresql-'));
  chmodSync(folder, 0o755);
  const [data, port] = [join(folder, 'data'), String(await freePort())];
  const as = userOf(folder);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  as('initdb', ['-D', data, '-U', 'openras', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  as('pg_ctl', ['-D', data, '-l', join(data, 'log'), '-o', settings, '-w', 'start']);
  const file = join(folder, 'statement.sql');
  const psql = (sql: string, more: readonly string[] = []): string => {
    writeFileSync(file, sql);
    const own = ['-h', '127.0.0.1', '-p', port, '-U', 'openras', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1'];
    const { status, stdout, stderr } = spawnSync('psql', [...own, ...more, '-f', file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 29,
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  return {
    dialect: 'postgresql',
    port,
    async run(sql) {
      psql(sql);
    },
    async query(sql) {
      const table = psql(sql, ['-A', '-F', '\t', '-P', `null=${NULL}`, '-P', 'footer=off'])
        .trimEnd()
        .split('\n');
      const [header = [], ...rows] = table.map((line) => line.split('\t'));
      return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, cellOf(row[at])])));
    },
    async close() {
      as('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const cellOf = (cell: string | undefined): Cell => (cell === undefined || cell === NULL ? null : cell);

/** Runs the server's programs; it refuses to be run by root, for whom Debian's own user stands in. */
function userOf(folder: string): (program: string, args: readonly string[]) => void {
  const [newest] = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  return (program, args) => {
    const path = join(DEBIAN, newest ?? '', 'bin', program);
    const [command, all] = isRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, [...args]];
    execFileSync(command, all, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
