import { readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench, Measurement } from './bench.ts';

// npm run bench -- NAME… [--json]: runs the named benchmarks, all without a name, one after another: a second one
// beside it would measure the first.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const known = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !['run.ts', 'bench.ts'].includes(file))
  .map((file) => file.slice(0, -3));
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(2);
}
if (!values.json) {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform}`,
  );
}

let missed = 0;
for (const name of positionals.length > 0 ? positionals : known) {
  const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
  const measurements = await bench.run();
  missed += measurements.filter(({ met }) => met === false).length;
  if (values.json) {
    for (const { metric, value, unit, goal, met } of measurements) {
      console.log(JSON.stringify({ bench: name, metric, value, unit, goal: goal ?? null, met: met ?? null }));
    }
  } else {
    print(name, measurements);
  }
}
process.exit(missed > 0 ? 1 : 0);

function print(name: string, measurements: readonly Measurement[]): void {
  console.log(`\n${name}`);
  const width = Math.max(...measurements.map(({ metric }) => metric.length));
  for (const { metric, value, unit, goal, met } of measurements) {
    const figure = value.toLocaleString('en', { maximumSignificantDigits: 4 });
    const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
    console.log(
      `  ${metric.padEnd(width)}  ${figure.padStart(10)} ${unit.padEnd(8)} ${(goal ?? '').padEnd(12)} ${verdict}`,
    );
  }
}
