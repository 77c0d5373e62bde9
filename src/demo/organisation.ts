import type { Language } from '#kernel/language.ts';
import type { Role } from '#kernel/roles.ts';

/** Facts of the example organisation: pumps from Tampere and Zaragoza. All names are made up. */
export const EXAMPLE_NAME = 'Lumo Pumps';
export const EXAMPLE_ZONE = 'Europe/Helsinki';

export interface Team {
  /** The unit as a path of names. */
  readonly unit: string;
  readonly reportsTo: string;
  readonly site: 'Tampere' | 'Zaragoza' | 'remote';
  readonly size: number;
  readonly shifts: boolean;
  readonly family: string;
  readonly headFamily: string;
  readonly headTitle: string;
  readonly titles: readonly string[];
}

const technicians = { family: 'Technicians', headFamily: 'Middle managers', shifts: true } as const;
const clerks = { family: 'Clerks', headFamily: 'Middle managers', shifts: false } as const;
const specialists = { family: 'Specialists', headFamily: 'Middle managers', shifts: false } as const;
const steering = { headFamily: 'Steering group', shifts: false } as const;

/** 240 people. The first of a team leads it. */
export const TEAMS: readonly Team[] = [
  {
    unit: 'Management',
    reportsTo: '',
    site: 'Tampere',
    size: 3,
    ...steering,
    family: 'Steering group',
    headTitle: 'Managing director',
    titles: ['Chief financial officer'],
  },
  {
    unit: 'Production',
    reportsTo: 'Management',
    site: 'Tampere',
    size: 1,
    ...steering,
    family: 'Technicians',
    headTitle: 'Plant director',
    titles: [],
  },
  {
    unit: 'Production / Assembly Tampere',
    reportsTo: 'Production',
    site: 'Tampere',
    size: 34,
    ...technicians,
    headTitle: 'Assembly supervisor',
    titles: ['Assembler', 'Senior assembler', 'Test technician'],
  },
  {
    unit: 'Production / Assembly Zaragoza',
    reportsTo: 'Production',
    site: 'Zaragoza',
    size: 32,
    ...technicians,
    headTitle: 'Assembly supervisor',
    titles: ['Assembler', 'Senior assembler', 'Test technician'],
  },
  {
    unit: 'Production / Machining',
    reportsTo: 'Production',
    site: 'Tampere',
    size: 24,
    ...technicians,
    headTitle: 'Machining supervisor',
    titles: ['Machinist', 'Tool setter'],
  },
  {
    unit: 'Production / Coating',
    reportsTo: 'Production',
    site: 'Zaragoza',
    size: 12,
    ...technicians,
    headTitle: 'Coating supervisor',
    titles: ['Coater', 'Quality inspector'],
  },
  {
    unit: 'Production / Maintenance',
    reportsTo: 'Production',
    site: 'Tampere',
    size: 14,
    ...technicians,
    headTitle: 'Maintenance supervisor',
    titles: ['Maintenance technician', 'Electrician'],
  },
  {
    unit: 'Supply',
    reportsTo: 'Management',
    site: 'Zaragoza',
    size: 8,
    ...clerks,
    ...steering,
    headTitle: 'Supply director',
    titles: ['Buyer', 'Planner of materials'],
  },
  {
    unit: 'Supply / Warehouse',
    reportsTo: 'Supply',
    site: 'Zaragoza',
    size: 18,
    ...technicians,
    headTitle: 'Warehouse supervisor',
    titles: ['Warehouse worker', 'Forklift driver'],
  },
  {
    unit: 'Sales and service',
    reportsTo: 'Management',
    site: 'remote',
    size: 16,
    ...specialists,
    ...steering,
    headTitle: 'Sales director',
    titles: ['Account manager', 'Sales engineer'],
  },
  {
    unit: 'Sales and service / Field service',
    reportsTo: 'Sales and service',
    site: 'remote',
    size: 22,
    ...technicians,
    shifts: false,
    headTitle: 'Service manager',
    titles: ['Field technician'],
  },
  {
    unit: 'Sales and service / Customer care',
    reportsTo: 'Sales and service',
    site: 'Tampere',
    size: 12,
    ...clerks,
    headTitle: 'Customer care manager',
    titles: ['Customer adviser'],
  },
  {
    unit: 'Product development',
    reportsTo: 'Management',
    site: 'Tampere',
    size: 10,
    ...specialists,
    ...steering,
    headTitle: 'Development director',
    titles: ['Design engineer', 'Hydraulics engineer'],
  },
  {
    unit: 'Product development / Software',
    reportsTo: 'Product development',
    site: 'remote',
    size: 14,
    ...specialists,
    headTitle: 'Software lead',
    titles: ['Software engineer', 'Tester'],
  },
  {
    unit: 'People and finance',
    reportsTo: 'Management',
    site: 'Tampere',
    size: 12,
    ...clerks,
    ...steering,
    headTitle: 'People director',
    titles: ['Payroll clerk', 'Accountant', 'HR specialist'],
  },
  {
    unit: 'People and finance / Communication',
    reportsTo: 'People and finance',
    site: 'Zaragoza',
    size: 8,
    ...specialists,
    headTitle: 'Head of communication',
    titles: ['Communication specialist', 'Translator'],
  },
];

export interface Named {
  readonly name: string;
  readonly unit: string;
  readonly place: number;
  readonly language: Language;
  readonly title: string;
  readonly roles: readonly Role[];
  /** Under which word the sign-in link of this person is printed. */
  readonly as?: string;
}

/** People who carry the story; each role of the product has one. */
export const NAMED: readonly Named[] = [
  {
    name: 'Matti Harju',
    unit: 'Management',
    place: 0,
    language: 'fi',
    title: 'Managing director',
    roles: ['leader'],
  },
  {
    name: 'Carlos Ortega',
    unit: 'Management',
    place: 1,
    language: 'es',
    title: 'Head of systems',
    roles: ['admin'],
    as: 'admin',
  },
  {
    name: 'Petri Nieminen',
    unit: 'Production',
    place: 0,
    language: 'fi',
    title: 'Plant director',
    roles: ['leader'],
    as: 'leader',
  },
  {
    name: 'Lucía Ferrer',
    unit: 'People and finance / Communication',
    place: 0,
    language: 'es',
    title: 'Head of communication',
    roles: ['planner'],
    as: 'planner',
  },
  {
    name: 'Jukka Salmela',
    unit: 'Production / Assembly Tampere',
    place: 0,
    language: 'fi',
    title: 'Assembly supervisor',
    roles: [],
    as: 'manager',
  },
  {
    name: 'Aino Lehtonen',
    unit: 'Production / Assembly Tampere',
    place: 1,
    language: 'fi',
    title: 'Test technician',
    roles: [],
    as: 'member',
  },
  {
    name: 'Marta Ibáñez',
    unit: 'Production / Assembly Zaragoza',
    place: 1,
    language: 'es',
    title: 'Senior assembler',
    roles: ['ambassador'],
  },
  {
    name: 'Sanna Koivisto',
    unit: 'People and finance',
    place: 1,
    language: 'fi',
    title: 'HR specialist',
    roles: ['representative'],
    as: 'representative',
  },
];
