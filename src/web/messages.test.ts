import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface House {
  readonly namespace: string;
  readonly folder: string;
}

const houses: readonly House[] = [
  { namespace: 'web', folder: join(root, 'web', 'messages') },
  ...readdirSync(join(root, 'modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ namespace: name, folder: join(root, 'modules', name, 'messages') }))
    .filter(({ folder }) => filesIn(folder).some((file) => file.endsWith('.json'))),
];

const sources = filesIn(root)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file: relative(root, file), text: withoutComments(readFileSync(file, 'utf8')) }));

/** Everything that stands between quotes, and the beginnings of templates up to their first value. */
const saidAnywhere = new Set<string>();
/** The same, by module. */
const saidIn = new Map<string, Set<string>>();
for (const { file, text } of sources) {
  const module = /^modules[\\/]([^\\/]+)/.exec(file)?.[1] ?? 'web';
  const own = saidIn.get(module) ?? new Set();
  saidIn.set(module, own);
  for (const pattern of [/(['"`])([\w:.]+)\1/g, /(`)([\w:.]+\.\$\{)/g]) {
    for (const [, , literal = ''] of text.matchAll(pattern)) {
      saidAnywhere.add(literal);
      own.add(literal);
    }
  }
}

describe.each(houses)('the messages of $namespace', (house) => {
  const english = read(house, 'en');

  test.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s says everything, and nothing else',
    (language) => {
      expect(namesIn(read(house, language))).toEqual(namesIn(english));
    },
  );

  test.each(LANGUAGES)('%s has both forms of each plural', (language) => {
    const messages = read(house, language);
    const keys = [...messages.keys()];
    const plurals = new Set(keys.map((key) => stemOf(key, messages)).filter((stem) => !messages.has(stem)));
    const missing = [...plurals].filter(
      (stem) => !keys.includes(`${stem}_one`) || !keys.includes(`${stem}_other`),
    );
    expect(missing).toEqual([]);
  });

  test.each(LANGUAGES)('%s leaves no message empty', (language) => {
    expect([...read(house, language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test.each(LANGUAGES)('%s fills in the same values as English', (language) => {
    const other = valuesByName(read(house, language));
    const wrong = [...valuesByName(english)].filter(([name, values]) => other.get(name) !== values);
    expect(wrong.map(([name, values]) => `${name}: ${values} ≠ ${other.get(name)}`)).toEqual([]);
  });

  test.each(LANGUAGES.filter((language) => language !== 'en'))('%s is translated', (language) => {
    const other = read(house, language);
    const copies = [...english].filter(
      ([key, text]) => other.get(key) === text && withoutValues(text).split(/\s+/).filter(Boolean).length > 3,
    );
    expect(copies).toEqual([]);
  });
});

// A module that has no screen yet already has the words that its screens will say.
const onScreen = houses.filter(
  ({ namespace, folder }) => namespace === 'web' || filesIn(join(dirname(folder), 'web')).length > 0,
);

test.each(onScreen)('each message of $namespace is said somewhere', (house) => {
  expect(namesIn(read(house, 'en')).filter((name) => !isSaid(house.namespace, name))).toEqual([]);
});

test('each message that is said exists', () => {
  const known = new Map(houses.map((house) => [house.namespace, new Set(namesIn(read(house, 'en')))]));
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/['"`]([a-z]+):([a-zA-Z][\w.]*)['"`]/g)]
      .filter(([, namespace = '', name = '']) => known.has(namespace) && !known.get(namespace)?.has(name))
      .filter(([, , name = '']) => name.includes('.'))
      .map(([said]) => `${file}: ${said}`),
  );
  expect(missing).toEqual([]);
});

test('each refusal has its sentence', () => {
  const known = new Map(houses.map((house) => [house.namespace, new Set(namesIn(read(house, 'en')))]));
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/(?:refuse|new Refusal)\(\s*'\w+',\s*'([a-z]+)\.(\w+)'/g)]
      .filter(([, namespace = '', reason]) => !known.get(namespace)?.has(`errors.${reason}`))
      .map(([, namespace, reason]) => `${file}: ${namespace}.${reason}`),
  );
  expect(missing).toEqual([]);
});

/**
 * How a source says a message:
 * – by its full name, `'people:directory.title'`, anywhere;
 * – by its name alone within its own module (letters and exports, which speak one namespace);
 * – from a family, `` t(`people:state.${state}`) ``: the template tells which;
 * – a refusal by its code, `'people.unit_not_found'`, or `'edited_meanwhile'` when it belongs to no module;
 * – `errors.fields.*` by the code of a schema, ours or Zod's.
 */
function isSaid(namespace: string, name: string): boolean {
  const code = /^errors\.(?:fields\.)?(\w+)$/.exec(name)?.[1];
  if (code && namespace === 'web' && (ZOD_CODES.has(code) || PLATFORM_CODES.test(code))) return true;
  const own = saidIn.get(namespace);
  return (
    saidAnywhere.has(`${namespace}:${name}`) ||
    own?.has(name) ||
    familiesOf(name).some(
      (family) => saidAnywhere.has(`${namespace}:${family}.\${`) || own?.has(`${family}.\${`),
    ) ||
    (code !== undefined &&
      (saidAnywhere.has(namespace === 'web' ? code : `${namespace}.${code}`) || Boolean(own?.has(code))))
  );
}

const ZOD_CODES = new Set([
  'required',
  'too_small',
  'too_big',
  'invalid_type',
  'invalid_format',
  'invalid_value',
]);

// What the platform says for every endpoint; platform/http/problems.ts makes some of them from a status.
const PLATFORM_CODES = /^(unexpected|unreachable)$/;

/** `today.greeting.morning` belongs to the families `today.greeting` and `today`. */
function familiesOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('.'));
}

function read({ folder }: House, language: Language): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') flat.set(path, value);
    else for (const [key, inner] of Object.entries(Object(value))) walk(inner, path ? `${path}.${key}` : key);
  };
  walk(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')), '');
  return flat;
}

/** The name of a message without its plural form. The code of a refusal may end alike (`errors.only_one`). */
function stemOf(key: string, messages: ReadonlyMap<string, string>): string {
  const [, stem = key, form] = /^(.+)_(zero|one|other|many)$/.exec(key) ?? [];
  const alone = form === 'other' ? !messages.has(`${stem}_one`) : !messages.has(`${stem}_other`);
  return alone && key.startsWith('errors.') ? key : stem;
}

function namesIn(messages: ReadonlyMap<string, string>): string[] {
  return [...new Set([...messages.keys()].map((key) => stemOf(key, messages)))].sort();
}

/** The values that a message takes, over all its plural forms: «one» may leave out the number. */
function valuesByName(messages: ReadonlyMap<string, string>): Map<string, string> {
  const values = new Map<string, Set<string>>();
  for (const [key, text] of messages) {
    const stem = stemOf(key, messages);
    const found = values.get(stem) ?? new Set();
    for (const [, name = ''] of text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)) found.add(name);
    values.set(stem, found);
  }
  return new Map([...values].map(([name, found]) => [name, [...found].sort().join(', ')]));
}

function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\*|\*|\/\/).*$/gm, '');
}

function withoutValues(text: string): string {
  return text.replace(/\{\{[^}]*\}\}/g, '');
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
