import type { ImportColumn } from '../contract/import.ts';
import type { ColumnTarget, PersonTarget } from '../contract/import-settings.ts';
import { folded } from './import-cell.ts';

/** Names of columns in English, Finnish and Spanish personnel systems, folded; the first column that fits a field gets it. */
const NAMES: Record<PersonTarget, string> = {
  name: 'name fullname displayname employeename employee nimi kokonimi henkilo tyontekija nombre nombrecompleto nombreyapellidos empleado trabajador',
  firstName: 'firstname givenname forename etunimi kutsumanimi nombredepila primernombre',
  lastName: 'lastname surname familyname sukunimi apellido apellidos',
  email:
    'email emailaddress mail workemail workmail companyemail sahkoposti sahkopostiosoite tyosahkoposti correo correoelectronico email correocorporativo',
  employeeNumber:
    'employeenumber employeeno employeeid employeecode empno empid personnelnumber personnelno personnelid payrollnumber payrollid staffid staffnumber workerid henkilonumero henkilonro hlonro hlonumero tyontekijanumero tyontekijanro henkilostonumero numerodeempleado numeroempleado nempleado idempleado codigodeempleado codigoempleado matricula legajo',
  unit: 'unit unitpath department dept division team organization organisation organizationunit organisationunit orgunit businessunit yksikko organisaatioyksikko osasto tiimi toimialue unidad unidadorganizativa departamento area equipo division seccion',
  unitCode:
    'unitcode unitid departmentcode departmentid deptcode costcenter costcentre yksikkokoodi osastokoodi kustannuspaikka codigodeunidad codigodedepartamento centrodecoste centrodecostes',
  manager:
    'manager managername linemanager supervisor reportsto managerid managernumber manageremail managerno supervisorid esimies esihenkilo lahiesimies esimiehennumero esihenkilonnumero esimiehensahkoposti responsable jefe jefa superior supervisor manager reportaa responsabledirecto',
  title:
    'title jobtitle jobrole role position job occupation titteli tehtava tehtavanimike nimike ammattinimike ammatti rooli puesto cargo rol titulo profesion',
  roleFamily:
    'rolefamily jobfamily jobgroup jobcategory professionalgroup ammattiryhma tehtavaryhma henkilostoryhma familiaprofesional familiadepuestos grupoprofesional categoria',
  location:
    'location site office workplace city workplacelocation toimipaikka paikkakunta sijainti toimipiste kaupunki ubicacion sede centro centrodetrabajo lugar ciudad localidad oficina',
  language:
    'language preferredlanguage languagecode kieli aidinkieli asiointikieli idioma lengua idiomapreferido',
  startedOn:
    'startdate firstday startday hiredate hired dateofhire joined joiningdate joindate started startedon employmentstart aloituspvm aloituspaiva aloituspaivamaara tyosuhdealkoi tyosuhteenalku alkupvm alkamispaiva fechadealta fechaalta fechadeinicio fechadeingreso fechaingreso fechadecontratacion primerdia',
  birthYear:
    'birthyear yearofbirth birthdate dateofbirth dob birthday syntymavuosi syntymaaika syntymapaiva anodenacimiento fechadenacimiento nacimiento',
  age: 'age ika edad',
  employment:
    'employment employmenttype employmentkind contracttype contract tyosuhde tyosuhdetyyppi tyosuhteenlaji tyosuhteentyyppi tipodecontrato contrato tipodeempleo relacionlaboral',
  zone: 'zone timezone workingtimezone aikavyohyke zonahoraria husohorario',
  shift: 'shift shiftpattern workshift vuoro tyovuoro vuorojarjestelma turno turnodetrabajo',
  state: 'state status employmentstatus employeestatus tila tyosuhteentila estado situacion estadolaboral',
  leftOn:
    'leavedate enddate lastday terminationdate lefton exitdate leavingdate paattymispvm paattymispaiva viimeinenpaiva tyosuhdepaattyi fechadebaja fechabaja ultimodia fechadesalida',
};

const FIELD_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    // Safe: the keys of NAMES are the targets.
    names.split(' ').map((name) => [name, field as PersonTarget] as const),
  ),
);

const PAY_PART =
  /palkka|palkki|palkan|ansio|salary|salari|wage|sueldo|nomina|remuner|retribu|compens|income|ingreso|bonus|bonific|stockoption/;
const PAY_WORD =
  /^(pay|payment|paygrade|payband|rate|tulot|tulo|paga|tarifa|plus|lisat|hike|earnings|commission)$/;

/**
 * Whether the name of a column speaks of pay, which the product never stores. Words are told apart by case too, so that
 * `HourlyRate` is pay and `PerformanceRating` and `PayrollNumber` are not.
 */
export function isPay(header: string): boolean {
  if (FIELD_BY_NAME.has(folded(header))) return false;
  const words = header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[^\p{L}\p{N}]+/u);
  return PAY_PART.test(folded(header)) || words.some((word) => PAY_WORD.test(folded(word)));
}

/** The field that a header names, undefined when none is known. */
export function fieldNamed(header: string): PersonTarget | undefined {
  // A remark in brackets does not change what a column is: «Start date (dd.mm.yyyy)».
  return FIELD_BY_NAME.get(folded(header)) ?? FIELD_BY_NAME.get(folded(header.replace(/[([].*$/, '')));
}

export type GuessedColumn = Pick<ImportColumn, 'index' | 'header' | 'target' | 'origin'>;

export interface Memory {
  /** Folded header → target of the last import that was written. */
  readonly last: ReadonlyMap<string, ColumnTarget>;
  /** What the planner chose, by index. */
  readonly chosen: ReadonlyMap<number, ColumnTarget>;
}

const LEAVE_OUT: ColumnTarget = { kind: 'leave_out' };

/**
 * What each column means: pay goes nowhere; then the planner's choice, the last import, its name. Of two columns for one field
 * the first keeps it, unless the planner chose both: then the check says so.
 */
export function guessColumns(headers: readonly string[], { last, chosen }: Memory): GuessedColumn[] {
  const taken = new Set(
    headers.flatMap((header, index) => (isPay(header) ? [] : (chosen.get(index) ?? []))).map(targetKey),
  );
  const columns = headers.map((header, index): GuessedColumn => {
    if (isPay(header)) return { index, header, target: LEAVE_OUT, origin: 'pay' };
    const choice = chosen.get(index);
    if (choice) return { index, header, target: choice, origin: 'chosen' };
    const field = fieldNamed(header);
    const remembered = last.get(folded(header));
    const target = remembered ?? (field ? { kind: 'person' as const, field } : LEAVE_OUT);
    if (target.kind === 'leave_out' || taken.has(targetKey(target)))
      return { index, header, target: LEAVE_OUT, origin: remembered ? 'last_import' : 'unknown' };
    taken.add(targetKey(target));
    return { index, header, target, origin: remembered ? 'last_import' : 'name' };
  });
  return withoutHalfNames(columns);
}

/** `Nombre` beside `Apellidos` is a first name, and a whole name makes its halves superfluous. */
function withoutHalfNames(columns: GuessedColumn[]): GuessedColumn[] {
  const at = (field: PersonTarget) =>
    columns.find(({ target }) => target.kind === 'person' && target.field === field);
  const whole = at('name');
  if (!whole || whole.origin === 'chosen') return columns;
  if (at('lastName') && !at('firstName')) {
    return columns.map((column) =>
      column === whole ? { ...column, target: { kind: 'person', field: 'firstName' } } : column,
    );
  }
  return columns.map((column) => {
    const half = column === at('firstName') || column === at('lastName');
    return half && column.origin !== 'chosen' ? { ...column, target: LEAVE_OUT, origin: 'unknown' } : column;
  });
}

/** Names a target, so that two columns for the same one are found. */
export function targetKey(target: ColumnTarget): string {
  if (target.kind === 'person') return target.field;
  return target.kind === 'attribute' ? `attribute.${target.key}` : 'leave_out';
}
