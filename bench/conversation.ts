import { sql } from 'kysely';
import pino from 'pino';
import { assemble, installQueue } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { seededRandom } from '#kernel/stats/random.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { openSession } from '#modules/access/service/session.ts';
import { forgetOrder } from '#modules/conversation/store/letter.ts';
import type { Database } from '#platform/database.ts';
import { hashToken } from '#platform/secrets.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';

const PEOPLE = 250_000;
const CASES = 5_000;
const TODAY = '2026-11-23';

/** Sentences of a factory, so that stems repeat as they do in life; each case is two of them. */
const SENTENCES = {
  en: {
    begin: ['Who pays when', 'Can we have', 'Why is it that', 'When do we get', 'May I post', 'I worry that'],
    thing: [
      'the photo of the line',
      'a gym in the yard',
      'the new roster',
      'our manual',
      'the customer visit',
    ],
    end: ['during the night shift', 'without asking anybody', 'in both plants', 'before Christmas', 'again'],
  },
  fi: {
    begin: [
      'Kuka maksaa, kun',
      'Voisimmeko saada',
      'Miksi',
      'Milloin saamme',
      'Saanko julkaista',
      'Pelkään, että',
    ],
    thing: [
      'kuva tuotantolinjasta',
      'kuntosali pihalle',
      'uusi työvuorolista',
      'käsikirjamme',
      'asiakkaan vierailu',
    ],
    end: ['yövuoron aikana', 'kysymättä keneltäkään', 'molemmissa tehtaissa', 'ennen joulua', 'taas'],
  },
  es: {
    begin: [
      'Quién paga cuando',
      'Podemos tener',
      'Por qué',
      'Cuándo recibimos',
      'Puedo publicar',
      'Me preocupa que',
    ],
    thing: [
      'la foto de la línea',
      'un gimnasio en el patio',
      'el nuevo turno',
      'nuestro manual',
      'la visita del cliente',
    ],
    end: [
      'durante el turno de noche',
      'sin preguntar a nadie',
      'en las dos plantas',
      'antes de Navidad',
      'otra vez',
    ],
  },
} as const;

const TYPED = [
  'who pays for photos of the line in the night shift',
  'can i post a photo without asking',
  'saako kuvan julkaista kysymättä',
  'milloin uusi työvuorolista tulee molempiin tehtaisiin',
  'puedo publicar fotos sin preguntar',
  'gimnasio en el patio para el turno de noche',
];

/** The closure board, its figures and similar cases over HTTP, in an organisation of 250,000 with 5,000 cases. */
export const bench: Bench = {
  name: 'conversation',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const readerId = await seed(database);
      const log = pino({ level: 'silent' });
      await installQueue(database, log);
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => `${TODAY}T09:00:00.000Z`,
      });
      const http = await product.http({
        authenticate,
        trustProxy: false,
        metricsToken: undefined,
        webDirectory: undefined,
        perMinute: 1_000_000,
      });
      const { token } = await openSession(product.context(), {
        personId: readerId,
        method: 'password',
        userAgent: 'bench',
        browser: hashToken('bench'),
      });
      const timed = async (requests: readonly Request[]) => {
        const millis: number[] = [];
        for (let round = 0; round < 30; round += 1) {
          for (const { url, payload } of requests) {
            const start = performance.now();
            const answer = await http.inject({
              method: payload ? 'POST' : 'GET',
              url: `/api/conversation/${url}`,
              cookies: { inward_session: token },
              ...(payload ? { payload } : {}),
            });
            // The first rounds warm up.
            if (round >= 5) millis.push(performance.now() - start);
            if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
          }
        }
        return millis.sort((a, b) => a - b);
      };
      const board = await timed(
        ['open', 'answered', 'done'].map((tab) => ({ url: `closure-board?tab=${tab}` })),
      );
      const figures = await timed([{ url: 'closure-figures' }]);
      const similar = await timed(TYPED.map((text) => ({ url: 'similar-cases', payload: { text } })));
      const start = performance.now();
      await forgetOrder(database.db);
      const night = performance.now() - start;
      await http.close();
      await product.queue.stop();
      return [
        ...measured('closure board, 50 cases', board, 80),
        ...measured('closure figures', figures, 80),
        ...measured('similar cases', similar, 60),
        { metric: 'tables rewritten at night, all together', value: night, unit: 'ms' },
      ];
    }),
};

interface Request {
  readonly url: string;
  readonly payload?: object;
}

function measured(metric: string, sorted: readonly number[], most: number): Measurement[] {
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return [
    { metric: `${metric}, median`, value: at(0.5), unit: 'ms', goal: `≤ ${most}`, met: at(0.5) <= most },
    { metric: `${metric}, 95th percentile`, value: at(0.95), unit: 'ms' },
  ];
}

/** An organisation with units in three levels, its cases with votes, followers, threads and some hidden; returns a member. */
async function seed({ db }: Database): Promise<string> {
  // A UUID of version 4 for a name, so that rows refer to each other without being read back.
  await sql`create function bench_id(name text) returns uuid language sql immutable
    return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid`.execute(db);
  await sql`insert into people_organisation (name, language, zone, accent, founded_at)
    values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', now())`.execute(db);
  await sql`insert into people_unit (id, code, name, parent_id)
    select bench_id('unit' || n), 'U' || n, 'Unit ' || n, case when n > 1 then bench_id('unit' || (n / 10 + 1)) end
    from generate_series(1, 500) as n`.execute(db);
  await sql`insert into people_person (id, name, email, unit_id, state)
    select bench_id('person' || n), 'Person ' || n, 'person' || n || '@example.org', bench_id('unit' || (n % 500 + 1)), 'active'
    from generate_series(1, ${PEOPLE}::integer) as n`.execute(db);
  await insertCases(db);
  await sql`insert into conversation_vote (case_id, person_id)
    select distinct id, bench_id('person' || (1 + (abs(hashtext(id::text || n)) % ${PEOPLE}::integer)))
    from conversation_case, generate_series(1, 20) as n`.execute(db);
  await sql`insert into conversation_follow (case_id, person_id) select case_id, person_id from conversation_vote`.execute(
    db,
  );
  await sql`insert into conversation_message (id, case_id, number, kind, sender, author_id, text, written_on, written_at)
    select gen_random_uuid(), id, n, 'reply', 'member', author_id, text, opened_on, opened_at
    from conversation_case, generate_series(1, 3) as n`.execute(db);
  await sql`insert into conversation_hiding (id, case_id, reason, hidden_at)
    select gen_random_uuid(), id, 'Rude', now() from conversation_case order by id limit 50`.execute(db);
  await sql`analyze`.execute(db);
  const { rows } = await sql<{ id: string }>`select bench_id('person1') as id`.execute(db);
  return rows[0]?.id ?? '';
}

async function insertCases(db: Database['db']): Promise<void> {
  const random = seededRandom(1);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const rows = Array.from({ length: CASES }, () => {
    const language = pick(['en', 'fi', 'es'] as const);
    const { begin, thing, end } = SENTENCES[language];
    const sentence = () => `${pick(begin)} ${pick(thing)} ${pick(end)} ${Math.floor(random() * 900)}?`;
    return {
      id: newId(),
      language,
      text: `${sentence()} ${sentence()}`,
      person: 1 + Math.floor(random() * PEOPLE),
      unit: 1 + Math.floor(random() * 500),
      days: Math.floor(random() * 300),
      answered: random() < 0.7,
      outcome: pick(['answered', 'done', 'planned', 'notNow', 'no']),
      kind: pick(['question', 'worry', 'idea', 'suggestion', 'comment']),
    };
  });
  await sql`
    insert into conversation_case (id, kind, text, language, unit_id, visibility, unseen, author_id, owner_id, opened_on,
      opened_at, due_on, state, outcome, reason, answered_by, first_answered_on, answered_on)
    select r.id, r.kind, r.text, r.language, bench_id('unit' || r.unit), 'everyone', false, bench_id('person' || r.person),
      bench_id('person' || (r.person % 300 + 1)), o.opened_on, o.opened_on, o.opened_on + 4,
      case when r.answered then 'answered' else 'open' end,
      case when r.answered then r.outcome end, case when r.answered then r.text end,
      case when r.answered then bench_id('person' || (r.person % 300 + 1)) end,
      case when r.answered then o.opened_on + r.days % 9 end, case when r.answered then o.opened_on + r.days % 9 end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, language text, text text, person integer,
      unit integer, days integer, answered boolean, outcome text, kind text)
    cross join lateral (select ${TODAY}::date - r.days as opened_on) as o`.execute(db);
}
