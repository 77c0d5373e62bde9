// Everything that must hold, in one run: types, lint, unused code, build, tests. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs all gates, even after one failed, so that one run tells everything. Gives the exit code. */
export async function runTests({ root, node, bin, build, extra }) {
  const results = [];
  const gate = (name, work) => {
    const began = Date.now();
    const passed = work();
    console.log(`${passed ? 'ok' : 'FAILED'}  ${name}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
    results.push(passed);
  };
  const tool = (name, args) =>
    spawnSync(node, [bin(name), ...args], { cwd: root, stdio: 'inherit' }).status === 0;

  gate('types', () => tool('tsc', ['--noEmit', '-p', '.', '--checkers', '2']));
  gate(
    'lint',
    () =>
      spawnSync(bin('biome'), ['check', '--error-on-warnings', '.'], { cwd: root, stdio: 'inherit' })
        .status === 0,
  );
  gate('unused code', () => tool('knip', ['--no-progress']));
  if (!build) {
    const counts = vitest(['--project', 'rules']);
    return finish(results, counts);
  }
  gate('build', build);
  return finish(results, vitest(extra));

  function vitest(args) {
    const report = join(root, '.cache', 'vitest.json');
    mkdirSync(join(root, '.cache'), { recursive: true });
    rmSync(report, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    // The product is started many times: what one start compiled serves the next.
    const compileCache = join(root, 'node_modules', '.cache', 'node');
    const { status } = spawnSync(node, [bin('vitest'), 'run', ...reporters, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
    });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that could not even be loaded has no failed test of its own.
    return { passed: numPassedTests, failed: status === 0 ? numFailedTests : Math.max(1, numFailedTests) };
  }
}

function finish(gates, tests) {
  const passed = gates.filter(Boolean).length + tests.passed;
  const failed = gates.filter((gate) => !gate).length + tests.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && tests.passed > 0 ? 0 : 1;
}
