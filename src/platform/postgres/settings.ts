import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** Where the server listens. One folder holds one server, so the number is only part of the socket's file name. */
export const PORT = 5432;
export const USER = 'inward';
export const DATABASE = 'inward';

export interface ServerSettings {
  /** Names the server in its command line, by which a later start knows it again. */
  readonly clusterName: string;
  readonly socketFolder: string;
  readonly overrides: Readonly<Record<string, string>>;
}

/** The settings of the embedded server as command line arguments, so that no file has to be edited. */
export function settingArguments({ clusterName, socketFolder, overrides }: ServerSettings): string[] {
  const settings: Record<string, string> = {
    cluster_name: clusterName,
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: String(PORT),
    max_connections: '60',
    shared_buffers: `${sharedBufferMegabytes()}MB`,
    // With 4 MB one distinct count over 5 million rows sorts on disk and takes 20 times as long.
    work_mem: '64MB',
    maintenance_work_mem: '128MB',
    // Our queries are short: compiling them costs more than it saves.
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement's message can hold what a person wrote (`Key (email)=(…) already exists`); the client gets
    // it, the server's log must not. LOG lies above ERROR here; FATAL and PANIC still appear.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    dynamic_shared_memory_type: hasSmallShm() ? 'sysv' : 'posix',
    ...overrides,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** An eighth of the memory that we may use, between 64 MB and 512 MB: the operating system caches the rest. */
function sharedBufferMegabytes(): number {
  const megabytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 2 ** 20;
  return Math.round(Math.min(512, Math.max(64, megabytes / 8)));
}

// Containers commonly get 64 MB of /dev/shm, where a parallel query with our work_mem would end with "No space left".
function hasSmallShm(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks < 256 * 2 ** 20;
  } catch {
    return true;
  }
}
