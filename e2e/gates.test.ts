import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

const runner = new URL('../scripts/test.mjs', import.meta.url);

afterAll(removeTemporaryFolders);

/** Runs the gates of \`npm test\` with tools that only say that all is well, and a build that ends as given. */
async function runGates(built: boolean): Promise<{ code: number; lastLine: string | undefined }> {
  const root = await temporaryFolder();
  const tool = join(root, 'tool.cjs');
  await writeFile(
    tool,
    `#!${process.execPath}
    const report = process.argv.find((one) => one.startsWith('--outputFile.json='));
    if (report) require('node:fs').writeFileSync(report.split('=')[1], '{"numPassedTests":3,"numFailedTests":0}');`,
  );
  await chmod(tool, 0o755);
  const program = `
    import { runTests } from ${JSON.stringify(runner.href)};
    const house = { root: ${JSON.stringify(root)}, node: process.execPath, bin: () => ${JSON.stringify(tool)}, extra: [] };
    process.exit(await runTests({ ...house, build: () => ${built} }));`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', program], (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), lastLine: stdout.trim().split('\n').at(-1) }),
    );
  });
}

test('the last line counts gates and tests, also when the build fails', async () => {
  expect(await runGates(true)).toEqual({ code: 0, lastLine: '7 passed, 0 failed' });
  expect(await runGates(false)).toEqual({ code: 1, lastLine: '6 passed, 1 failed' });
});
