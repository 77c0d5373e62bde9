import { folded } from '#modules/people/domain/import-cell.ts';
import { IMPORT_TARGETS, type ImportTarget } from '../contract/import.ts';
import { COLUMN_NAMES } from './plan-table.ts';

/** Other names of columns in plans of English, Finnish and Spanish organisations, folded. */
const NAMES: Readonly<Record<ImportTarget, string>> = {
  number: 'no number nr id numero num item rivi ref referencia',
  phase: 'phase stage step period milestone workstream vaihe jakso osio etapa periodo bloque',
  title:
    'action title name task activity measure what whatwedo toimenpide tehtava nimi otsikko toiminto mita accion actividad tarea titulo nombre medida',
  description:
    'description details detail notes note comment kuvaus selite lisatiedot huomio descripcion detalle detalles notas observaciones',
  kind: 'kind type category laji tyyppi luokka tipo clase categoria',
  owner:
    'owner responsible responsibleperson assignee assignedto who lead vastuu vastuuhenkilo vastuullinen omistaja tekija kuka responsable encargado encargada quien asignadoa',
  helpers:
    'helpers helper team participants support auttajat tiimi mukana avustajat ayudantes equipo participantes colaboradores apoyo',
  startsOn:
    'startson start startdate begins begin from alkaa alku alkupvm aloitus aloituspaiva alkamispaiva empieza inicio comienzo fechadeinicio desde',
  dueOn:
    'dueon due duedate deadline end enddate ends until finish when maarapaiva takaraja loppu loppupvm paattyy valmis deadline milloin fechalimite plazo vencimiento fin fechafin fechadefin hasta cuando entrega',
  audience:
    'audience targetgroup target forwhom group kohderyhma yleiso kenelle ryhma publico publicoobjetivo audiencia grupo destinatarios paraquien',
  goals: 'goals goal objective objectives aim tavoitteet tavoite paamaara objetivos objetivo meta metas',
  waitsFor:
    'waitsfor dependson dependencies dependency predecessor predecessors after blockedby odottaa riippuvuus riippuvuudet edeltaja edeltajat esperaa dependede dependencias predecesoras predecesor despuesde',
  state: 'state status progress tila tilanne edistyminen estado situacion avance',
  stateReason: 'reason why cause perustelu syy miksi motivo razon causa porque',
  costs:
    'cost costs budget amount price money eur euros kustannus kustannukset budjetti hinta summa eurot coste costes costo presupuesto importe precio',
  currency: 'currency valuutta moneda divisa',
  hours: 'hours workinghours hrs h effort tunnit tyotunnit tuntia horas horasdetrabajo esfuerzo',
  expertDays:
    'expertdays consultantdays days asiantuntijapaivat konsulttipaivat diasdeexperto diasdeconsultor jornadas',
  material:
    'material materials trainingmaterial aineisto materiaali materiaalit koulutusaineisto materiales materialdeformacion',
};

const TARGET_BY_NAME = new Map<string, ImportTarget>(
  IMPORT_TARGETS.flatMap((target) =>
    [...NAMES[target].split(' '), ...Object.values(COLUMN_NAMES[target]).map(folded)].map(
      (name) => [name, target] as const,
    ),
  ),
);

/** What a header names, undefined when nothing is known by it. */
export function targetNamed(header: string): ImportTarget | undefined {
  // A remark in brackets does not change what a column is: «Cost (EUR)».
  return TARGET_BY_NAME.get(folded(header)) ?? TARGET_BY_NAME.get(folded(header.replace(/[([].*$/, '')));
}

/** What each column is by its name; of two for one thing the first has it. */
export function guessTargets(headers: readonly string[]): (ImportTarget | null)[] {
  const taken = new Set<ImportTarget>();
  return headers.map((header) => {
    const target = targetNamed(header);
    if (target === undefined || taken.has(target)) return null;
    taken.add(target);
    return target;
  });
}

/** The row that names the columns: of the first ten the one with most known names. Exports begin with a title. */
export function headerRow(rows: readonly (readonly string[])[]): number {
  const known = rows.slice(0, 10).map((row) => guessTargets(row).filter((target) => target !== null).length);
  const most = Math.max(0, ...known);
  return most === 0 ? 0 : known.indexOf(most);
}
