#!/usr/bin/env node
// Checks an exported package of results (`results-….json`) without the product: plain JavaScript for any Node from 18 on.
//   node scripts/verify-results.mjs FILE [--hash HEX] [--ballot HEX …]
// `--hash` is what stands behind `#m=` in an invitation; `--ballot` is the receipt of a ballot of one's own.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const LEAST_PEOPLE = 5;
const [file, ...options] = process.argv.slice(2);
if (!file) {
  console.error('Say which file: node scripts/verify-results.mjs FILE [--hash HEX] [--ballot HEX …]');
  process.exit(2);
}

const given = (name) => options.flatMap((option, at) => (option === name ? [options[at + 1] ?? ''] : []));
const problems = [];
const check = (holds, sentence) => {
  if (!holds) problems.push(sentence);
};

const found = JSON.parse(readFileSync(file, 'utf8'));
check(
  found.format === 'inward-results/1',
  `This is not a package of results: its format is ${found.format}.`,
);

for (const [name, checksum] of Object.entries(found.checksums ?? {}))
  check(sha256(found[name]) === checksum, `The part “${name}” was changed after it was exported.`);

check(sha256(found.manifest) === found.hash, 'The manifest does not have the hash that the package names.');
for (const hash of given('--hash'))
  check(hash.toLowerCase() === found.hash, 'The manifest is not the one that you were invited with.');

const ids = found.ballots.ids;
check(new Set(ids).size === ids.length, 'A ballot is counted twice.');
for (const { name, labels } of found.manifest.views) {
  const invited = labels.find(({ kind }) => kind === 'everyone')?.people ?? 0;
  const counted = found.ballots.counted[name] ?? 0;
  check(counted <= invited, `In the view “${name}” ${counted} ballots came from ${invited} people.`);
}
const counted = Object.values(found.ballots.counted).reduce((sum, count) => sum + count, 0);
check(counted === ids.length, `${ids.length} ballots are listed and ${counted} counted.`);
for (const ballot of given('--ballot'))
  check(ids.includes(ballot.toLowerCase()), `The ballot ${ballot} is not in the list.`);

const groups = new Map(found.groups.map((group) => [group.key, group]));
for (const group of found.groups) {
  const name = group.name.en ?? group.key;
  check((group.answered === null) === (group.withheld !== null), `“${name}” is neither shown nor withheld.`);
  check(
    group.answered === null || group.answered >= LEAST_PEOPLE,
    `“${name}” is shown with fewer than five answers.`,
  );
}
for (const { group, item, favourable, mean } of found.figures) {
  const shown = groups.get(group)?.withheld === null;
  check(shown, `A figure is shown of the group ${group}, which is withheld.`);
  for (const figure of [favourable, mean])
    if (figure && 'answered' in figure)
      check(
        figure.answered >= LEAST_PEOPLE && figure.answered <= (groups.get(group)?.answered ?? 0),
        `The item ${item} of the group ${group} has ${figure.answered} answers.`,
      );
}

for (const problem of problems) console.error(`✗ ${problem}`);
if (problems.length === 0)
  console.log(
    `✓ ${ids.length} ballots, ${found.groups.length} groups, ${found.figures.length} figures: everything fits together.`,
  );
process.exit(problems.length === 0 ? 0 : 1);

/** SHA-256 of JSON with sorted names and no spaces (RFC 8785 for what stands in a package). */
function sha256(value) {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');
}

function sorted(_, inner) {
  if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
  return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
}
