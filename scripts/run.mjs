#!/usr/bin/env node
// What `npm start`, `npm test` and the other scripts call. Plain JavaScript for any Node from 20 on: it runs before anything is
// installed. It installs exactly from the lockfile, builds when sources changed, and hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from './test.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const main = join(root, 'dist', 'server', 'main.js');
const [command = 'serve', ...rest] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20)
  stop('Inward needs Node 20 or newer to start; it then brings its own.');

const commands = {
  async dev() {
    install();
    await together([
      [pinnedNode(), bin('tsx'), 'watch', '--clear-screen=false', 'src/main.ts', 'serve', ...rest],
      [pinnedNode(), bin('vite')],
    ]);
  },
  async test() {
    install();
    process.exit(await runTests({ root, node: pinnedNode(), bin, build, extra: rest }));
  },
  async check() {
    install();
    process.exit(await runTests({ root, node: pinnedNode(), bin, build: undefined, extra: rest }));
  },
  async build() {
    install();
    if (!build()) stop('The build failed.');
  },
  async bench() {
    install();
    await together([[pinnedNode(), bin('tsx'), 'bench/run.ts', ...rest]]);
  },
  async trust() {
    install();
    await together([[pinnedNode(), bin('vitest'), 'run', '--config', 'trust/vitest.config.ts', ...rest]]);
  },
};

await (commands[command] ?? product)();

/** Every other command belongs to the product itself: serve, work, import, backup, … */
async function product() {
  install();
  if (!build()) stop('The build failed.');
  await together([[pinnedNode(), '--enable-source-maps', main, command, ...rest]]);
}

/** Installs what the lockfile names, unless that was done already. */
function install() {
  const stamp = join(root, 'node_modules', '.inward-installed');
  const wanted = hashOf(['package-lock.json', '.npmrc']);
  if (read(stamp) === wanted) return;
  console.log('Installing the packages that the lockfile names …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const choices = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!run(npm, ['ci', ...choices])) stop('The packages could not be installed.');
  writeFileSync(stamp, wanted);
}

/** Builds server and browser application, unless nothing changed since; says whether they are there. */
function build() {
  const stamp = join(root, 'dist', '.built-from');
  const sources = [...filesBelow('src'), 'package-lock.json', 'vite.config.ts'].filter(
    (file) => !file.includes('.test.'),
  );
  const wanted = hashOf(sources);
  if (read(stamp) === wanted) return true;
  console.log('Building …');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const half of [[], ['--ssr', 'src/main.ts']]) {
    if (!run(pinnedNode(), [bin('vite'), 'build', ...half, '--logLevel', 'warn'])) return false;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

/** The Node that the project pins; where its package could not place it, this one if it is new enough. */
function pinnedNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = [
    join(root, 'node_modules', 'node', 'bin', exe),
    join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', exe),
  ].find(existsSync);
  if (found) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stop(
    'The pinned Node 24 is not installed: run `npm ci` with install scripts allowed, or use Node 24 yourself.',
  );
}

/** Runs the programs side by side, passes signals on, and ends with the first that ends. */
async function together(programs) {
  const path = `${dirname(pinnedNode())}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  // Node then keeps what it compiled for the next start; a variable of the same name that is set already wins.
  const compileCache = {
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  };
  const children = programs.map(([file, ...args]) =>
    spawn(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path, ...compileCache } }),
  );
  const tell = (signal) => {
    for (const child of children) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => tell(signal));
  whenNpmIsGone(() => tell('SIGTERM'));
  const code = await Promise.race(
    children.map(
      (child) =>
        new Promise((resolve) => child.on('exit', (exit, signal) => resolve(exit ?? (signal ? 1 : 0)))),
    ),
  );
  for (const child of children) child.kill('SIGTERM');
  process.exit(code);
}

/** npm passes a signal to its shell, which dies without a word to us; what we started would run on with nobody to end it. */
function whenNpmIsGone(act) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
}

function run(file, args) {
  const { status } = spawnSync(file, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = file.startsWith(root) ? file : join(root, file);
    if (existsSync(path))
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
